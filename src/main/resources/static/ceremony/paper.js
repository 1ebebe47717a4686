// Documents as sheets of paper: every page has its place at once, and is drawn when it comes near. One point of the
// document is `--scale` CSS pixels; whatever lies on a page is placed in points.
import { h, icon } from './dom.js';
import { address, headers, picture, say } from './visit.js';

const MARGIN = '600px';
const MAX_CANVAS = 4096;
const SHARPNESS = 2;
const BUSY = 503;
const BUSY_WAIT = 5000;
const BUSY_TIMES = 5;

const { pdf, pdfParts } = document.body.dataset;
let engine;

function loadEngine() {
  engine ??= import(pdf).then((loaded) => {
    loaded.GlobalWorkerOptions.workerSrc = `${pdfParts}build/pdf.worker.min.mjs`;
    return loaded;
  });
  return engine;
}

/** One document, opened when its first page is needed. */
class Source {
  constructor(description) {
    this.description = description;
  }

  open() {
    this.opened ??= loadEngine().then((pdfjs) => pdfjs.getDocument({
      url: address(`documents/${this.description.id}`),
      httpHeaders: headers(),
      cMapUrl: `${pdfParts}cmaps/`,
      cMapPacked: true,
      standardFontDataUrl: `${pdfParts}standard_fonts/`,
      iccUrl: `${pdfParts}iccs/`,
      wasmUrl: `${pdfParts}wasm/`,
      isEvalSupported: false,
      enableXfa: false,
      stopAtErrors: false,
    }).promise);
    return this.opened;
  }

  async page(number) {
    return (await this.open()).getPage(number);
  }
}

class Sheet {
  constructor(source, document, number, size, label) {
    Object.assign(this, { source, document, number, width: size.width, height: size.height });
    this.canvas = h('canvas', { 'aria-hidden': 'true' });
    this.words = h('div', { class: 'words' });
    this.layer = h('div', { class: 'layer' });
    this.element = h('section', { class: 'sheet', 'aria-label': label, 'data-document': document.id, 'data-page': number }, this.canvas, this.words, this.layer);
    this.element.style.setProperty('--w', size.width);
    this.element.style.setProperty('--h', size.height);
  }

  /** Draws the page as sharp as its size on the screen asks for; a smaller need never replaces a sharper picture. */
  async draw(scale) {
    const wanted = Math.min(scale * Math.max(devicePixelRatio, SHARPNESS), MAX_CANVAS / Math.max(this.width, this.height));
    if (this.drawn >= wanted || this.drawing) return;
    this.drawing = true;
    try {
      await this.drawPage(wanted);
    } catch {
      await this.drawPicture();
    } finally {
      this.drawing = false;
      this.element.classList.add('drawn');
    }
  }

  async drawPage(wanted) {
    const page = await this.source.page(this.number);
    const viewport = page.getViewport({ scale: wanted * this.width / page.getViewport({ scale: 1 }).width });
    const fresh = h('canvas', { 'aria-hidden': 'true', width: Math.floor(viewport.width), height: Math.floor(viewport.height) });
    await page.render({ canvas: fresh, viewport, annotationMode: 1 }).promise;
    this.canvas.replaceWith(fresh);
    this.canvas = fresh;
    this.drawn = wanted;
    if (!this.worded) {
      this.worded = true;
      await this.writeWords(page);
    }
  }

  /** The page's text, unseen over its picture: for screen readers, for selecting and for finding. */
  async writeWords(page) {
    const { TextLayer } = await loadEngine();
    const natural = page.getViewport({ scale: this.width / page.getViewport({ scale: 1 }).width });
    await new TextLayer({ textContentSource: page.streamTextContent(), container: this.words, viewport: natural }).render();
    document.querySelectorAll('.hiddenCanvasElement').forEach((canvas) => canvas.setAttribute('aria-hidden', 'true'));
  }

  /** Where the browser cannot draw it, the server does. */
  async drawPicture() {
    try {
      const image = h('img', { alt: '', class: 'picture', src: await this.picture() });
      this.canvas.replaceWith(image);
      this.canvas = image;
      this.drawn = Infinity;
      this.note?.remove();
    } catch {
      this.note ??= h('p', { class: 'sheet-note' }, icon('alert-triangle'), say('pageUnreadable'));
      this.layer.before(this.note);
    }
  }

  /** While the server draws the pages of others it says so, and is asked again. */
  async picture(times = BUSY_TIMES) {
    try {
      return await picture(`documents/${this.document.id}/pages/${this.number}`);
    } catch (failure) {
      if (failure.status !== BUSY || !times) throw failure;
      await new Promise((resolve) => { setTimeout(resolve, BUSY_WAIT); });
      return this.picture(times - 1);
    }
  }

  /** Where a point of the screen lies on the page, in points. */
  at(clientX, clientY) {
    const box = this.element.getBoundingClientRect();
    return { x: (clientX - box.left) * this.width / box.width, y: (clientY - box.top) * this.height / box.height };
  }
}

/** All pages of all documents, one below the other. */
export class Paper {
  constructor(container, documents) {
    this.container = container;
    this.zoom = 1;
    this.sheets = [];
    this.sources = new Map();
    this.onscreen = new Set();
    container.replaceChildren();
    for (const document of documents) this.add(document, documents.length > 1);
    this.watcher = new IntersectionObserver((entries) => this.appear(entries), { root: container.closest('[data-scroller]'), rootMargin: MARGIN });
    this.sheets.forEach((sheet) => this.watcher.observe(sheet.element));
    new ResizeObserver(() => this.fit()).observe(container);
    this.fit();
  }

  add(document, named) {
    const source = new Source(document);
    this.sources.set(document.id, source);
    const heading = h('h2', { class: 'document-name' }, icon('file-text', 'small'), h('span', {}, document.name), h('small', {}, say('pageCount', document.pages.length)));
    if (!named) heading.classList.add('only');
    this.container.append(heading);
    document.pages.forEach((size, index) => {
      const label = say('pageLabel', document.name, index + 1, document.pages.length);
      const sheet = new Sheet(source, document, index + 1, size, label);
      this.sheets.push(sheet);
      this.container.append(sheet.element);
    });
  }

  sheet(documentId, page) {
    return this.sheets.find((one) => one.document.id === documentId && one.number === page);
  }

  sheetOf(element) {
    return this.sheets.find((one) => one.element === element);
  }

  /** The widest page fits the width; `zoom` multiplies that. */
  fit() {
    const style = getComputedStyle(this.container);
    const room = this.container.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const widest = Math.max(...this.sheets.map((sheet) => sheet.width), 1);
    const limit = parseFloat(style.getPropertyValue('--widest')) || 900;
    this.scale = Math.max(0.2, Math.min(room, limit) / widest) * this.zoom;
    this.container.style.setProperty('--scale', this.scale);
    this.drawVisible();
  }

  zoomTo(zoom) {
    this.zoom = Math.min(4, Math.max(0.4, zoom));
    this.fit();
    this.container.dispatchEvent(new CustomEvent('zoomed'));
  }

  appear(entries) {
    for (const entry of entries) {
      if (entry.isIntersecting) this.onscreen.add(entry.target);
      else this.onscreen.delete(entry.target);
    }
    this.drawVisible();
  }

  drawVisible() {
    this.onscreen.forEach((element) => this.sheetOf(element).draw(this.scale));
  }

  /** The page of which most is to be seen. */
  current() {
    const height = innerHeight;
    let best = this.sheets[0];
    let most = -Infinity;
    for (const sheet of this.sheets) {
      const box = sheet.element.getBoundingClientRect();
      const seen = Math.min(box.bottom, height) - Math.max(box.top, 0);
      if (seen > most + 1) [best, most] = [sheet, seen];
    }
    return best;
  }
}
