// Beside the pages: what the chosen field is like, the pages in small, and what was done so far.
import { all, find, h, icon } from './dom.js';
import { say } from './visit.js';

const THUMB = 112;

export class Properties {
  constructor(desk) {
    this.desk = desk;
    this.panel = find('#properties');
    desk.addEventListener('select', () => this.show());
    desk.addEventListener('change', () => this.refresh());
    desk.addEventListener('open', () => { this.unfold(true); find('select', this.panel).focus(); });
    find('#field-label').addEventListener('input', (event) => this.set('label', event.target.value, 'historyRenamed'));
    find('#field-value').addEventListener('input', (event) => this.set('value', event.target.value, 'historyValue'));
    find('#field-required').addEventListener('change', (event) => this.set('required', event.target.checked, 'historyRequired'));
    find('#field-font').addEventListener('change', (event) => this.set('fontSize', Number(event.target.value), 'historyFont'));
    find('#field-person').addEventListener('change', (event) => this.set('recipient', event.target.value, 'historyPerson'));
    find('#field-options').addEventListener('change', (event) => this.set('options', lines(event.target.value), 'historyOptions'));
    find('#field-duplicate').addEventListener('click', () => desk.duplicate(desk.selected));
    find('#field-pages').addEventListener('click', () => desk.everyPage(desk.selected));
    find('#field-remove').addEventListener('click', () => desk.removeAndFocusNext(desk.selected));
    find('#field-close').addEventListener('click', () => desk.select(null));
    find('#field-more').addEventListener('click', () => this.unfold(!this.panel.classList.contains('unfolded')));
    this.fillPeople();
    this.show();
  }

  /** On a small screen the panel shows what one does most; the rest on demand. */
  unfold(open) {
    this.panel.classList.toggle('unfolded', open);
    find('#field-more').setAttribute('aria-expanded', String(open));
  }

  fillPeople() {
    const signers = [...this.desk.recipients.values()].filter((person) => person.signs);
    find('#field-person').replaceChildren(...signers.map((person) => h('option', { value: person.id }, person.name)));
  }

  set(property, value, label) {
    const field = this.desk.chosen;
    this.desk.change(field.id, { [property]: value }, say(label, this.desk.nameOf(field)), `${label}:${field.id}`);
  }

  show() {
    const field = this.desk.chosen;
    this.panel.hidden = !field;
    find('#pages-panel').classList.toggle('below', Boolean(field));
    if (!field) return;
    this.unfold(false);
    const kind = this.desk.kinds.get(field.kind);
    find('#field-kind').replaceChildren(icon(kind?.icon ?? 'note'), h('span', {}, kind?.name ?? say(`kind.${field.kind}`)));
    all('[data-only]', this.panel).forEach((row) => { row.hidden = !kind?.properties.includes(row.dataset.only); });
    find('#field-pages').hidden = this.desk.paper.sheets.filter((sheet) => sheet.document.id === field.document).length < 2;
    this.refresh();
  }

  refresh() {
    const field = this.desk.chosen;
    if (!field) {
      this.panel.hidden = true;
      return;
    }
    const values = { '#field-label': field.label, '#field-value': field.value, '#field-font': String(field.fontSize), '#field-person': field.recipient, '#field-options': field.options.map((option) => option.text).join('\n') };
    for (const [selector, value] of Object.entries(values)) {
      const input = find(selector);
      if (input.value !== value && (document.activeElement !== input || input.tagName === 'SELECT')) input.value = value;
    }
    find('#field-required').checked = field.required;
    find('#field-place').textContent = say('fieldPlace', field.page, field.x, field.y, field.width, field.height);
  }
}

const lines = (text) => text.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => ({ text: line, value: line }));

/** The pages in small, with a mark where each field is; drawn when they come into view. */
export class Thumbnails {
  constructor(desk) {
    this.desk = desk;
    this.list = find('#thumbnails');
    this.watcher = new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => this.draw(entry.target)), { root: find('#side'), rootMargin: '200px' });
    this.byElement = new Map();
    let document = null;
    for (const sheet of desk.paper.sheets) {
      if (sheet.document !== document) {
        document = sheet.document;
        this.list.append(h('li', { class: 'thumb-document' }, document.name));
      }
      this.add(sheet);
    }
    desk.addEventListener('change', () => this.mark());
    this.mark();
    this.follow();
  }

  add(sheet) {
    const marks = h('span', { class: 'thumb-marks', 'aria-hidden': 'true' });
    const button = h('button', { type: 'button', class: 'thumb', 'aria-label': sheet.element.getAttribute('aria-label') }, h('canvas', { 'aria-hidden': 'true' }), marks, h('span', { class: 'thumb-number' }, sheet.number));
    button.style.setProperty('--ratio', sheet.width / sheet.height);
    button.addEventListener('click', () => sheet.element.scrollIntoView({ block: 'start' }));
    this.byElement.set(button, { sheet, marks });
    this.list.append(h('li', {}, button));
    this.watcher.observe(button);
  }

  async draw(button) {
    this.watcher.unobserve(button);
    const { sheet } = this.byElement.get(button);
    try {
      const page = await sheet.source.page(sheet.number);
      const natural = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: THUMB * Math.max(devicePixelRatio, 1) / natural.width });
      const canvas = h('canvas', { 'aria-hidden': 'true', width: Math.floor(viewport.width), height: Math.floor(viewport.height) });
      await page.render({ canvas, viewport }).promise;
      find('canvas', button).replaceWith(canvas);
    } catch {
      button.classList.add('blank');
    }
  }

  mark() {
    for (const { sheet, marks } of this.byElement.values()) {
      marks.replaceChildren(...this.desk.on(sheet).map((field) => {
        const dot = h('span', { class: `who-${this.desk.whose(field).color}` });
        for (const [name, value] of Object.entries({ left: field.x / sheet.width, top: field.y / sheet.height, width: field.width / sheet.width, height: field.height / sheet.height })) dot.style[name] = `${value * 100}%`;
        return dot;
      }));
    }
  }

  /** Shows which page is in view. */
  follow() {
    const scroller = find('[data-scroller]');
    const show = () => {
      const current = this.desk.paper.current();
      for (const [button, { sheet }] of this.byElement) {
        const on = sheet === current;
        button.classList.toggle('current', on);
        if (on) button.setAttribute('aria-current', 'page');
        else button.removeAttribute('aria-current');
      }
    };
    scroller.addEventListener('scroll', () => {
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(show);
    }, { passive: true });
    show();
  }
}

/** Undo, redo, and every step to go back to. */
export class HistoryMenu {
  constructor(desk) {
    this.desk = desk;
    find('#undo').addEventListener('click', () => desk.undo());
    find('#redo').addEventListener('click', () => desk.redo());
    desk.addEventListener('change', () => this.show());
    document.addEventListener('keydown', (event) => this.key(event));
    this.show();
  }

  key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.target.matches('input:not([type=radio], [type=checkbox]), textarea') || document.querySelector('dialog[open]')) return;
    const pressed = event.key.toLowerCase();
    if (pressed === 'z' && event.shiftKey) this.desk.redo();
    else if (pressed === 'z') this.desk.undo();
    else if (pressed === 'y') this.desk.redo();
    else return;
    event.preventDefault();
  }

  show() {
    const { history } = this.desk;
    find('#undo').disabled = !history.canUndo;
    find('#redo').disabled = !history.canRedo;
    find('#steps').replaceChildren(...history.steps.map((step, index) => {
      const button = h('button', { type: 'button', class: `menu-item step${index > history.at ? ' undone' : ''}`, 'aria-current': index === history.at ? 'step' : null }, h('span', {}, step.label));
      button.addEventListener('click', () => this.desk.travel(index));
      return h('li', {}, button);
    }).reverse());
  }
}
