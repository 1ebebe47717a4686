// The fields over the pages, as the signer sees them.
import { h, icon, narrow } from './dom.js';
import { isButton, isSignature } from './form.js';
import { control, describe, kindName, proxy, refresh, spoken } from './controls.js';
import { mark } from './ink.js';
import { place } from './placement.js';
import { say } from './visit.js';

export class Fields {
  /**
   * @param adopted answers {signature, initials} or null
   * @param events {sign(field), choose(field), approve(), decline()}
   */
  constructor(paper, form, adopted, events) {
    Object.assign(this, { paper, form, adopted, events });
    this.elements = new Map();
    form.fields.forEach((field) => this.show(field));
    form.addEventListener('field', (event) => this.update(event.detail));
    form.addEventListener('change', () => this.showConditional());
    narrow.addEventListener('change', () => form.fields.forEach((field) => this.fill(field)));
    this.showConditional();
  }

  show(field) {
    const sheet = this.paper.sheet(field.document, field.page);
    if (!sheet) return;
    const element = h('div', { class: 'spot', 'data-field': field.id, 'data-kind': field.kind });
    place(element, field);
    this.elements.set(field.id, element);
    this.insertInOrder(sheet.layer, element, field);
    this.fill(field);
  }

  /** The order in the document is the order of the Tab key. */
  insertInOrder(layer, element, field) {
    const order = (one) => this.form.fields.indexOf(this.form.get(one.dataset.field));
    const after = [...layer.querySelectorAll('.spot[data-field]')].find((one) => order(one) > this.form.fields.indexOf(field));
    layer.insertBefore(element, after ?? null);
  }

  fill(field) {
    const element = this.elements.get(field.id);
    if (!element) return;
    element.replaceChildren(this.content(field));
    this.classify(field, element);
  }

  content(field) {
    if (isSignature(field)) return this.signButton(field);
    if (isButton(field)) return this.button(field);
    if (field.automatic || field.locked) return h('span', { class: 'given', dir: 'auto', title: kindName(field) }, field.value || this.placeholder(field));
    const small = narrow.matches;
    const element = small ? proxy(field) : control(field, this.form);
    if (small) element.addEventListener('click', () => this.events.choose(field));
    else element.addEventListener('focus', () => this.events.choose(field, { focused: true }));
    return element;
  }

  /** What the server fills at the end shows what it will be about. */
  placeholder(field) {
    return h('span', { class: 'hint' }, field.kind === 'dateSigned' ? say('dateWhenFinished') : kindName(field));
  }

  signButton(field) {
    const adopted = this.adopted()?.[field.kind === 'initialHere' ? 'initials' : 'signature'];
    const signed = field.value && adopted;
    const content = signed
      ? mark(adopted)
      : h('span', { class: 'sign-here' }, icon(field.kind === 'initialHere' ? 'abc' : 'writing-sign'), h('span', {}, say(field.kind)));
    const button = h('button', { type: 'button', class: 'control sign-button', 'aria-label': `${describe(field)}: ${spoken(field)}` }, content);
    button.addEventListener('click', () => this.events.sign(field));
    return button;
  }

  button(field) {
    const button = h('button', { type: 'button', class: `control agree ${field.kind}` }, icon(field.kind === 'approve' ? 'check' : 'ban'), h('span', {}, kindName(field)));
    button.addEventListener('click', () => this.events[field.kind]());
    return button;
  }

  update(field) {
    const element = this.elements.get(field.id);
    if (!element) return;
    const input = element.querySelector('input, textarea, select');
    if (input) refresh(input, field);
    else this.fill(field);
    this.classify(field, element);
  }

  classify(field, element) {
    const open = this.form.isOpen(field);
    element.classList.toggle('done', this.form.isDone(field));
    element.classList.toggle('required', open && field.required);
    element.classList.toggle('open', open);
    element.classList.toggle('given-field', !open);
    element.classList.toggle('problem', Boolean(field.problem));
    element.style.setProperty('--font', field.fontSize || 10);
  }

  showConditional() {
    for (const field of this.form.fields) {
      const element = this.elements.get(field.id);
      if (element) element.hidden = !this.form.isShown(field);
    }
  }

  refreshSignatures() {
    this.form.fields.filter(isSignature).forEach((field) => this.fill(field));
  }

  remove(field) {
    this.elements.get(field.id)?.remove();
    this.elements.delete(field.id);
  }

  /** Brings a field into view with some of the page around it, and the focus to it. */
  focus(field, { keepFocus = false } = {}) {
    const element = this.elements.get(field.id);
    if (!element) return;
    element.scrollIntoView({ block: 'center', inline: 'nearest' });
    if (!keepFocus) element.querySelector('.control')?.focus({ preventScroll: true });
  }

  point(field) {
    document.querySelectorAll('.spot.current').forEach((element) => element.classList.remove('current'));
    if (field) this.elements.get(field.id)?.classList.add('current');
  }
}

/** What others have signed and filled already: shown, not to be touched. */
export function showOthers(paper, others) {
  for (const field of others) {
    const sheet = paper.sheet(field.document, field.page);
    if (!sheet) continue;
    const content = field.look ? mark(field.look) : h('span', { class: 'given', dir: 'auto' }, field.kind === 'check' ? icon('check') : field.text);
    const element = h('div', { class: 'spot other', title: field.by }, h('span', { class: 'visually-hidden' }, say(`by.${field.kind}`, field.by)), content);
    place(element, field);
    element.style.setProperty('--font', field.fontSize || 10);
    sheet.layer.append(element);
  }
}
