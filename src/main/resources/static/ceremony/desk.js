// The sender's fields on the pages: shown, chosen, dragged, moved by keys, taken back.
import { announce, h, icon, newId } from './dom.js';
import { History } from './history.js';
import { drag, freePlace, hideGuides, nudged, onPage, place } from './placement.js';
import { say } from './visit.js';

const BESIDE = 12;

export class Desk extends EventTarget {
  /** @param state of the page: {recipients, fields, palette} */
  constructor(paper, { recipients, fields, palette }) {
    super();
    this.paper = paper;
    this.recipients = new Map(recipients.map((recipient) => [recipient.id, recipient]));
    this.kinds = new Map(palette.map((kind) => [kind.kind, kind]));
    this.history = new History(fields, say('historyOpened'));
    this.elements = new Map();
    this.selected = null;
    this.recipient = recipients.find((recipient) => recipient.signs)?.id ?? null;
    this.render();
  }

  get fields() {
    return this.history.state;
  }

  field(id) {
    return this.fields.find((field) => field.id === id);
  }

  get chosen() {
    return this.selected && this.field(this.selected);
  }

  nameOf(field) {
    return field.label || this.kinds.get(field.kind)?.name || say(`kind.${field.kind}`);
  }

  whose(field) {
    return this.recipients.get(field.recipient);
  }

  describe(field) {
    return say('fieldLabel', this.nameOf(field), this.whose(field).name, field.page, say(field.required ? 'required' : 'optional'));
  }

  // ---- changing

  commit(fields, label, run = null) {
    this.history.push(fields, label, run);
    this.changed();
  }

  changed() {
    if (this.selected && !this.chosen) this.selected = null;
    this.render();
    this.dispatchEvent(new Event('change'));
  }

  change(id, change, label, run = null) {
    this.commit(this.fields.map((field) => (field.id === id ? { ...field, ...change } : field)), label, run);
  }

  undo() {
    if (!this.history.canUndo) return;
    announce(say('undone', this.history.undo()));
    this.changed();
  }

  redo() {
    if (!this.history.canRedo) return;
    announce(say('redone', this.history.redo()));
    this.changed();
  }

  travel(index) {
    this.history.goTo(index);
    this.changed();
  }

  add(kind, sheet, box) {
    const field = {
      id: newId(), recipient: this.recipient, kind: kind.kind, document: sheet.document.id, page: sheet.number, ...onPage(box, sheet),
      label: '', required: kind.required, fontSize: kind.fontSize, value: '', options: [],
    };
    this.commit([...this.fields, field], say('historyPlaced', kind.name, this.recipients.get(this.recipient).name, field.page));
    this.elements.get(field.id).focus({ preventScroll: true });
    announce(say('placed', kind.name, field.page));
    return field;
  }

  /** By keyboard: on the page in view, below what was placed there last. */
  addByKey(kind) {
    const sheet = this.paper.current();
    const last = this.on(sheet).at(-1);
    const wanted = last
      ? { x: last.x, y: last.y + last.height + BESIDE, width: kind.width, height: kind.height }
      : { x: (sheet.width - kind.width) / 2, y: (sheet.height - kind.height) / 2, width: kind.width, height: kind.height };
    const field = this.add(kind, sheet, freePlace(wanted, this.on(sheet), sheet));
    this.elements.get(field.id).scrollIntoView({ block: 'nearest' });
  }

  on(sheet) {
    return this.fields.filter((field) => field.document === sheet.document.id && field.page === sheet.number);
  }

  remove(id) {
    const field = this.field(id);
    this.commit(this.fields.filter((one) => one.id !== id), say('historyRemoved', this.nameOf(field), this.whose(field).name));
    announce(say('removed', this.nameOf(field)));
    this.dispatchEvent(new Event('select'));
  }

  duplicate(id) {
    const field = this.field(id);
    const sheet = this.paper.sheet(field.document, field.page);
    const copy = { ...field, id: newId(), ...onPage(freePlace({ ...field, y: field.y + field.height + BESIDE }, this.on(sheet), sheet), sheet) };
    this.commit([...this.fields, copy], say('historyDuplicated', this.nameOf(field)));
    this.elements.get(copy.id).focus({ preventScroll: true });
    announce(say('placed', this.nameOf(copy), copy.page));
  }

  /** At the same place on every page of the document that has none of that kind for that person there. */
  everyPage(id) {
    const field = this.field(id);
    const copies = this.paper.sheets
      .filter((sheet) => sheet.document.id === field.document && sheet.number !== field.page)
      .filter((sheet) => !this.on(sheet).some((other) => other.kind === field.kind && other.recipient === field.recipient))
      .map((sheet) => ({ ...field, id: newId(), page: sheet.number, ...onPage(field, sheet) }));
    this.commit([...this.fields, ...copies], say('historyEveryPage', this.nameOf(field)));
    announce(say('placedOnPages', this.nameOf(field), copies.length));
  }

  // ---- showing

  render() {
    const seen = new Set();
    for (const field of this.fields) {
      seen.add(field.id);
      this.show(field);
    }
    for (const [id, element] of this.elements) {
      if (seen.has(id)) continue;
      element.remove();
      this.elements.delete(id);
    }
  }

  show(field) {
    const sheet = this.paper.sheet(field.document, field.page);
    if (!sheet) return;
    const element = this.elements.get(field.id) ?? this.make(field);
    if (element.parentElement !== sheet.layer) sheet.layer.append(element);
    place(element, field);
    element.className = `tag who-${this.whose(field).color}${field.required ? '' : ' optional'}${field.id === this.selected ? ' selected' : ''}`;
    element.setAttribute('aria-label', this.describe(field));
    element.setAttribute('aria-pressed', String(field.id === this.selected));
    element.querySelector('.tag-name').textContent = this.nameOf(field);
    element.style.setProperty('--font', field.fontSize || 10);
  }

  make(field) {
    const kind = this.kinds.get(field.kind);
    const corner = h('span', { class: 'corner', 'aria-hidden': 'true' });
    const element = h('div', { role: 'button', tabindex: '0', 'data-tag': field.id, 'aria-describedby': 'tag-keys' },
      h('span', { class: 'tag-face' }, icon(kind?.icon ?? 'note', 'small'), h('span', { class: 'tag-name' })), corner);
    element.addEventListener('focus', () => this.select(field.id));
    element.addEventListener('keydown', (event) => this.key(field.id, event));
    element.addEventListener('pointerdown', (event) => { if (!event.button) this.press(field.id, event, event.target === corner); });
    this.elements.set(field.id, element);
    return element;
  }

  select(id) {
    if (this.selected === id) return;
    const before = this.selected && this.field(this.selected);
    this.selected = id;
    if (before) this.show(before);
    if (id) {
      this.show(this.field(id));
      this.recipient = this.field(id).recipient;
    }
    this.dispatchEvent(new Event('select'));
  }

  // ---- keys and pointers

  key(id, event) {
    const field = this.field(id);
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      this.removeAndFocusNext(id);
    } else if (event.key === 'd' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.duplicate(id);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.dispatchEvent(new Event('open'));
    } else {
      this.nudge(field, event);
    }
  }

  nudge(field, event) {
    const wanted = nudged(field, event);
    if (!wanted) return;
    event.preventDefault();
    const box = onPage(wanted, this.paper.sheet(field.document, field.page));
    const what = event.shiftKey ? 'historyResized' : 'historyMoved';
    this.change(field.id, box, say(what, this.nameOf(field)), `${what}:${field.id}`);
    this.elements.get(field.id).scrollIntoView({ block: 'nearest' });
    announce(event.shiftKey ? say('sizeNow', box.width, box.height) : say('placeNow', box.x, box.y));
  }

  removeAndFocusNext(id) {
    const order = [...document.querySelectorAll('.tag')];
    const at = order.indexOf(this.elements.get(id));
    const next = order[at + 1] ?? order[at - 1];
    this.remove(id);
    if (next) next.focus();
    else document.querySelector('#palette button')?.focus();
  }

  async press(id, event, resizing) {
    event.preventDefault();
    this.elements.get(id).focus({ preventScroll: true });
    if (resizing) await this.resize(id, event);
    else await this.move(id, event);
  }

  async move(id, event) {
    const field = this.field(id);
    const sheet = this.paper.sheet(field.document, field.page);
    const at = sheet.at(event.clientX, event.clientY);
    const element = this.elements.get(id);
    const others = (on) => this.on(on).filter((one) => one.id !== id);
    const dropped = await drag({ paper: this.paper, event, box: field, grab: { x: at.x - field.x, y: at.y - field.y }, others }, (on, box) => {
      if (!on) return;
      if (element.parentElement !== on.layer) on.layer.append(element);
      place(element, box);
    });
    if (dropped && dropped !== 'tap') {
      this.change(id, { ...dropped.box, document: dropped.sheet.document.id, page: dropped.sheet.number }, say('historyMoved', this.nameOf(field)));
    } else {
      this.show(field);
    }
    element.focus({ preventScroll: true });
  }

  async resize(id, event) {
    const field = this.field(id);
    const sheet = this.paper.sheet(field.document, field.page);
    const from = sheet.at(event.clientX, event.clientY);
    const element = this.elements.get(id);
    let box = field;
    await new Promise((resolve) => {
      const ended = new AbortController();
      const { signal } = ended;
      addEventListener('pointermove', (to) => {
        const at = sheet.at(to.clientX, to.clientY);
        const room = { width: Math.min(field.width + at.x - from.x, sheet.width - field.x), height: Math.min(field.height + at.y - from.y, sheet.height - field.y) };
        box = onPage({ ...field, ...room }, sheet);
        place(element, box);
      }, { signal });
      for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => { ended.abort(); resolve(); }, { signal });
    });
    hideGuides();
    if (box !== field) this.change(id, box, say('historyResized', this.nameOf(field)));
  }
}
