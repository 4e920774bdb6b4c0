// All values beside all pages; the account of numbers over the page.

import { h, clear, button, toast, dialog } from './dom.js';
import { get, post } from './api.js';
import { t, word } from './words.js';
import { show, count } from './numbers.js';
import { PageView } from './page-view.js';
import { fieldLabel, itemsOf, isOpen, when } from './labels.js';
import { link, replace, state, go } from './app.js';
import { setKeys } from './keys.js';
import { addValue, readings } from './add-value.js';

export const ROLES = ['score', 'previous', 'target', 'forecast', 'self_assessed', 'before_appeal', 'comparison', 'maximum', 'weight', 'points',
  'difference', 'rank', 'mean', 'count', 'share', 'question', 'o_item', 'sub_indicator', 'example', 'other', 'unexplained'];
const roleOf = (entry) => entry.answer?.value || entry.role;

class DocumentScreen {
  constructor(main, { id, page }, isShown) { Object.assign(this, { main, id, isShown, page: Number(page) || 1, chosen: null, withLedger: false }); }

  async reload() {
    const found = await get('document', { id: this.id });
    if (!this.isShown()) return;
    this.doc = found;
    this.build();
  }

  build() {
    const { doc } = this;
    const readOnly = state.session.readOnly;
    this.view = new PageView(doc, {
      onPoint: (x, y, page) => this.point(x, y, page),
      onDraw: readOnly ? null : (box, page) => addValue(doc, { box, page }, this),
      onPage: (page) => { this.page = page; replace('document', { id: this.id, page }); this.fillTools(); },
    });
    this.tools = h('div', { class: 'row' });
    this.values = h('section', { class: 'panel values', 'aria-label': t('document.values') });
    clear(this.main, h('h1', { class: 'hidden' }, doc.file), this.view.element, this.values);
    this.fillValues();
    this.view.show(this.page, this.boxes());
    setKeys({ ...this.view.keys(), next: () => this.move(1), previous: () => this.move(-1), search: () => go('list'), nextDocument: () => go('queue', { paper: this.id }) });
  }

  boxes() {
    const { doc } = this;
    const out = doc.tables.map((table) => ({ page: table.page, bbox: table.bbox, kind: 'table' }));
    if (this.withLedger) {
      for (const entry of doc.ledger) {
        out.push({ page: entry.page, bbox: entry.bbox, kind: 'role r-' + roleOf(entry), title: `${entry.raw}: ${word('role', roleOf(entry))}`, act: () => this.changeRole(entry) });
      }
      return out;
    }
    for (const field of doc.fields) {
      if (!field.bbox) continue;
      const doubt = field.reasons.length > 0 || field.sampled;
      out.push({ page: field.page, bbox: field.bbox, kind: field === this.chosen ? 'focus' : field.answer ? 'answered' : doubt ? 'doubt' : 'value', title: fieldLabel(field, doc), act: () => this.choose(field, false) });
    }
    return out;
  }

  point(x, y, page) {
    const found = readings(this.doc, x, y, page).find((reading) => reading.field);
    if (found) this.choose(found.field, false);
  }

  choose(field, move = true) {
    this.chosen = field;
    this.view.show(field.page || this.page, this.boxes(), move && field.bbox ? field.bbox : undefined);
    this.values.querySelectorAll('tr[aria-selected]').forEach((row) => row.setAttribute('aria-selected', String(row.dataset.key === `${field.report}\n${field.name}`)));
    this.values.querySelector('tr[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  move(by) {
    const shown = this.doc.fields.filter((field) => field.bbox);
    if (shown.length === 0) return;
    const at = shown.indexOf(this.chosen);
    this.choose(shown[(at + by + shown.length) % shown.length]);
  }

  fillValues() {
    const { doc } = this;
    const readOnly = state.session.readOnly;
    const added = doc.answers.filter((answer) => answer.action === 'add');
    const splits = doc.answers.filter((answer) => answer.action === 'split');
    clear(this.values,
      h('div', { class: 'where' }, h('strong', {}, doc.reports[0]?.agency || doc.file), h('div', { class: 'quiet' }, doc.file, ' \u00b7 ', word('docKind', doc.kind)),
        h('div', { class: 'row' }, h('span', { class: 'state s-' + doc.state }, word('state', doc.state)),
          doc.open > 0 && !readOnly && h('a', { class: 'button main', href: link('queue', { paper: doc.id }) }, t('document.toQueue', { n: doc.open })))),
      doc.ledger.length > 0 && h('label', { class: 'check' }, h('input', { type: 'checkbox', checked: this.withLedger, onchange: (event) => { this.withLedger = event.target.checked; this.fillValues(); this.view.show(this.view.page, this.boxes()); } }), t('document.ledger', { n: count(doc.ledger.length) })),
      this.withLedger && h('ul', { class: 'legend' }, [...new Set(doc.ledger.map(roleOf))].map((role) => h('li', { class: 'r-' + role }, word('role', role), h('span', { class: 'quiet' }, ' ' + doc.ledger.filter((e) => roleOf(e) === role).length)))),
      doc.reports.map((report) => this.report(report)),
      this.table(doc.fields.filter((field) => !field.report), null),
      added.length > 0 && [h('h3', {}, t('document.added')), h('ul', {}, added.map((answer) => h('li', {}, fieldLabel({ name: answer.field, report: answer.report }, doc), ': ', h('b', {}, show(answer.value)), ' ', h('span', { class: 'quiet' }, answer.user))))],
      splits.map((answer) => h('p', { class: 'notice' },
        t(doc.reports.some((report) => report.pages?.[0] === answer.value) ? 'document.splitDone' : state.session.intake ? 'document.splitReading' : 'document.splitNext', { n: answer.value, who: answer.user }), ' ',
        !readOnly && button(t('key.undo'), () => this.act({ report: '', field: answer.field, action: 'revert', supersedes: answer.id })))),
      !readOnly && this.tools,
      doc.history.length > 0 && h('details', {}, h('summary', {}, t('nav.history')), h('ol', { class: 'told' }, doc.history.slice().reverse().map((answer) => h('li', {},
        h('b', {}, answer.user || '?'), ' ', word('action', answer.action), ' ', fieldLabel({ name: answer.field, report: answer.report }, doc), ' ', show(answer.machine), ' \u2192 ', show(answer.value), ' ', h('span', { class: 'quiet' }, when(answer.time)), answer.reason && h('div', {}, answer.reason))))));
  }

  /// What can be done on the page that is shown.
  fillTools() {
    const page = this.view?.page || 1;
    const split = this.doc.answers.some((answer) => answer.action === 'split' && answer.value === page);
    clear(this.tools, page > 1 && !split && button(t('document.split', { n: page }), () => this.act({ report: '', field: 'split/' + page, action: 'split', value: page })),
      button(t('page.draw'), () => this.view.setDrawing(true)));
  }

  report(report) {
    const none = this.doc.answers.find((answer) => answer.action === 'not_a_report' && answer.report === report.key);
    return h('section', {}, h('h2', {}, `${report.agency || '?'} ${report.year || ''}`),
      none ? h('p', { class: 'notice' }, t('document.noReport', { who: none.user }), ' ', !state.session.readOnly && button(t('key.undo'), () => this.act({ report: report.key, field: 'report', action: 'revert', supersedes: none.id })))
        : this.table(this.doc.fields.filter((field) => field.report === report.key && !(field.value === null && field.reasons.length === 0)), report),
      !none && !state.session.readOnly && button(t('document.isNoReport'), () => this.act({ report: report.key, field: 'report', action: 'not_a_report' }), { kind: 'quiet' }));
  }

  table(fields) {
    if (fields.length === 0) return null;
    return h('table', { class: 'values' }, h('tbody', {}, fields.map((field) => {
      const doubt = field.reasons.length > 0;
      return h('tr', { 'data-key': `${field.report}\n${field.name}`, 'aria-selected': String(field === this.chosen), class: field.answer ? 'is-answered' : doubt ? 'is-doubt' : '' },
        h('th', { scope: 'row' }, h('button', { type: 'button', class: 'link', disabled: !field.page, onclick: () => this.choose(field) }, fieldLabel(field, this.doc))),
        h('td', { class: 'number' }, field.answer && field.answer.action === 'correct' ? [h('s', {}, show(field.value)), ' ', h('b', {}, show(field.answer.value))] : field.kind === 'score' ? show(field.value) : field.name === 'agency/type' ? word('type', field.value) : (field.value ?? '')),
        h('td', {}, doubt && !field.answer && !state.session.readOnly ? h('a', { href: link('queue', { paper: this.id, item: field.name }), class: 'badge', 'aria-label': t('document.toQueue', { n: 1 }) }, '?') : field.answer ? '\u2713' : ''));
    })));
  }

  async changeRole(entry) {
    if (state.session.readOnly) return;
    const role = await dialog(`${entry.raw}`, (close) => [
      h('p', {}, t('document.role', { role: word('role', roleOf(entry)) })),
      h('div', { class: 'roles' }, ROLES.map((name) => h('button', { type: 'button', class: 'chip r-' + name, 'aria-pressed': String(name === roleOf(entry)), onclick: () => close(name) }, word('role', name)))),
      h('div', { class: 'row end' }, button(t('cancel'), () => close(null)))]);
    if (role && role !== roleOf(entry)) await this.act({ report: '', field: entry.field, action: 'role', value: role, page: entry.page, bbox: entry.bbox, supersedes: entry.answer?.id || '' });
  }

  async act(answer) {
    try {
      await post('answer', { paper: this.id, supersedes: '', ...answer });
      toast(t('queue.said', { what: word('action', answer.action), field: '' }), 'good');
      // A file that is divided otherwise is read anew, where this program does the reading.
      const divides = answer.action === 'split' || answer.field.startsWith('split/');
      if (divides && state.session.intake) await post('intake', { action: 'start' }).catch(() => {});
    } catch (fault) {
      toast(t(fault.status === 409 ? 'conflict.title' : 'refused.other', { what: fault.message }), 'bad');
    }
    this.page = this.view.page;
    await this.reload();
  }

  refresh() { return this.reload(); }

  news(answers) {
    if (answers.some((answer) => answer.papers.includes(this.id))) this.reload();
  }
}

export async function open(main, values, isShown) {
  const screen = new DocumentScreen(main, values, isShown);
  await screen.reload();
  return screen;
}
