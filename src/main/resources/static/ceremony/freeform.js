// A signer for whom nobody has placed fields places his own: a tap, then move it by finger, mouse or arrow keys.
import { announce, find, h, icon, newId } from './dom.js';
import { drag, freePlace, nudged, onPage, place } from './placement.js';
import { nameOf } from './controls.js';
import { call, say } from './visit.js';

const AUTOMATIC = new Set(['dateSigned', 'fullName']);
const SIGNED = new Set(['signHere', 'initialHere']);

export class FreeForm {
  constructor(ceremony) {
    this.ceremony = ceremony;
    const box = find('#placers');
    box.hidden = false;
    box.append(...ceremony.state.placeable.map((kind) => {
      const button = h('button', { type: 'button', class: 'button quiet', 'data-kind': kind.kind }, icon(kind.icon), h('span', {}, kind.name));
      button.addEventListener('click', () => this.add(kind));
      return button;
    }));
    ceremony.form.fields.forEach((field) => this.makeMovable(field));
  }

  get missing() {
    return !this.ceremony.form.fields.some((field) => field.kind === 'signHere');
  }

  get count() {
    return this.missing ? say('freeTitle') : null;
  }

  /** The one big button, when nothing stands on the pages yet. */
  suggest() {
    this.add(this.ceremony.state.placeable.find((kind) => kind.kind === 'signHere'));
  }

  async add(kind) {
    const { ceremony } = this;
    if (!ceremony.adopted && !(await ceremony.adopt())) return;
    const field = this.newField(kind);
    ceremony.form.add(field);
    ceremony.fields.show(field);
    this.makeMovable(field);
    ceremony.choose(field);
    this.focusHandle(field);
    this.ceremony.save();
    announce(say('freePlaced', nameOf(field)));
  }

  newField(kind) {
    const { paper } = this.ceremony;
    const sheet = paper.current();
    const box = sheet.element.getBoundingClientRect();
    const middle = sheet.at(box.left + box.width / 2, Math.min(Math.max(innerHeight * 0.45, box.top + 20), box.bottom - 20));
    const wanted = { x: middle.x - kind.width / 2, y: middle.y - kind.height / 2, width: kind.width, height: kind.height };
    return {
      id: newId(), kind: kind.kind, document: sheet.document.id, page: sheet.number,
      ...onPage(freePlace(wanted, this.on(sheet), sheet), sheet),
      label: '', required: true, locked: false, automatic: AUTOMATIC.has(kind.kind), value: this.valueOf(kind), options: [], radios: [], fontSize: kind.fontSize,
    };
  }

  on(sheet) {
    return this.ceremony.form.fields.filter((field) => field.document === sheet.document.id && field.page === sheet.number);
  }

  valueOf(kind) {
    if (SIGNED.has(kind.kind)) return 'signed';
    return kind.kind === 'fullName' ? this.ceremony.state.recipient.name : '';
  }

  makeMovable(field) {
    const element = this.ceremony.fields.elements.get(field.id);
    element.classList.add('movable');
    const handle = h('button', { type: 'button', class: 'handle move', 'aria-label': say('moveLabel', nameOf(field)) }, icon('grip-vertical', 'small'));
    const remover = h('button', { type: 'button', class: 'handle remove', 'aria-label': say('removeLabel', nameOf(field)) }, icon('x', 'small'));
    handle.addEventListener('keydown', (event) => this.nudge(field, event));
    handle.addEventListener('pointerdown', (event) => this.dragField(field, event));
    element.addEventListener('pointerdown', (event) => { if (!event.target.closest('.handle, input, textarea')) this.dragField(field, event); });
    remover.addEventListener('click', () => this.remove(field));
    element.append(handle, remover);
    new MutationObserver(() => { if (!element.contains(handle)) element.append(handle, remover); }).observe(element, { childList: true });
  }

  focusHandle(field) {
    this.ceremony.fields.elements.get(field.id).querySelector('.handle.move').focus({ preventScroll: true });
  }

  nudge(field, event) {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      this.remove(field);
      return;
    }
    const box = nudged(field, event);
    if (!box) return;
    event.preventDefault();
    this.moveTo(field, this.ceremony.paper.sheet(field.document, field.page), box);
    this.ceremony.save();
  }

  async dragField(field, event) {
    if (event.button) return;
    const { paper } = this.ceremony;
    const sheet = paper.sheet(field.document, field.page);
    const at = sheet.at(event.clientX, event.clientY);
    const before = { ...field };
    const others = (on) => this.on(on).filter((one) => one !== field);
    const dropped = await drag({ paper, event, box: field, grab: { x: at.x - field.x, y: at.y - field.y }, others }, (on, box) => { if (on) this.moveTo(field, on, box); });
    if (dropped === 'tap') return;
    if (!dropped) this.moveTo(field, paper.sheet(before.document, before.page), before);
    addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true });
    setTimeout(() => this.ceremony.save(), 0);
  }

  moveTo(field, sheet, box) {
    Object.assign(field, onPage(box, sheet), { document: sheet.document.id, page: sheet.number });
    const element = this.ceremony.fields.elements.get(field.id);
    if (element.parentElement !== sheet.layer) sheet.layer.append(element);
    place(element, field);
  }

  remove(field) {
    const { ceremony } = this;
    ceremony.fields.remove(field);
    ceremony.form.remove(field.id);
    ceremony.current = null;
    ceremony.guide();
    find('#next').focus();
    announce(say('removed', nameOf(field)));
    this.ceremony.save();
  }

  /** All of them at once, with what stands in them. */
  async send() {
    await call('PUT', 'placed', { fields: this.ceremony.form.fields });
  }
}
