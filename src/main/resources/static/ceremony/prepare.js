// The sender's page: fields are placed on the pages of a draft, the draft is worded and sent.
import { all, announce, ask, debounce, find, h, icon, oneByOne, toast } from './dom.js';
import { call, learn, leave, Offline, say } from './visit.js';
import { Paper } from './paper.js';
import { Desk } from './desk.js';
import { Palette, People } from './palette.js';
import { HistoryMenu, Properties, Thumbnails } from './panels.js';
import { showClosed } from './closed.js';
import { wireLanguage } from './language.js';

const SAVE_AFTER = 1500;
const RETRY_AFTER = 5000;
const ALIVE_EVERY = 120000;

class Preparation {
  constructor(state) {
    this.state = state;
    this.saved = new Map(state.recipients.map((person) => [person.id, this.written(state.fields, person.id)]));
    this.wording = { subject: state.subject, message: state.message };
    this.inTurn = oneByOne();
    this.save = debounce(() => this.saveNow(), SAVE_AFTER);
  }

  begin() {
    const { state } = this;
    find('#title').textContent = state.subject || say('untitled');
    this.paper = new Paper(find('#paper'), state.documents);
    this.desk = new Desk(this.paper, state);
    this.people = new People(this.desk);
    this.palette = new Palette(this.desk, state.palette);
    this.properties = new Properties(this.desk);
    this.thumbnails = new Thumbnails(this.desk);
    this.historyMenu = new HistoryMenu(this.desk);
    this.desk.addEventListener('change', () => this.touched());
    this.wireTools();
    this.wireSending();
    this.stayAlive();
    document.body.classList.add('ready');
  }

  // ---- saving

  written(fields, person) {
    return JSON.stringify(fields.filter((field) => field.recipient === person));
  }

  touched() {
    find('#saved').textContent = say('saving');
    this.save();
  }

  /** A recipient's fields go as a whole: what was put down last must also arrive last. */
  saveNow() {
    return this.inTurn(() => this.sendChanges());
  }

  async sendChanges() {
    try {
      await this.saveFields();
      await this.saveWording();
      find('#saved').textContent = say('saved');
      return true;
    } catch (failure) {
      find('#saved').textContent = say(failure instanceof Offline ? 'notSavedOffline' : 'notSaved');
      if (failure instanceof Offline) setTimeout(() => this.save(), RETRY_AFTER);
      else toast(failure.message, 'error');
      return false;
    }
  }

  /** Sends the fields of those for whom something has changed. */
  async saveFields() {
    const now = this.state.recipients.map(({ id }) => [id, this.written(this.desk.fields, id)]);
    const changed = now.filter(([id, fields]) => this.saved.get(id) !== fields);
    if (!changed.length) return;
    await call('PUT', 'fields', { sets: changed.map(([recipient, fields]) => ({ recipient, fields: JSON.parse(fields) })) });
    changed.forEach(([id, fields]) => this.saved.set(id, fields));
  }

  async saveWording() {
    const subject = find('#subject').value.trim();
    const message = find('#message').value;
    if (subject === this.wording.subject && message === this.wording.message) return;
    await call('PUT', 'wording', { subject, message });
    this.wording = { subject, message };
    find('#title').textContent = subject || say('untitled');
  }

  async allSaved() {
    this.save.cancel();
    if (!(await this.saveNow())) throw new Error(say('notSaved'));
  }

  // ---- the tools above the pages

  wireTools() {
    const { paper } = this;
    const zoom = (by) => {
      paper.zoomTo(paper.zoom * by);
      find('#zoom').textContent = `${Math.round(paper.scale * 75)} %`;
    };
    find('#smaller').addEventListener('click', () => zoom(1 / 1.2));
    find('#larger').addEventListener('click', () => zoom(1.2));
    find('#zoom').addEventListener('click', () => { paper.zoom = 1; zoom(1); });
    zoom(1);
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.save.flush(); });
    addEventListener('pagehide', () => this.save.flush());
  }

  // ---- sending and leaving

  wireSending() {
    const { settings, subject, message } = this.state;
    find('#subject').value = subject;
    find('#message').value = message;
    find('#wording').hidden = !settings.editMessage;
    find('#close').hidden = !settings.showBack;
    find('#discard').hidden = !settings.showDiscard;
    for (const input of [find('#subject'), find('#message')]) input.addEventListener('input', () => this.touched());
    find('#send').addEventListener('click', () => this.send());
    find('#close').addEventListener('click', () => this.leaveBy('save'));
    find('#discard').addEventListener('click', () => this.discard());
  }

  async send() {
    this.review();
    if ((await ask(find('#send-dialog'))) !== 'yes') return;
    await this.leaveBy('send');
  }

  async discard() {
    find('#more').open = false;
    if ((await ask(find('#discard-dialog'))) === 'yes') await this.leaveBy('discard');
  }

  async leaveBy(how) {
    document.body.classList.add('busy');
    try {
      if (how !== 'discard') await this.allSaved();
      this.ended = true;
      const { next, state } = await call('POST', how);
      if (next) leave(next);
      else close(state);
    } catch (failure) {
      this.ended = false;
      toast(failure.message, 'error');
    } finally {
      document.body.classList.remove('busy');
    }
  }

  /** Who gets it, in which order, and what may have been forgotten. */
  review() {
    const { desk } = this;
    find('#review-people').replaceChildren(...this.state.recipients.map((person) => {
      const count = desk.fields.filter((field) => field.recipient === person.id).length;
      return h('li', { class: `who-${person.color}` }, h('span', { class: 'order' }, person.order), h('span', { class: 'person-dot', 'aria-hidden': 'true' }, person.initials),
        h('span', { class: 'person-name' }, h('strong', {}, person.name), h('small', {}, `${person.role} · ${person.email}`)),
        h('small', { class: 'count' }, person.signs ? say('fieldCount', count) : ''));
    }));
    const warnings = this.warnings();
    find('#review-warnings').hidden = !warnings.length;
    find('#review-warnings ul').replaceChildren(...warnings.map((warning) => h('li', {}, warning)));
  }

  warnings() {
    return [...this.signersInDoubt(), ...this.untouchedDocuments()];
  }

  /** A document of several on which nobody has a field is read but not signed. */
  untouchedDocuments() {
    const { documents } = this.state;
    if (documents.length < 2 || !this.desk.fields.length) return [];
    return documents.filter((one) => !this.desk.fields.some((field) => field.document === one.id)).map((one) => say('warnNoFields', one.name));
  }

  signersInDoubt() {
    return this.state.recipients.filter((person) => person.signs).flatMap((person) => {
      const fields = this.desk.fields.filter((field) => field.recipient === person.id);
      if (!fields.length) return [say('warnFree', person.name)];
      return fields.some((field) => field.kind === 'signHere' || field.kind === 'approve') ? [] : [say('warnNoSignature', person.name)];
    });
  }

  // ---- the session

  /** The session lasts as long as somebody works; the server hears of it every two minutes at most. */
  stayAlive() {
    let last = Date.now();
    const alive = () => {
      if (this.ended || Date.now() - last < ALIVE_EVERY) return;
      last = Date.now();
      call('POST', 'alive').catch(() => undefined);
    };
    for (const sign of ['pointerdown', 'keydown', 'wheel']) addEventListener(sign, alive, { passive: true });
  }
}

/** There is nothing (more) to prepare; the page says why. */
function close({ situation }) {
  document.body.classList.add('over');
  showClosed({ situation });
}

document.addEventListener('visit-ended', ({ detail }) => {
  const dialog = find('#ended-dialog');
  find('#ended-text').textContent = detail.message;
  find('#ended-back').hidden = !detail.next;
  find('#ended-back').addEventListener('click', () => leave(detail.next));
  if (!dialog.open) dialog.showModal();
});

document.addEventListener('click', (event) => {
  for (const open of all('details.more-menu[open]')) {
    if (!open.contains(event.target)) open.open = false;
  }
});

wireLanguage();
try {
  const state = await call('GET', 'state');
  learn(state.texts);
  if (state.situation) close(state);
  else new Preparation(state).begin();
} catch (failure) {
  if (failure.status !== 401) {
    close({ situation: { icon: 'alert-triangle', tone: 'amber', title: failure.message, text: '', retry: failure instanceof Offline } });
  }
}
