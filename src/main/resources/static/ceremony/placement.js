// Boxes on pages, in points from the top left: staying on the page, snapping to neighbours, dragging and arrow keys.
import { h } from './dom.js';

const SNAP = 5;
const MIN = { width: 10, height: 8 };
const STEP = 1;
const LEAP = 10;
const DRAG_BEGINS = 4;
const APART = 8;

export const round = (value) => Math.round(value * 10) / 10;

/** The nearest place where the whole box is on the page. */
export function onPage(box, sheet) {
  const width = Math.min(Math.max(box.width, MIN.width), sheet.width);
  const height = Math.min(Math.max(box.height, MIN.height), sheet.height);
  return {
    x: round(Math.min(Math.max(box.x, 0), sheet.width - width)),
    y: round(Math.min(Math.max(box.y, 0), sheet.height - height)),
    width: round(width),
    height: round(height),
  };
}

const overlap = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The first place downwards that covers no other box; where the page is full, the place that was asked for. */
export function freePlace(box, taken, sheet) {
  for (let candidate = box; candidate.y + candidate.height <= sheet.height; candidate = { ...candidate, y: candidate.y + APART }) {
    if (!taken.some((other) => overlap(candidate, other))) return candidate;
  }
  return box;
}

function lines(box, axis) {
  const [start, size] = axis === 'x' ? [box.x, box.width] : [box.y, box.height];
  return [start, start + size / 2, start + size];
}

function nearest(box, others, axis, middle) {
  let best = { distance: SNAP, shift: 0, at: null };
  const targets = others.flatMap((other) => lines(other, axis)).concat(middle);
  for (const mine of lines(box, axis)) {
    for (const target of targets) {
      const distance = Math.abs(target - mine);
      if (distance < best.distance) best = { distance, shift: target - mine, at: target };
    }
  }
  return best;
}

/** Pulls a box to the edges and centers of its neighbours and to the middle of the page. */
export function snapped(box, others, sheet) {
  const x = nearest(box, others, 'x', sheet.width / 2);
  const y = nearest(box, others, 'y', sheet.height / 2);
  return { box: { ...box, x: box.x + x.shift, y: box.y + y.shift }, guides: { x: x.at, y: y.at } };
}

export function showGuides(sheet, guides) {
  hideGuides();
  for (const axis of ['x', 'y']) {
    if (guides[axis] === null) continue;
    const line = h('div', { class: `snap-line ${axis}` });
    line.style.setProperty('--at', guides[axis]);
    sheet.layer.append(line);
  }
}

export function hideGuides() {
  document.querySelectorAll('.snap-line').forEach((line) => line.remove());
}

export function place(element, box) {
  for (const [name, value] of Object.entries({ '--x': box.x, '--y': box.y, '--fw': box.width, '--fh': box.height })) {
    element.style.setProperty(name, value);
  }
}

/** What an arrow key does to a box: moves it by a point (Ctrl or Alt: by ten), with Shift resizes it. Null for other keys. */
export function nudged(box, event) {
  const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!direction) return null;
  const step = event.ctrlKey || event.altKey || event.metaKey ? LEAP : STEP;
  const [dx, dy] = direction.map((sign) => sign * step);
  return event.shiftKey
    ? { ...box, width: box.width + dx, height: box.height + dy }
    : { ...box, x: box.x + dx, y: box.y + dy };
}

function sheetUnder(paper, x, y) {
  const element = document.elementsFromPoint(x, y).find((one) => one.classList.contains('sheet'));
  return element && paper.sheetOf(element);
}

/**
 * Follows a pointer from a press on something that stands for a box until it is let go.
 * @param start {paper, event, box, grab: where in the box it was taken (points), others(sheet): boxes to snap to}
 * @param follow called with (sheet or null, box) while moving
 * @returns {sheet, box} where it was dropped on a page, 'tap' when it hardly moved, or null when it was dropped beside or given up
 */
export function drag({ paper, event, box, grab, others }, follow) {
  const from = { x: event.clientX, y: event.clientY };
  let moved = false;
  let last = null;
  return new Promise((resolve) => {
    const ended = new AbortController();
    const move = (to) => {
      if (!moved && Math.hypot(to.clientX - from.x, to.clientY - from.y) < DRAG_BEGINS) return;
      moved = true;
      scrollNearEdge(to.clientY);
      const sheet = sheetUnder(paper, to.clientX, to.clientY);
      if (!sheet) {
        hideGuides();
        last = null;
        follow(null, null, to);
        return;
      }
      const at = sheet.at(to.clientX, to.clientY);
      const wanted = { ...box, x: at.x - grab.x, y: at.y - grab.y };
      const { box: pulled, guides } = to.altKey ? { box: wanted, guides: { x: null, y: null } } : snapped(wanted, others(sheet), sheet);
      last = { sheet, box: onPage(pulled, sheet) };
      showGuides(sheet, guides);
      follow(sheet, last.box, to);
    };
    const end = (result) => {
      ended.abort();
      hideGuides();
      document.body.classList.remove('dragging');
      resolve(result);
    };
    const { signal } = ended;
    document.body.classList.add('dragging');
    addEventListener('pointermove', move, { signal });
    addEventListener('pointerup', () => end(moved ? last : 'tap'), { signal });
    addEventListener('pointercancel', () => end(null), { signal });
    addEventListener('keydown', (key) => {
      if (key.key !== 'Escape') return;
      key.stopPropagation();
      end(null);
    }, { signal, capture: true });
  });
}

function scrollNearEdge(y) {
  const scroller = document.querySelector('[data-scroller]') ?? document.scrollingElement;
  const box = scroller === document.scrollingElement ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect();
  const edge = 60;
  if (y < box.top + edge) scroller.scrollBy(0, -14);
  else if (y > box.bottom - edge) scroller.scrollBy(0, 14);
}
