// The main screen: one doubt after the other, the eye on the ink.

import { h, clear, button, toast, dialog } from './dom.js';
import { get, post, prefetch, pagePicture, cropPicture, Refused } from './api.js';
import { t, reasonText, word } from './words.js';
import { show, parseScore, arabic, digitOf, count } from './numbers.js';
import { PageView, crop, cropArea } from './page-view.js';
import { fieldLabel, shortLabel, itemsOf, isOpen, isNumber, isYear, shown } from './labels.js';
import { link, replace, state } from './app.js';
import { setKeys } from './keys.js';
import { addValue, readingsAt } from './add-value.js';
import { sums } from './sums.js';

const documents = new Map();

async function load(id) {
  if (!documents.has(id)) documents.set(id, get('document', { id }));
  const doc = await documents.get(id);
  return doc;
}

class Queue {
  constructor(main, values, isShown) {
    this.main = main;
    this.isShown = isShown;
    const { paper, item, ...filter } = values;
    Object.assign(this, { filter, wanted: paper, wantedItem: item, papers: [], at: 0, index: 0, undone: [], strokes: 0 });
  }

  async begin() {
    documents.clear();
    const found = await get('queue', { ...this.filter, page: '' });
    if (!this.isShown()) return undefined;
    this.papers = found.papers;
    if (this.wanted && !this.papers.includes(this.wanted)) this.papers.unshift(this.wanted);
    this.at = Math.max(0, this.papers.indexOf(this.wanted));
    if (this.papers.length === 0) return this.finished();
    return this.openPaper();
  }

  finished() {
    setKeys({});
    clear(this.main, h('div', { class: 'done' }, h('h1', {}, t('queue.done')), h('p', {}, t('queue.doneText')),
      h('div', { class: 'row center' }, h('a', { class: 'button main', href: link('list', this.filter) }, t('nav.list')), h('a', { class: 'button', href: link('certificate') }, t('nav.certificate')))));
  }

  async openPaper(from = 'first') {
    const id = this.papers[this.at];
    try {
      this.doc = await load(id);
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      return this.leaveOut(id, fault);
    }
    if (!this.isShown()) return undefined;
    this.items = itemsOf(this.doc);
    if (this.items.length === 0) {
      if (this.at + 1 < this.papers.length) { this.at += 1; return this.openPaper(); }
      return this.finished();
    }
    const open = this.items.findIndex(isOpen);
    this.index = from === 'last' ? this.items.length - 1 : Math.max(0, open);
    const named = this.items.findIndex((item) => item.name === this.wantedItem);
    if (named >= 0) this.index = named;
    this.wantedItem = null;
    this.build();
    this.showItem();
    if (!state.session.readOnly) post('claim', { paper: id }).catch(() => {});
    const next = this.papers[this.at + 1];
    if (next) {
      load(next).then((doc) => {
        const item = itemsOf(doc).find(isOpen);
        if (item?.bbox && doc.pictures) {
          prefetch(pagePicture(doc.id, item.page));
          prefetch(cropPicture(doc.id, item.page, cropArea(item.bbox)));
        }
      }).catch(() => {});
    }
  }

  /// A result that cannot be shown any more: the list says why, and what to do.
  leaveOut(id, fault) {
    documents.delete(id);
    toast(t('refused.other', { what: fault.body.message || fault.message }), 'bad');
    this.papers.splice(this.at, 1);
    if (this.at >= this.papers.length) return this.finished();
    return this.openPaper();
  }

  build() {
    this.view = new PageView(this.doc, {
      onPoint: (x, y, page) => readingsAt(this.doc, x, y, page, this),
      onDraw: state.session.readOnly ? null : (box, page) => addValue(this.doc, { box, page }, this),
    });
    this.panel = h('section', { class: 'panel', 'aria-label': t('queue.item') });
    this.strip = h('nav', { class: 'strip', 'aria-label': t('queue.strip') });
    clear(this.main, h('h1', { class: 'hidden' }, t('nav.queue')), this.view.element, this.panel, this.strip);
    setKeys({
      ...this.view.keys(), accept: () => this.accept(), digit: (d) => this.startCorrection(d),
      next: () => this.step(1), previous: () => this.step(-1), nextDocument: () => this.nextPaper(),
      undo: () => this.undo(), unreadable: () => this.answer('unreadable'), misprint: () => this.answer('misprint'),
      comment: () => this.comment(), search: () => { location.hash = link('list', this.filter); },
    });
  }

  get item() { return this.items[this.index]; }

  boxes() {
    const { doc, item } = this;
    const out = doc.tables.map((table) => ({ page: table.page, bbox: table.bbox, kind: 'table' }));
    doc.fields.forEach((field) => {
      if (field === item || !field.bbox) return;
      const at = this.items.indexOf(field);
      out.push({ page: field.page, bbox: field.bbox, kind: at >= 0 ? (field.answer ? 'answered' : 'doubt') : 'value', title: fieldLabel(field, doc),
        act: at >= 0 ? () => { this.index = at; this.showItem(); } : null });
    });
    item.reasons.forEach((reason) => reason.places.forEach((place) => out.push({ page: place.page, bbox: place.bbox, kind: 'place', title: place.raw })));
    if (item.bbox) out.push({ page: item.page, bbox: item.bbox, kind: 'focus', title: fieldLabel(item, doc) });
    return out;
  }

  showItem() {
    const { doc, item } = this;
    replace('queue', { ...this.filter, paper: doc.id, item: item.name });
    const place = item.bbox ? { page: item.page, bbox: item.bbox } : item.reasons.flatMap((reason) => reason.places).find((p) => p.bbox);
    this.view.show(place?.page || item.page || 1, this.boxes(), place?.bbox);
    this.showPanel();
    this.showStrip();
    const following = this.items.slice(this.index + 1).find(isOpen);
    if (following?.bbox && doc.pictures) {
      prefetch(cropPicture(doc.id, following.page, cropArea(following.bbox)));
      if (following.page !== item.page) prefetch(pagePicture(doc.id, following.page));
    }
  }

  showPanel() {
    const { doc, item } = this;
    const report = doc.reports.find((r) => r.key === item.report);
    const readOnly = state.session.readOnly;
    const raw = item.raw && arabic(item.raw) !== show(item.value) && item.raw !== show(item.value);
    clear(this.panel,
      h('div', { class: 'where' }, h('a', { href: link('document', { id: doc.id }) }, report?.agency || doc.file), report?.year && ` \u00b7 ${report.year}`,
        h('div', { class: 'quiet' }, t('queue.position', { n: this.index + 1, of: this.items.length, doc: this.at + 1, docs: count(this.papers.length) }))),
      doc.claimed && h('p', { class: 'notice' }, t('claimed', { who: doc.claimed })),
      h('h2', {}, fieldLabel(item, doc)),
      item.bbox && doc.pictures ? crop(doc, item.page, item.bbox) : null,
      (item.name === 'document/kind' || !['page', 'document', 'check'].includes(item.kind)) && h('div', { class: 'machine' + (String(shown(item)).length > 14 ? ' long' : '') },
        h('span', { class: 'quiet' }, t('queue.machine')), h('output', {}, shown(item))),
      h('dl', { class: 'facts' },
        raw && [h('dt', {}, t('queue.raw')), h('dd', {}, item.raw)],
        item.second && [h('dt', {}, t('queue.second')), h('dd', {}, item.second)],
        item.source && [h('dt', {}, t('queue.source')), h('dd', {}, word('source', item.source), item.confidence !== null && item.source === 'ocr' ? ` (${Math.round(item.confidence * 100)}%)` : '')],
        item.last !== null && [h('dt', {}, t('queue.last')), h('dd', {}, show(item.last))],
        sums(doc, item)),
      item.reasons.length === 0 ? h('p', { class: 'why sample' }, t('queue.sample')) : item.reasons.map((reason) => this.reason(reason)),
      item.stale && h('p', { class: 'notice' }, t('queue.stale', { value: show(item.stale.value), who: item.stale.user, machine: show(item.value) })),
      item.answer && h('p', { class: 'answered' }, t('queue.answered', { what: word('action', item.answer.action), value: shown(item, item.answer.value), who: item.answer.user }), item.answer.reason && h('div', { class: 'quiet' }, item.answer.reason)),
      readOnly ? h('p', { class: 'quiet' }, t('readOnly')) : this.controls());
  }

  reason(reason) {
    return h('div', { class: 'why' }, h('p', {}, reasonText(reason)),
      reason.places.length > 0 && h('div', { class: 'row' }, reason.places.map((place) => h('button', { type: 'button', class: 'chip', onclick: () => this.view.show(place.page, this.boxes(), place.bbox) },
        (place.raw || '\u25a1') + ' ', h('span', { class: 'quiet' }, t('field.page', { n: place.page }))))));
  }

  controls() {
    const { item } = this;
    const value = item.kind === 'score' || item.kind === 'year' || item.kind === 'name' || item.kind === 'level' || item.kind === 'text';
    this.form = h('form', { class: 'correct', onsubmit: (event) => { event.preventDefault(); this.correct(); } });
    this.form.hidden = true;
    return h('div', { class: 'controls' },
      this.form,
      h('div', { class: 'row' }, button(t('key.accept'), () => this.accept(), { key: 'Enter', kind: 'main big' }),
        value && button(t('key.digit'), () => this.startCorrection(''), { key: isNumber(item) || isYear(item) ? '0\u20139' : '' })),
      h('div', { class: 'row' }, value && button(t('key.unreadable'), () => this.answer('unreadable'), { key: 'X' }),
        value && button(t('key.misprint'), () => this.answer('misprint'), { key: 'M' }),
        button(t('key.comment'), () => this.comment(), { key: 'C' })),
      h('div', { class: 'row' }, button(t('key.previous'), () => this.step(-1), { key: '\u21e7Tab' }), button(t('key.next'), () => this.step(1), { key: 'Tab' }),
        button(t('key.nextDocument'), () => this.nextPaper(), { key: 'N' }), button(t('key.undo'), () => this.undo(), { key: 'U' })));
  }

  startCorrection(text) {
    const { item } = this;
    if (!this.form || state.session.readOnly || ['page', 'document', 'check'].includes(item.kind)) return;
    const numeric = isNumber(item) || isYear(item);
    const field = numeric || item.kind === 'level' || item.kind === 'name'
      ? h('input', { inputmode: numeric ? 'decimal' : 'text', autocomplete: 'off', 'aria-label': t('queue.newValue'), value: numeric ? text : (item.value ?? '') })
      : h('textarea', { rows: 4, 'aria-label': t('queue.newValue'), value: item.value ?? '' });
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') { this.form.hidden = true; this.view.frame.focus(); }
      if (!numeric) return;
      // A Thai keyboard has letters where the digits and the point are.
      const digit = digitOf(event);
      const typed = digit ?? (event.code === 'Period' && event.key !== '.' ? '.' : null);
      if (typed !== null && typed !== event.key) {
        event.preventDefault();
        field.setRangeText(typed, field.selectionStart, field.selectionEnd, 'end');
        field.dispatchEvent(new Event('input'));
      }
    });
    this.hint = h('p', { class: 'quiet', role: 'status' });
    field.addEventListener('input', () => { this.hint.textContent = isNumber(item) ? sums.text(this.doc, item, parseScore(field.value)) : ''; });
    clear(this.form, h('label', {}, t('queue.newValue'), field), this.hint,
      h('div', { class: 'row' }, h('button', { type: 'submit', class: 'button main' }, t('save'), h('kbd', { 'aria-hidden': 'true' }, 'Enter')),
        button(t('cancel'), () => { this.form.hidden = true; }, { key: 'Esc' })));
    this.form.hidden = false;
    this.field = field;
    field.focus();
    if (numeric) field.setSelectionRange(field.value.length, field.value.length);
  }

  correct() {
    const { item } = this;
    const text = this.field.value;
    let value = text.trim();
    if (isNumber(item)) value = parseScore(text);
    if (isYear(item)) value = /^25\d\d$/.test(arabic(value)) ? Number(arabic(value)) : null;
    if (value === null || value === '') {
      this.hint.textContent = t('queue.noNumber');
      this.field.setAttribute('aria-invalid', 'true');
      return;
    }
    this.answer(value === item.value ? 'accept' : 'correct', { value });
  }

  accept() {
    if (!this.form?.hidden && this.field) { this.correct(); return; }
    this.answer('accept');
  }

  async comment() {
    if (state.session.readOnly) return;
    const text = await dialog(t('key.comment'), (close) => {
      const field = h('textarea', { rows: 4, 'aria-label': t('key.comment'), value: '' });
      return [field, h('div', { class: 'row end' }, button(t('cancel'), () => close(null)), button(t('save'), () => close(field.value.trim()), { kind: 'main' }))];
    });
    if (text) await this.send(this.item, 'comment', { reason: text });
  }

  /// Goes on at once; a refusal comes back to the item.
  answer(action, more = {}) {
    if (state.session.readOnly || this.busy) return;
    const { item, doc } = this;
    this.busy = true;
    const sent = this.send(item, action, more);
    this.pending = sent;
    sent.finally(() => { this.busy = false; });
    sent.then((fine) => {
      if (fine) this.goOn(doc);
    });
  }

  async send(item, action, more = {}) {
    const { doc } = this;
    try {
      const result = await post('answer', {
        paper: doc.id, report: item.report, field: item.name, action, machine: item.value,
        page: item.page || undefined, bbox: item.bbox || undefined, supersedes: item.answer?.id || '', ...more,
      });
      if (action !== 'comment') item.answer = action === 'revert' ? null : result.answer;
      if (action !== 'comment' && action !== 'revert') this.undone.push({ doc, item, answer: result.answer });
      toast(action === 'comment' ? t('queue.commented') : t('queue.said', { what: word('action', action), field: shortLabel(item) }), 'good',
        action === 'comment' ? null : { label: t('key.undo') + ' (U)', act: () => this.undo() });
      return true;
    } catch (fault) {
      await this.refused(item, fault);
      return false;
    }
  }

  async refused(item, fault) {
    if (!(fault instanceof Refused) || fault.status !== 409) {
      toast(t('refused.' + (fault.message in { 'value-does-not-fit': 1, 'read-only': 1 } ? fault.message : 'other'), { what: fault.message }), 'bad');
      return;
    }
    const { theirs, machine } = fault.body;
    await dialog(t('conflict.title'), (close) => [
      theirs ? h('p', {}, t('conflict.text', { who: theirs.user, what: word('action', theirs.action), value: show(theirs.value) }))
        : h('p', {}, t('conflict.machine', { value: show(machine) })),
      h('p', { class: 'quiet' }, t('conflict.note')),
      h('div', { class: 'row end' }, button(t('close'), () => close(null), { kind: 'main' }))]);
    documents.delete(this.doc.id);
    const name = item.name;
    this.wantedItem = name;
    await this.openPaper();
  }

  goOn(doc) {
    if (doc !== this.doc) return undefined;
    const after = this.items.findIndex((item, at) => at > this.index && isOpen(item));
    const open = after >= 0 ? after : this.items.findIndex(isOpen);
    if (open >= 0) {
      this.index = open;
      this.showItem();
      return undefined;
    }
    return this.nextPaper();
  }

  step(by) {
    const to = this.index + by;
    if (to >= 0 && to < this.items.length) {
      this.index = to;
      this.showItem();
    } else if (by > 0) {
      this.nextPaper();
    } else if (this.at > 0) {
      this.at -= 1;
      this.openPaper('last');
    }
  }

  nextPaper() {
    const done = this.items.every((item) => item.answer);
    if (done) documents.delete(this.doc.id);
    if (this.at + 1 >= this.papers.length) return this.finished();
    this.at += 1;
    return this.openPaper();
  }

  async undo() {
    const last = this.undone.pop();
    const target = last || (this.item?.answer ? { doc: this.doc, item: this.item, answer: this.item.answer } : null);
    if (!target || state.session.readOnly) { toast(t('queue.nothingToUndo')); return; }
    try {
      await post('answer', { paper: target.doc.id, report: target.item.report, field: target.item.name, action: 'revert', supersedes: target.answer.id });
      documents.delete(target.doc.id);
      if (this.papers[this.at] !== target.doc.id) this.at = Math.max(0, this.papers.indexOf(target.doc.id));
      this.wantedItem = target.item.name;
      await this.openPaper();
      toast(t('queue.undone', { field: shortLabel(target.item) }));
    } catch (fault) {
      await this.refused(target.item, fault);
    }
  }

  showStrip() {
    clear(this.strip, this.items.map((item, at) => h('button', {
      type: 'button', class: 'chip ' + (item.answer ? 'answered' : 'open'), 'aria-current': at === this.index ? 'true' : null,
      onclick: () => { this.index = at; this.showItem(); },
    }, item.answer ? '\u2713 ' : '', shortLabel(item), item.value !== null && item.kind === 'score' && h('b', {}, ' ' + show(item.value)))));
    this.strip.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /// Others answered something here.
  async news(answers) {
    if (!this.doc || !answers.some((answer) => answer.papers.includes(this.doc.id))) {
      answers.forEach((answer) => answer.papers.forEach((id) => documents.delete(id)));
      return;
    }
    toast(t('queue.news', { who: answers[0].user }));
    documents.delete(this.doc.id);
    if (this.form && !this.form.hidden) return;
    this.wantedItem = this.item.name;
    await this.openPaper();
  }

  async reload() {
    documents.delete(this.doc.id);
    this.wantedItem = this.item?.name;
    await this.openPaper();
  }
}

export async function open(main, values, isShown) {
  const queue = new Queue(main, values, isShown);
  await queue.begin();
  return { news: (answers) => queue.news(answers), leave: () => { if (!state.session.readOnly) post('claim', {}).catch(() => {}); } };
}
