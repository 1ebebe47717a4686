// The host's side of embedded apps: one frame for each app on a record page, a second one in a dialog when the app asks
// for it. An app speaks by messages; each is taken only from the window, the origin and the instance it was issued to.
import { HANDLERS, ONE_WAY } from './panel-messages.js';
import { csrf } from '../shell/shell.js';

const FIRST_WORD = 15000;
// An app of another site is held in a sandbox. One of this installation's own origin is as trusted as the page itself, and a
// sandbox that lets it run with that origin would hold nothing.
const SANDBOX = 'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals allow-top-navigation-by-user-activation';

const instances = new Set();

/** One frame: where an app runs, and what it is known by. */
export class Instance {
  constructor(app, location, params = {}) {
    this.app = app;
    this.location = location;
    this.params = params;
    this.origin = new URL(app.dataset.src, document.baseURI).origin;
    this.id = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    this.turns = new Map();
    this.frame = document.createElement('iframe');
    this.frame.name = `app-${this.id}`;
    this.frame.title = app.dataset.name;
    if (this.origin !== window.location.origin) this.frame.setAttribute('sandbox', SANDBOX);
    this.frame.allow = 'fullscreen; clipboard-write';
    this.frame.referrerPolicy = 'origin';
    instances.add(this);
  }

  /** Fetches a hand-over and posts it into the frame, which shows by whom and for whom it was opened. */
  async open() {
    const response = await fetch(this.app.dataset.handover, { method: 'POST', headers: { 'X-XSRF-TOKEN': csrf(), Accept: 'application/json' } });
    if (!response.ok) throw new Error(`hand-over: ${response.status}`);
    const { jwt } = await response.json();
    const form = document.createElement('form');
    form.method = 'post';
    form.target = this.frame.name;
    form.action = this.address();
    form.hidden = true;
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name: 'jwt', value: jwt });
    form.append(field);
    document.body.append(form);
    form.submit();
    form.remove();
  }

  address() {
    const url = new URL(this.app.dataset.src, document.baseURI);
    for (const [name, value] of Object.entries(this.params)) {
      if (['string', 'number', 'boolean'].includes(typeof value)) url.searchParams.set(name, value);
    }
    url.searchParams.set('location', this.location);
    url.searchParams.set('origin', location.origin);
    url.searchParams.set('instanceId', this.id);
    return url.href;
  }

  close() {
    instances.delete(this);
    this.frame.remove();
  }

  post(message) {
    this.frame.contentWindow?.postMessage(message, this.origin);
  }

  /** Answers of one type leave in the order of their questions: older SDKs match them by that alone. */
  receive(message) {
    const handler = Object.hasOwn(HANDLERS, message.type) ? HANDLERS[message.type] : null;
    const oneWay = message.id === -1 || ONE_WAY.has(message.type);
    const work = (async () => {
      if (!handler) throw new Error(`unknown message type ${message.type}`);
      return handler(this.app, this, message);
    })();
    work.catch(() => {});
    if (oneWay) return;
    const before = this.turns.get(message.type) ?? Promise.resolve();
    this.turns.set(message.type, before.then(() => this.answer(message, work)));
  }

  async answer({ type, id }, work) {
    try {
      this.post({ type, id, data: await work });
    } catch (failure) {
      this.post({ type, id, error: failure.answer ?? { message: failure.message } });
    }
  }
}

window.addEventListener('message', (event) => {
  for (const instance of instances) {
    if (event.source === instance.frame.contentWindow) {
      if (event.origin === instance.origin && event.data?.instanceId === instance.id) instance.receive(event.data);
      return;
    }
  }
});

customElements.define('embedded-app', class extends HTMLElement {
  connectedCallback() {
    this.body = this.querySelector('.app-body');
    this.notice = this.querySelector('.app-notice');
    this.waiting = this.querySelector('.app-waiting');
    this.badge = this.querySelector('.count-badge');
    this.addButton = this.querySelector('[data-act=add]');
    this.addEventListener('click', (event) => this.act(event.target.closest('[data-act]')?.dataset.act));
    this.listeners = [
      [document, 'record-changed', () => this.tell('contextUpdated', { entityType: this.dataset.entity, entityId: this.record })],
      [document, 'click', (event) => this.phone(event.target.closest('a[href^="tel:"]'))],
      [document, 'keydown', (event) => { if (event.key === 'Escape') this.fullScreen(false); }],
    ];
    for (const [target, type, listener] of this.listeners) target.addEventListener(type, listener);
    const elsewhere = location.origin !== this.dataset.host;
    this.querySelector('.app-elsewhere').hidden = !elsewhere;
    if (elsewhere) this.waiting.hidden = true;
    else this.start();
  }

  disconnectedCallback() {
    for (const [target, type, listener] of this.listeners) target.removeEventListener(type, listener);
    this.closeModal();
    this.sidebar?.close();
    clearTimeout(this.patience);
  }

  get record() {
    return Number(this.dataset.id);
  }

  get instances() {
    return [this.sidebar, this.modal].filter(Boolean);
  }

  async start() {
    this.sidebar?.close();
    this.sidebar = new Instance(this, 'sidebar');
    this.here = this.plus = false;
    this.notice.hidden = true;
    this.waiting.hidden = false;
    this.body.append(this.sidebar.frame);
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.silent(), FIRST_WORD);
    try {
      await this.sidebar.open();
      this.sidebar.frame.addEventListener('load', () => this.arrived());
    } catch {
      this.silent();
    }
  }

  arrived() {
    clearTimeout(this.patience);
    this.waiting.hidden = true;
    this.notice.hidden = true;
    this.here = true;
    if (this.plus) this.add();
  }

  silent() {
    clearTimeout(this.patience);
    this.waiting.hidden = true;
    this.notice.hidden = false;
  }

  act(name) {
    switch (name) {
      case 'add': this.add(); break;
      case 'reload': this.start(); break;
      case 'full': this.fullScreen(!this.classList.contains('full')); break;
      default:
    }
  }

  /** Before the app has come nobody hears it: then it is told on arrival, once. */
  add() {
    this.plus = !this.here;
    if (this.here) this.tell('addButtonClicked', {});
  }

  phone(link) {
    if (link) this.tell('phoneNumberClicked', { number: decodeURIComponent(link.getAttribute('href').slice(4)) });
  }

  tell(type, data) {
    for (const instance of this.instances) instance.post({ type, data });
  }

  /** What the app wants of its card: a count, a height, no add button. */
  show({ count, height, disableAddButton }) {
    if (count !== undefined) {
      this.badge.textContent = count ? String(count).slice(0, 5) : '';
      this.badge.hidden = !count;
    }
    if (Number.isFinite(Number(height)) && Number(height) > 0) {
      this.sidebar.frame.style.height = `${Math.min(Math.max(Number(height), 60), 2000)}px`;
    }
    if (disableAddButton !== undefined) this.addButton.hidden = Boolean(disableAddButton);
  }

  fullScreen(full) {
    if (full === this.classList.contains('full')) return;
    this.classList.toggle('full', full);
    this.querySelector('[data-act=full]').setAttribute('aria-pressed', String(full));
  }

  openModal(params) {
    this.closeModal();
    const { width, height, displayHeader, title, ...rest } = params;
    const name = String(title ?? '').trim().slice(0, 100) || this.dataset.name;
    this.modal = new Instance(this, 'modal', rest);
    this.dialog = document.createElement('dialog');
    this.dialog.className = 'app-modal';
    this.dialog.setAttribute('aria-label', name);
    this.dialog.style.width = size(width, '100vw', 'min(960px, calc(100vw - 24px))');
    this.dialog.style.height = size(height, '100dvh', 'min(760px, calc(100dvh - 24px))');
    if (displayHeader !== false) this.dialog.append(this.modalHead(name));
    this.dialog.append(this.modal.frame);
    this.dialog.addEventListener('close', () => this.closeModal());
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.modal.open().catch(() => this.closeModal());
  }

  modalHead(name) {
    const head = document.createElement('div');
    head.className = 'dialog-head';
    const title = document.createElement('h2');
    title.textContent = name;
    const close = this.querySelector('template.app-close').content.cloneNode(true);
    head.append(title, close);
    return head;
  }

  closeModal() {
    const { modal, dialog } = this;
    this.modal = this.dialog = null;
    modal?.close();
    dialog?.remove();
  }
});

/** A number is pixels, a percentage is of the window; neither outgrows it. */
function size(wanted, room, otherwise) {
  const text = String(wanted ?? '').trim();
  if (/^\d{2,4}(px)?$/.test(text)) return `min(${parseInt(text, 10)}px, calc(${room} - 24px))`;
  if (/^\d{1,3}%$/.test(text)) return `min(${text}, calc(${room} - 24px))`;
  return otherwise;
}
