// A record page: its regions follow what changes, its facts are edited in place, its zones become tabs on a phone.
import '../panelhost/panel-host.js';
import './record-picker.js';
import './file-drop.js';
import './rows.js';
import './dialogs.js';
import { remember } from '../shell/palette.js';

const shown = document.querySelector('[data-record]');
if (shown) remember(shown.dataset.record);

const QUIET = 120;
const BUSY = 800;
const IN_USE = 'form.editing, form:focus-within, details[open], .dropping, .htmx-request, :active';
const pending = new Map();

/**
 * Loads a region again, once nobody works in it: what is typed is never lost, no menu closes under a hand and no button
 * goes away under a finger. Each region asks for itself, because htmx lets one element have one request at a time.
 */
function refresh(name, pause = QUIET) {
  clearTimeout(pending.get(name));
  pending.set(name, setTimeout(() => {
    const region = document.querySelector(`[data-region="${name}"]`);
    if (region?.querySelector(IN_USE)) refresh(name, BUSY);
    else if (region) window.htmx.ajax('GET', region.dataset.url, { source: region, target: region, swap: 'innerHTML' });
  }, pause));
}

function refreshAll() {
  for (const region of document.querySelectorAll('[data-region]')) refresh(region.dataset.region);
}

// What was begun in a region while it was on its way stays.
document.addEventListener('htmx:beforeSwap', (event) => {
  const { requestConfig, target } = event.detail;
  if (requestConfig.elt === target && target.matches('[data-region]') && target.querySelector(IN_USE)) {
    event.detail.shouldSwap = false;
    refresh(target.dataset.region, BUSY);
  }
});

document.addEventListener('record-refresh', (event) => refresh(event.detail));

document.addEventListener('live', ({ detail }) => {
  const page = document.querySelector('[data-record]');
  if (!page || !(detail.topic === 'reconnected' || detail.topic === 'record' && detail.id === page.dataset.record)) return;
  refreshAll();
  document.dispatchEvent(new CustomEvent('record-changed'));
});

// An answer tells by its HX-Trigger header that the record has changed: show it at once, ahead of the live stream.
document.addEventListener('record-saved', () => {
  refreshAll();
  document.dispatchEvent(new CustomEvent('record-changed'));
});

// A refused value comes back in its editor, with the sentence that says why.
document.addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.xhr.status === 422 && event.detail.xhr.getResponseHeader('X-Again')) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

const written = (form) => new URLSearchParams(new FormData(form)).toString();

document.addEventListener('htmx:load', ({ target }) => {
  for (const form of target.matches?.('form.editing') ? [target] : target.querySelectorAll?.('form.editing') ?? []) {
    form.before = written(form);
    const first = form.querySelector('[autofocus]') ?? form.querySelector('input:not([type=hidden]), select, textarea');
    first?.focus();
    if (first?.type === 'text') first.select();
  }
});

document.addEventListener('click', (event) => {
  if (event.target.closest('a, button, form')) return;
  event.target.closest('.fact-value')?.closest('.fact')?.querySelector('.fact-edit')?.click();
});

document.addEventListener('keydown', (event) => {
  const form = event.target.closest?.('form.editing');
  if (form && event.key === 'Escape' && !event.defaultPrevented) {
    event.preventDefault();
    form.querySelector('[data-cancel]')?.click();
  }
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.matches('textarea')) event.target.form?.requestSubmit();
});

// A choice is made with one click; everything else is saved when the focus leaves.
document.addEventListener('change', (event) => {
  if (event.target.matches('form.editing [data-saves]')) event.target.form.requestSubmit();
});

document.addEventListener('focusout', (event) => {
  const form = event.target.closest?.('form.editing.in-place');
  if (!form) return;
  setTimeout(() => {
    if (!form.isConnected || form.contains(document.activeElement) || !document.hasFocus() || form.classList.contains('htmx-request')) return;
    if (written(form) !== form.before) form.requestSubmit();
    else if (!form.querySelector('[role=alert]')) form.querySelector('[data-cancel]').click();
  }, 150);
});

// The button that opened an editor has the focus again once the editor is gone.
document.addEventListener('htmx:afterSettle', (event) => {
  const id = event.detail.target?.id;
  if (id?.startsWith('fact-') && document.activeElement === document.body) {
    document.getElementById(id)?.querySelector('.fact-edit')?.focus({ preventScroll: true });
  }
});

customElements.define('record-zones', class extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => {
      const tab = event.target.closest('[data-zone]');
      if (tab) this.show(tab.dataset.zone);
    });
  }

  show(zone) {
    this.dataset.shown = zone;
    for (const tab of this.querySelectorAll('[data-zone]')) tab.setAttribute('aria-pressed', String(tab.dataset.zone === zone));
  }
});

// A text field is as high as its text.
document.addEventListener('input', (event) => {
  if (event.target.matches('textarea.growing')) {
    event.target.style.height = 'auto';
    event.target.style.height = `${Math.min(event.target.scrollHeight + 2, 480)}px`;
  }
});

document.addEventListener('htmx:afterRequest', (event) => {
  if (!event.detail.successful) return;
  if (event.target.matches?.('form[data-empties]')) event.target.reset();
  if (event.target.matches?.('form[data-closes-after]')) event.target.closest('dialog').close();
});
