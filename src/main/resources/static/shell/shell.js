import './palette.js';
import { catchUp, startLive } from './live.js';

/** Shows a sentence for a few seconds; read out by screen readers. */
export function toast(sentence, kind = 'info') {
  const box = document.getElementById('toasts');
  if (!box) return;
  const note = document.createElement('div');
  note.className = `toast-note ${kind}`;
  note.textContent = sentence;
  box.append(note);
  setTimeout(() => note.remove(), 8000);
}

export function csrf() {
  return document.querySelector('meta[name=csrf]')?.content ?? '';
}

customElements.define('theme-switch', class extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector('select');
    select.value = this.dataset.value;
    select.addEventListener('change', () => {
      document.cookie = `theme=${select.value};path=/;max-age=31536000;samesite=lax`;
      location.reload();
    });
  }
});

/** Formats times in the viewer's own time zone: <local-time datetime="…">. */
customElements.define('local-time', class extends HTMLElement {
  connectedCallback() {
    const at = new Date(this.getAttribute('datetime'));
    if (!Number.isNaN(at.getTime())) {
      this.textContent = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
    }
  }
});

/** Fetches itself again when a live message names it, or when one may have been missed: <live-region topic="agreements" ref="opportunity:12" hx-get=… hx-trigger="changed">. */
customElements.define('live-region', class extends HTMLElement {
  connectedCallback() {
    this.listener = ({ detail: { topic, id } }) => {
      const named = topic === this.getAttribute('topic') && [null, id].includes(this.getAttribute('ref'));
      if (named || topic === 'reconnected') window.htmx?.trigger(this, 'changed');
    };
    document.addEventListener('live', this.listener);
  }

  disconnectedCallback() {
    document.removeEventListener('live', this.listener);
  }
});

/** A dialog that opens from a button elsewhere: <button data-opens="id"> and <dialog id>; buttons with data-closes close it. */
document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-opens]');
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  const closer = event.target.closest('[data-closes]');
  if (closer) closer.closest('dialog')?.close();
  for (const open of document.querySelectorAll('details[name=menu][open]')) {
    if (!open.contains(event.target)) open.open = false;
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    for (const open of document.querySelectorAll('details[name=menu][open]')) {
      open.open = false;
      open.querySelector('summary').focus();
    }
  }
});

/** A form that asks before it acts: <form data-confirm="…">. */
document.addEventListener('submit', (event) => {
  const question = event.target.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
});

document.addEventListener('htmx:configRequest', (event) => {
  event.detail.headers['X-XSRF-TOKEN'] = csrf();
});

document.addEventListener('htmx:responseError', (event) => {
  const sentence = new DOMParser().parseFromString(event.detail.xhr.responseText, 'text/html').body.textContent.trim();
  if (sentence) toast(sentence, 'error');
});

const stream = document.body.dataset.live;
if (stream) catchUp().finally(() => startLive(stream, () => ({})));
