// Signatures on the screen as the sealed document will have them: drawn strokes as curves whose width follows the pen's
// speed, typed names in the same handwriting.
import { h, svg } from './dom.js';

const INERTIA = 0.3;
const STEP = 0.25;
/** What the handwriting font can write; any other name is set in an italic, whole, so that no name mixes two hands. */
const HANDWRITABLE = /^[ -~\u00a1-\u00ac\u00ae-\u00ff\u0131\u2013\u2014\u2018\u2019\u201c\u201d\u2026]*$/;

const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

function distinct(points) {
  return points.filter((point, index) => index === 0 || distance(point, points[index - 1]) > 0.01);
}

/** Pieces of a stroke, each of one width: {width, d}. */
function curves({ points: given, minWidth, maxWidth }) {
  const points = distinct(given);
  if (points.length === 1) return [{ width: (minWidth + maxWidth) / 2, d: `M${points[0].x} ${points[0].y}h0.01` }];
  const pieces = [];
  let speed = 0;
  for (let i = 0; i + 1 < points.length; i++) {
    const [before, from, to, after] = [points[Math.max(0, i - 1)], points[i], points[i + 1], points[Math.min(points.length - 1, i + 2)]];
    const time = to.time - from.time;
    speed = (1 - INERTIA) * (time > 0 ? distance(from, to) / time : 0) + INERTIA * speed;
    const width = Math.max(STEP, Math.round(Math.max(maxWidth / (speed + 1), minWidth) / STEP) * STEP);
    if (pieces.at(-1)?.width !== width) pieces.push({ width, d: `M${from.x} ${from.y}` });
    pieces.at(-1).d += `C${from.x + (to.x - before.x) / 6} ${from.y + (to.y - before.y) / 6} ${to.x - (after.x - from.x) / 6} ${to.y - (after.y - from.y) / 6} ${to.x} ${to.y}`;
  }
  return pieces;
}

/** @param strokes as signature_pad's toData() gives them */
function drawing(strokes) {
  const inked = strokes.filter((stroke) => stroke.points.length);
  const points = inked.flatMap((stroke) => stroke.points);
  const pen = Math.max(...inked.map((stroke) => stroke.maxWidth)) / 2;
  const [left, top] = [Math.min(...points.map((point) => point.x)) - pen, Math.min(...points.map((point) => point.y)) - pen];
  const [right, bottom] = [Math.max(...points.map((point) => point.x)) + pen, Math.max(...points.map((point) => point.y)) + pen];
  return svg('svg', {
    class: 'ink', viewBox: `${left} ${top} ${right - left} ${bottom - top}`, 'aria-hidden': 'true',
    fill: 'none', stroke: 'currentColor', 'stroke-linecap': 'round', 'stroke-linejoin': 'round',
  }, ...inked.flatMap(curves).map((curve) => svg('path', { d: curve.d, 'stroke-width': curve.width })));
}

const MEASURED = 100;

/** What the letters of a line cover, in font sizes from the beginning of its base line: a hand reaches beyond its boxes. */
function extent(line) {
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `${MEASURED}px ${getComputedStyle(line).fontFamily}`;
  pen.textAlign = 'left';
  const measured = pen.measureText(line.textContent);
  const sizes = (pixels) => pixels / MEASURED;
  return {
    left: sizes(-measured.actualBoundingBoxLeft),
    right: sizes(measured.actualBoundingBoxRight),
    top: sizes(measured.actualBoundingBoxAscent),
    bottom: sizes(-measured.actualBoundingBoxDescent),
    ascent: sizes(measured.fontBoundingBoxAscent),
    descent: sizes(measured.fontBoundingBoxDescent),
  };
}

/** A typed name, as large as fits its box with every stroke, the ink in the middle of the height. */
export function lettering(text) {
  const hand = HANDWRITABLE.test(text.normalize('NFC'));
  const line = h('span', { class: `lettering ${hand ? 'hand' : 'italic'}`, dir: 'auto', 'aria-hidden': 'true' }, text);
  const box = h('span', { class: 'lettering-box' }, line);
  const fit = () => {
    if (!box.clientWidth || !box.clientHeight) return;
    const ink = extent(line);
    const fitting = Math.min(box.clientWidth / (ink.right - ink.left), box.clientHeight / (ink.top - ink.bottom));
    const size = Math.max(4, Math.min(fitting, box.clientHeight * (hand ? 0.95 : 0.62)));
    line.style.fontSize = `${size}px`;
    const middle = (ink.top + ink.bottom) / 2 - (ink.ascent - ink.descent) / 2;
    line.style.transform = `translate(${-ink.left * size}px, ${middle * size}px)`;
  };
  new ResizeObserver(fit).observe(box);
  document.fonts.load(`40px "Pactwire ${hand ? 'Hand' : 'Italic'}"`, text).then(() => requestAnimationFrame(fit), () => undefined);
  return box;
}

/** A signature or initials as adopted: {kind: 'drawn', strokes} or {kind: 'typed', text}. */
export function mark(adopted) {
  return adopted.kind === 'drawn' ? drawing(adopted.strokes) : lettering(adopted.text);
}
