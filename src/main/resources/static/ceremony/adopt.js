// Adopting a signature and initials, once for all fields: typed in a font, or drawn as strokes.
import { all, ask, find } from './dom.js';
import { lettering } from './ink.js';
import { say } from './visit.js';

const MAX_STROKES = 200;
const MAX_POINTS = 4000;

/** A pad whose strokes are kept as signature_pad has them, in CSS pixels. */
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
    return this.pad.toData().slice(0, MAX_STROKES).map(({ minWidth, maxWidth, points }) => {
      const kept = points.slice(0, left);
      left -= kept.length;
      return { minWidth, maxWidth, points: kept.map(({ x, y, time }) => ({ x: tenth(x), y: tenth(y), time })) };
    }).filter((stroke) => stroke.points.length);
  }
}

const tenth = (value) => Math.round(value * 10) / 10;
export const initialsOf = (name) => name.trim().split(/\s+/).map((word) => [...word][0] ?? '').join('').slice(0, 4);

export class AdoptDialog {
  constructor(name) {
    this.dialog = find('#adopt');
    this.form = find('#adopt-form');
    this.name = find('#adopt-name');
    this.initials = find('#adopt-initials');
    this.problem = find('#adopt-problem');
    this.name.value = name;
    this.initials.value = initialsOf(name);
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

  preview() {
    for (const [box, input] of [['#preview-signature', this.name], ['#preview-initials', this.initials]]) {
      const text = input.value.trim();
      find(box).replaceChildren(text ? lettering(text) : '');
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
    if (problem) this.problem.scrollIntoView({ block: 'nearest' });
    problem?.[1]?.focus();
  }

  result() {
    if (this.way === 'typed') {
      return { signature: { kind: 'typed', text: this.name.value.trim() }, initials: { kind: 'typed', text: this.initials.value.trim() } };
    }
    const { signature, initials } = this.pads;
    const asked = initials.empty ? signature : initials;
    return { signature: { kind: 'drawn', strokes: signature.strokes() }, initials: { kind: 'drawn', strokes: asked.strokes() } };
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
