// Who, and what: the people on the left of the pages, the kinds of field below them, and how one comes onto a page.
import { announce, find, h, icon } from './dom.js';
import { drag, hideGuides, onPage, showGuides, snapped } from './placement.js';
import { say } from './visit.js';

export class People {
  constructor(desk) {
    this.desk = desk;
    this.list = find('#people');
    this.list.addEventListener('change', (event) => {
      desk.recipient = event.target.value;
      desk.dispatchEvent(new Event('recipient'));
    });
    for (const name of ['change', 'select', 'recipient']) desk.addEventListener(name, () => this.show());
    this.show();
  }

  show() {
    const focused = this.list.contains(document.activeElement);
    this.list.replaceChildren(...[...this.desk.recipients.values()].map((person) => this.row(person)));
    if (focused) find(':checked', this.list)?.focus();
    document.body.dataset.who = this.desk.recipients.get(this.desk.recipient)?.color ?? 1;
  }

  row(person) {
    const fields = this.desk.fields.filter((field) => field.recipient === person.id);
    const radio = h('input', { type: 'radio', name: 'person', value: person.id, disabled: !person.signs, checked: person.id === this.desk.recipient });
    return h('label', { class: `person who-${person.color}${person.signs ? '' : ' idle'}` }, radio,
      h('span', { class: 'person-dot', 'aria-hidden': 'true' }, person.initials),
      h('span', { class: 'person-name' }, h('strong', {}, person.name), h('small', {}, person.signs ? this.count(fields) : person.role)));
  }

  count(fields) {
    if (!fields.length) return h('span', { class: 'missing' }, say('noFields'));
    return fields.some((field) => field.kind === 'signHere') ? say('fieldCount', fields.length) : h('span', { class: 'missing' }, say('noSignature'));
  }
}

export class Palette {
  constructor(desk, kinds) {
    this.desk = desk;
    this.armed = null;
    find('#palette').replaceChildren(...kinds.map((kind) => this.button(kind)));
    desk.paper.container.addEventListener('click', (event) => this.click(event));
    desk.paper.container.addEventListener('pointermove', (event) => this.hover(event));
    document.addEventListener('keydown', (event) => { if (event.key === 'Escape') this.disarm(); });
  }

  button(kind) {
    const button = h('button', { type: 'button', class: 'kind', 'data-kind': kind.kind, 'aria-describedby': 'palette-hint' }, h('span', { class: 'kind-icon' }, icon(kind.icon)), h('span', {}, kind.name));
    button.addEventListener('pointerdown', (event) => { if (!event.button) this.press(kind, button, event); });
    button.addEventListener('click', (event) => { if (event.detail === 0) this.desk.addByKey(kind); });
    return button;
  }

  async press(kind, button, event) {
    const touch = event.pointerType === 'touch';
    if (!touch) event.preventDefault();
    const { desk } = this;
    const grab = { x: kind.width / 2, y: kind.height / 2 };
    this.makeGhost(kind, event);
    const dropped = await drag({ paper: desk.paper, event, box: kind, grab, others: (sheet) => desk.on(sheet) }, (sheet, box, to) => this.follow(sheet, box, kind, to));
    this.dropGhost();
    if (dropped === 'tap') this.arm(kind, button, event.pointerType === 'mouse' ? 'armed' : 'armedTouch');
    else if (dropped) desk.add(kind, dropped.sheet, dropped.box);
  }

  // ---- a click on the kind, then a click on the page; told to a finger in a finger's words, whatever the machine is

  arm(kind, button, hint) {
    if (this.armed?.kind === kind) {
      this.disarm();
      return;
    }
    this.disarm();
    this.armed = { kind, button };
    button.classList.add('armed');
    document.body.classList.add('placing');
    announce(say(hint, kind.name));
    find('#hint').textContent = say(hint, kind.name);
  }

  disarm() {
    if (!this.armed) return;
    this.armed.button.classList.remove('armed');
    this.armed = null;
    document.body.classList.remove('placing');
    find('#hint').textContent = '';
    hideGuides();
    this.dropGhost();
  }

  at(event) {
    const sheet = this.desk.paper.sheetOf(event.target.closest?.('.sheet'));
    if (!sheet) return null;
    const { kind } = this.armed;
    const at = sheet.at(event.clientX, event.clientY);
    const wanted = { x: at.x - kind.width / 2, y: at.y - kind.height / 2, width: kind.width, height: kind.height };
    const { box, guides } = snapped(wanted, this.desk.on(sheet), sheet);
    return { sheet, box: onPage(box, sheet), guides };
  }

  hover(event) {
    if (!this.armed || event.pointerType === 'touch') return;
    const spot = this.at(event);
    if (!spot) return;
    showGuides(spot.sheet, spot.guides);
    if (!this.ghost) this.makeGhost(this.armed.kind, event);
    this.follow(spot.sheet, spot.box, this.armed.kind, event);
  }

  click(event) {
    if (!this.armed) {
      if (!event.target.closest('.tag')) this.desk.select(null);
      return;
    }
    const spot = this.at(event);
    if (!spot) return;
    const { kind } = this.armed;
    this.disarm();
    this.desk.add(kind, spot.sheet, spot.box);
  }

  // ---- what follows the pointer

  makeGhost(kind, event) {
    this.dropGhost();
    const color = this.desk.recipients.get(this.desk.recipient)?.color ?? 1;
    this.ghost = h('div', { class: `ghost tag who-${color}`, 'aria-hidden': 'true' }, h('span', { class: 'tag-face' }, icon(kind.icon, 'small'), h('span', { class: 'tag-name' }, kind.name)));
    this.ghost.hidden = true;
    document.body.append(this.ghost);
    this.follow(null, null, kind, event);
    this.ghost.hidden = true;
  }

  follow(sheet, box, kind, event) {
    const { ghost } = this;
    const { scale } = this.desk.paper;
    const width = kind.width * scale;
    const height = kind.height * scale;
    const page = sheet?.element.getBoundingClientRect();
    const left = sheet ? page.left + box.x * scale : event.clientX - width / 2;
    const top = sheet ? page.top + box.y * scale : event.clientY - height / 2;
    Object.assign(ghost.style, { width: `${width}px`, height: `${height}px`, transform: `translate(${left}px, ${top}px)` });
    ghost.classList.toggle('off-page', !sheet);
    ghost.hidden = false;
  }

  dropGhost() {
    this.ghost?.remove();
    this.ghost = null;
  }
}
