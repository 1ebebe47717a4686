/** Makes an element: h('button', {class: 'button', onclick: save}, 'Save'). Properties that are null, undefined or false are left out. */
export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** An icon of the shell's set; decoration only, so say in words what it means. */
export function icon(name, size = '') {
  return svg('svg', { class: `icon ${size}`.trim(), 'aria-hidden': 'true' }, svg('use', { href: `${document.body.dataset.icons}#${name}` }));
}

export const find = (selector, root = document) => root.querySelector(selector);
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Speaks to screen readers without moving the focus. */
export function announce(sentence) {
  const region = find('#announcer');
  if (!region) return;
  region.textContent = '';
  requestAnimationFrame(() => { region.textContent = sentence; });
}

/** A sentence at the edge of the screen for a few seconds. */
export function toast(sentence, kind = 'info') {
  const note = h('div', { class: `toast-note ${kind}` }, sentence);
  find('#toasts').append(note);
  setTimeout(() => note.remove(), 7000);
}

export const narrow = matchMedia('(max-width: 760px)');

/** Opens a dialog and resolves with the value of the button that closed it; '' when it was dismissed. */
export function ask(dialog) {
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue), { once: true });
  });
}

/** Keeps the last call of many within a pause; `flush` makes it at once. */
export function debounce(work, pause) {
  let timer = 0;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { timer = 0; work(); }, pause);
  };
  later.flush = () => {
    if (!timer) return undefined;
    clearTimeout(timer);
    timer = 0;
    return work();
  };
  later.cancel = () => { clearTimeout(timer); timer = 0; };
  return later;
}

/** Does one piece of work after the other, in the order of asking, so that what is sent last also arrives last. */
export function oneByOne() {
  let before = Promise.resolve();
  return (work) => {
    before = before.then(work, work);
    return before;
  };
}

/** A UUID, also where the page has no secure context. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
