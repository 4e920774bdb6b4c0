// A page with boxes over it: zoom, pan, choose what stands there, draw a box.

import { h, s, clear, button } from './dom.js';
import { pagePicture, cropPicture } from './api.js';
import { t } from './words.js';

const POINTS_TO_PIXELS = 110 / 72;

export class PageView {
  /// `onPoint(x, y, page)`: a click on paper, in points; `onDraw(box, page)`: a box was drawn.
  constructor(doc, { onPoint, onDraw, onPage } = {}) {
    Object.assign(this, { doc, onPoint, onDraw, onPage, page: 0, scale: 1, boxes: [], drawing: false });
    this.picture = h('img', { alt: '', draggable: 'false' });
    this.over = s('svg', { class: 'over', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
    this.sheet = h('div', { class: 'sheet' }, this.picture, this.over);
    this.frame = h('div', { class: 'frame', tabindex: 0, role: 'group', 'aria-label': t('page.label') }, this.sheet);
    this.number = h('input', { class: 'page-number', inputmode: 'numeric', 'aria-label': t('page.number') });
    this.number.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') { this.show(Number(this.number.value)); this.frame.focus(); }
      if (event.key === 'Escape') this.frame.focus();
    });
    this.total = h('span', { class: 'quiet' });
    this.drawButton = button(t('page.draw'), () => this.setDrawing(!this.drawing), { title: t('page.drawTitle') });
    this.element = h('section', { class: 'page-view', 'aria-label': t('page.label') },
      h('div', { class: 'row bar' },
        button('\u2039', () => this.show(this.page - 1), { title: t('page.before') }),
        this.number, this.total,
        button('\u203a', () => this.show(this.page + 1), { title: t('page.after') }),
        h('span', { class: 'space' }),
        button('\u2212', () => this.zoom(1 / 1.25), { title: t('key.zoomOut') }),
        button('+', () => this.zoom(1.25), { title: t('key.zoomIn') }),
        button(t('key.wholePage'), () => this.whole(), { key: 'F' }),
        onDraw && this.drawButton),
      this.frame);
    this.problem = h('p', { class: 'notice' });
    this.picture.addEventListener('error', () => {
      this.problem.textContent = t(doc.pictures ? 'page.noPicture' : 'page.noSource');
      this.sheet.before(this.problem);
    });
    this.picture.addEventListener('load', () => this.problem.remove());
    this.listen();
  }

  info(number = this.page) {
    return this.doc.pages.find((page) => page.number === number) || { number, width: 595, height: 842 };
  }

  /// `focus`: a box (points) to bring to the eye.  `boxes`: [{bbox, kind, title, act}].
  show(number, boxes, focus) {
    const last = Math.max(1, this.doc.pages.length);
    const page = Math.min(Math.max(1, number || 1), last);
    const turned = page !== this.page;
    this.page = page;
    this.number.value = page;
    this.total.textContent = '/ ' + last;
    if (boxes) this.allBoxes = boxes;
    if (turned) {
      this.picture.alt = t('page.alt', { n: page, file: this.doc.file });
      this.loadPicture();
      this.onPage?.(page);
    }
    this.draw();
    if (focus) this.focus(focus);
    else if (turned) this.whole();
  }

  loadPicture() {
    if (!this.doc.pictures) {
      this.picture.removeAttribute('src');
      this.problem.textContent = t('page.noSource');
      this.sheet.before(this.problem);
      return;
    }
    this.fine = this.scale > 2;
    this.picture.src = pagePicture(this.doc.id, this.page, this.fine ? 220 : 110);
  }

  size() {
    const { width, height } = this.info();
    this.sheet.style.width = `${width * this.scale}px`;
    this.sheet.style.height = `${height * this.scale}px`;
    this.over.setAttribute('viewBox', `0 0 ${width} ${height}`);
    if (!this.fine && this.scale > 2 && this.doc.pictures) this.loadPicture();
  }

  whole() {
    const { width, height } = this.info();
    this.scale = Math.max(0.2, Math.min((this.frame.clientWidth - 24) / width, (this.frame.clientHeight - 24) / height));
    this.size();
  }

  fitWidth() {
    this.scale = Math.max(0.3, (this.frame.clientWidth - 24) / this.info().width);
    this.size();
  }

  zoom(by, x = this.frame.clientWidth / 2, y = this.frame.clientHeight / 2) {
    const before = this.scale;
    this.scale = Math.min(8, Math.max(0.2, this.scale * by));
    const k = this.scale / before;
    const left = (this.frame.scrollLeft + x) * k - x;
    const top = (this.frame.scrollTop + y) * k - y;
    this.size();
    this.frame.scrollLeft = left;
    this.frame.scrollTop = top;
  }

  /// The box in the middle, the page at least as wide as the frame, print large enough to read.
  focus(box) {
    this.fitWidth();
    if (this.scale < POINTS_TO_PIXELS) this.scale = POINTS_TO_PIXELS;
    this.size();
    this.frame.scrollLeft = (box[0] + box[2]) / 2 * this.scale - this.frame.clientWidth / 2;
    this.frame.scrollTop = (box[1] + box[3]) / 2 * this.scale - this.frame.clientHeight / 2;
  }

  draw() {
    clear(this.over, (this.allBoxes || []).filter((box) => box.page === this.page && box.bbox).map((box) => {
      const [x0, y0, x1, y1] = box.bbox;
      const pad = box.kind.includes('table') ? 0 : 2;
      return s('rect', { class: 'box ' + box.kind, x: x0 - pad, y: y0 - pad, width: x1 - x0 + 2 * pad, height: y1 - y0 + 2 * pad, rx: pad,
        'data-act': box.act ? 'yes' : null, onclick: box.act && ((event) => { if (!this.drawing) { event.stopPropagation(); box.act(); } }) },
      box.title && s('title', {}, box.title));
    }));
    this.size();
  }

  setDrawing(on) {
    this.drawing = on;
    this.frame.classList.toggle('drawing', on);
    this.drawButton.setAttribute('aria-pressed', String(on));
  }

  toPoints(event) {
    const rect = this.sheet.getBoundingClientRect();
    return [(event.clientX - rect.left) / this.scale, (event.clientY - rect.top) / this.scale];
  }

  listen() {
    let drag = null;
    this.frame.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || event.target === this.number) return;
      const [x, y] = this.toPoints(event);
      drag = { x, y, clientX: event.clientX, clientY: event.clientY, left: this.frame.scrollLeft, top: this.frame.scrollTop, moved: false };
      if (this.drawing) {
        drag.box = s('rect', { class: 'box drawn', x, y, width: 0, height: 0 });
        this.over.append(drag.box);
        event.preventDefault();
      }
    });
    window.addEventListener('pointermove', (event) => {
      if (!drag || !this.element.isConnected) return;
      drag.moved = drag.moved || Math.hypot(event.clientX - drag.clientX, event.clientY - drag.clientY) > 4;
      if (drag.box) {
        const [x, y] = this.toPoints(event);
        drag.end = [x, y];
        drag.box.setAttribute('x', Math.min(x, drag.x));
        drag.box.setAttribute('y', Math.min(y, drag.y));
        drag.box.setAttribute('width', Math.abs(x - drag.x));
        drag.box.setAttribute('height', Math.abs(y - drag.y));
      } else if (drag.moved) {
        this.frame.scrollLeft = drag.left - (event.clientX - drag.clientX);
        this.frame.scrollTop = drag.top - (event.clientY - drag.clientY);
      }
    });
    window.addEventListener('pointerup', (event) => {
      const done = drag;
      drag = null;
      if (!done || !this.element.isConnected) return;
      if (done.box) {
        done.box.remove();
        if (done.end && Math.abs(done.end[0] - done.x) > 2 && Math.abs(done.end[1] - done.y) > 2) {
          this.setDrawing(false);
          this.onDraw([Math.min(done.x, done.end[0]), Math.min(done.y, done.end[1]), Math.max(done.x, done.end[0]), Math.max(done.y, done.end[1])], this.page);
        }
      } else if (!done.moved && this.sheet.contains(event.target) && !event.target.closest('[data-act]')) { // a box that acts has its own click
        this.onPoint?.(done.x, done.y, this.page);
      }
    });
    this.frame.addEventListener('wheel', (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const rect = this.frame.getBoundingClientRect();
      this.zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, event.clientX - rect.left, event.clientY - rect.top);
    }, { passive: false });
  }

  keys() {
    return {
      wholePage: () => this.whole(), zoomIn: () => this.zoom(1.25), zoomOut: () => this.zoom(1 / 1.25),
      goToPage: () => { this.number.focus(); this.number.select(); },
    };
  }
}

/// A cut-out of the page around a box, three times enlarged, the box marked.
export function crop(doc, page, box, { wide = 26, high = 9, zoom = 3 } = {}) {
  const area = [Math.max(0, box[0] - wide), Math.max(0, box[1] - high), box[2] + wide, box[3] + high];
  // The picture has a margin of 2 points.
  const width = area[2] - area[0] + 4;
  const height = area[3] - area[1] + 4;
  const mark = s('svg', { viewBox: `0 0 ${width} ${height}`, class: 'mark', 'aria-hidden': 'true', preserveAspectRatio: 'none' },
    s('rect', { x: box[0] - area[0] + 0.5, y: box[1] - area[1] + 0.5, width: box[2] - box[0] + 3, height: box[3] - box[1] + 3, rx: 2 }));
  const picture = h('img', { src: cropPicture(doc.id, page, area), alt: t('crop.alt') });
  const figure = h('div', { class: 'crop' }, picture, mark);
  figure.style.aspectRatio = `${width} / ${height}`;
  figure.style.width = `${width * zoom * 96 / 72}px`;
  picture.addEventListener('error', () => figure.classList.add('missing'));
  return figure;
}

export const cropArea = (box, wide = 26, high = 9) =>
  [Math.max(0, box[0] - wide), Math.max(0, box[1] - high), box[2] + wide, box[3] + high];
