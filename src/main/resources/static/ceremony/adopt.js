// Adopting a signature and initials, once for all fields: typed in a font, or drawn as strokes.
import { all, ask, find, h } from './dom.js';
import { lettering, loadFace } from './ink.js';
import { say } from './visit.js';

const MAX_STROKES = 200;
const MAX_POINTS = 4000;

/** A pad whose strokes are kept as {x, y, time, pressure} in CSS pixels. */
class Pad {
  constructor(canvas, SignaturePad) {
    this.canvas = canvas;
    this.pad = new SignaturePad(canvas, { minWidth: 1, maxWidth: 2.6, penColor: '#14213d', throttle: 8, minDistance: 2 });
  }

  /** The canvas has as many pixels as the screen; what was drawn stays. */
  resize() {
    const ratio = Math.max(devicePixelRatio, 1);
    const { offsetWidth, offsetHeight } = this.canvas;
    if (!offsetWidth || (this.width === offsetWidth && this.height === offsetHeight)) return;
    const drawn = this.pad.toData();
    [this.width, this.height] = [offsetWidth, offsetHeight];
    Object.assign(this.canvas, { width: offsetWidth * ratio, height: offsetHeight * ratio });
    this.canvas.getContext('2d').scale(ratio, ratio);
    this.pad.fromData(drawn);
  }

  clear() {
    this.pad.clear();
  }

  get empty() {
    return this.pad.isEmpty();
  }

  strokes() {
    let left = MAX_POINTS;
    return this.pad.toData().slice(0, MAX_STROKES)
      .map(({ points }) => points.slice(0, left).map(({ x, y, time, pressure }) => {
        left -= 1;
        return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10, time, pressure };
      }))
      .filter((points) => points.length);
  }
}

export const initialsOf = (name) => name.trim().split(/\s+/).map((word) => [...word][0] ?? '').join('').slice(0, 4);

export class AdoptDialog {
  /** @param faces the fonts: [{id, name, url}], handwriting first */
  constructor(faces, name) {
    this.faces = faces;
    this.dialog = find('#adopt');
    this.form = find('#adopt-form');
    this.name = find('#adopt-name');
    this.initials = find('#adopt-initials');
    this.problem = find('#adopt-problem');
    this.name.value = name;
    this.initials.value = initialsOf(name);
    this.buildStyles();
    this.wire();
  }

  wire() {
    this.name.addEventListener('input', () => {
      if (!this.ownInitials) this.initials.value = initialsOf(this.name.value);
      this.preview();
    });
    this.initials.addEventListener('input', () => { this.ownInitials = true; this.preview(); });
    all('[name=way]', this.form).forEach((radio) => radio.addEventListener('change', () => this.showWay()));
    all('[data-clear]', this.form).forEach((button) => button.addEventListener('click', () => this.pads?.[button.dataset.clear].clear()));
    this.form.addEventListener('submit', (event) => {
      const problem = event.submitter?.value === 'yes' ? this.missing() : null;
      if (problem) {
        event.preventDefault();
        this.complain(problem);
      }
    });
    this.name.addEventListener('keydown', (event) => this.enterMeansUse(event));
    this.initials.addEventListener('keydown', (event) => this.enterMeansUse(event));
  }

  /** Enter in a line of text is the button that a person means, not the first one in the form. */
  enterMeansUse(event) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    this.form.requestSubmit(find('button[value=yes]', this.form));
  }

  buildStyles() {
    this.faces.forEach(loadFace);
    find('#adopt-styles').replaceChildren(...this.faces.map((face, index) => h('label', { class: 'style' },
      h('input', { type: 'radio', name: 'face', value: face.id, checked: index === 0, 'aria-label': face.name }),
      h('span', { class: 'style-signature', 'data-face': face.id }),
      h('span', { class: 'style-initials', 'data-face': face.id }))));
  }

  preview() {
    const texts = { 'style-signature': this.name.value.trim(), 'style-initials': this.initials.value.trim() };
    for (const [box, text] of Object.entries(texts)) {
      all(`.${box}`, this.form).forEach((preview) => {
        const face = this.faces.find((one) => one.id === preview.dataset.face);
        preview.replaceChildren(text ? lettering(text, face) : '');
      });
    }
    this.complain(null);
  }

  get way() {
    return this.form.elements.way.value;
  }

  async showWay() {
    all('[data-way]', this.form).forEach((part) => { part.hidden = part.dataset.way !== this.way; });
    this.complain(null);
    if (this.way === 'drawn') {
      await this.makePads();
      Object.values(this.pads).forEach((pad) => pad.resize());
    }
  }

  async makePads() {
    if (this.pads) return;
    const { default: SignaturePad } = await import(document.body.dataset.ink);
    this.pads = { signature: new Pad(find('#pad-signature'), SignaturePad), initials: new Pad(find('#pad-initials'), SignaturePad) };
    new ResizeObserver(() => Object.values(this.pads).forEach((pad) => pad.resize())).observe(this.dialog);
  }

  missing() {
    if (this.way === 'typed') {
      if (!this.name.value.trim()) return [say('adopt.nameMissing'), this.name];
      if (!this.initials.value.trim()) return [say('adopt.initialsMissing'), this.initials];
      return null;
    }
    if (this.pads.signature.empty) return [say('adopt.drawingMissing'), null];
    return this.needsInitials && this.pads.initials.empty ? [say('adopt.initialsDrawingMissing'), null] : null;
  }

  complain(problem) {
    this.problem.hidden = !problem;
    this.problem.textContent = problem?.[0] ?? '';
    problem?.[1]?.focus();
  }

  result() {
    if (this.way === 'typed') {
      const face = this.form.elements.face.value;
      return {
        signature: { kind: 'typed', text: this.name.value.trim(), face },
        initials: { kind: 'typed', text: this.initials.value.trim(), face },
      };
    }
    const signature = { kind: 'drawn', strokes: this.pads.signature.strokes() };
    const initials = this.pads.initials.empty
      ? { kind: 'typed', text: this.initials.value.trim() || initialsOf(this.name.value), face: this.faces[0].id }
      : { kind: 'drawn', strokes: this.pads.initials.strokes() };
    return { signature, initials };
  }

  /** Resolves with {signature, initials}, or null when the person went back. */
  async open(needsInitials) {
    this.needsInitials = needsInitials;
    find('.pad-box:not(.wide)', this.form).hidden = !needsInitials;
    const answer = ask(this.dialog);
    this.preview();
    this.showWay();
    return (await answer) === 'yes' ? this.result() : null;
  }
}
