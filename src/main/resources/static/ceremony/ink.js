// Signatures on the screen: drawn strokes as vector paths, typed names in the font that the sealed document will use.
import { h, svg } from './dom.js';

const PEN = 2.4;
const faces = new Map();

/** Loads a font that the server also draws with. */
export function loadFace(face) {
  if (!faces.has(face.id)) {
    const loading = new FontFace(`pw-${face.id}`, `url("${face.url}")`).load()
      .then((loaded) => document.fonts.add(loaded))
      .catch(() => undefined);
    faces.set(face.id, loading);
  }
  return faces.get(face.id);
}

function bounds(strokes) {
  const xs = strokes.flat().map((point) => point.x);
  const ys = strokes.flat().map((point) => point.y);
  const left = Math.min(...xs) - PEN;
  const top = Math.min(...ys) - PEN;
  return { left, top, width: Math.max(...xs) - left + PEN, height: Math.max(...ys) - top + PEN };
}

/** Through the middles of neighbouring points, so that the line has no corners. */
function path(points) {
  if (points.length === 1) return `M${points[0].x} ${points[0].y}l0.01 0`;
  let d = `M${points[0].x} ${points[0].y}`;
  for (let i = 1; i < points.length - 1; i++) {
    const middle = { x: (points[i].x + points[i + 1].x) / 2, y: (points[i].y + points[i + 1].y) / 2 };
    d += `Q${points[i].x} ${points[i].y} ${middle.x} ${middle.y}`;
  }
  const last = points[points.length - 1];
  return `${d}L${last.x} ${last.y}`;
}

/** @param strokes lists of {x, y} in any unit */
export function drawing(strokes) {
  const box = bounds(strokes);
  const lines = strokes.filter((points) => points.length).map((points) => svg('path', { d: path(points) }));
  return svg('svg', {
    class: 'ink', viewBox: `${box.left} ${box.top} ${box.width} ${box.height}`, preserveAspectRatio: 'xMidYMid meet', 'aria-hidden': 'true',
    fill: 'none', stroke: 'currentColor', 'stroke-width': PEN, 'stroke-linecap': 'round', 'stroke-linejoin': 'round',
  }, ...lines);
}

/** A typed name, as large as its box allows. */
export function lettering(text, face) {
  loadFace(face);
  const line = h('span', { class: 'lettering', dir: 'auto', 'aria-hidden': 'true' }, text);
  line.style.fontFamily = `"pw-${face.id}", "Noto Sans", sans-serif`;
  const box = h('span', { class: 'lettering-box' }, line);
  const fitNow = () => fitLettering(box, line);
  new ResizeObserver(fitNow).observe(box);
  loadFace(face).then(() => requestAnimationFrame(fitNow));
  return box;
}

function fitLettering(box, line) {
  const { clientWidth, clientHeight } = box;
  if (!clientWidth || !clientHeight) return;
  line.style.fontSize = '100px';
  const size = Math.min(100 * clientWidth / line.scrollWidth, clientHeight * 0.72, 100 * clientHeight / line.scrollHeight * 1.2);
  line.style.fontSize = `${Math.max(4, size)}px`;
}

/** A signature or initials as adopted: {kind: 'drawn', strokes} or {kind: 'typed', text, face}. */
export function mark(adopted, facesById) {
  return adopted.kind === 'drawn'
    ? drawing(adopted.strokes)
    : lettering(adopted.text, facesById.get(adopted.face) ?? [...facesById.values()][0]);
}
