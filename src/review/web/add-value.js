// What stands at a place of the page, and giving it a meaning that the machine missed.

import { h, button, dialog, toast } from './dom.js';
import { post } from './api.js';
import { t, word } from './words.js';
import { parseScore, arabic } from './numbers.js';
import { fieldLabel } from './labels.js';
import { crop } from './page-view.js';
import { state } from './app.js';

const inside = (box, x, y) => box && x >= box[0] - 1 && x <= box[2] + 1 && y >= box[1] - 1 && y <= box[3] + 1;
const area = (box) => (box[2] - box[0]) * (box[3] - box[1]);

/// Every reading of the point: values, numbers of the ledger, cells; the smallest box first.
export function readings(doc, x, y, page) {
  const out = [];
  for (const field of doc.fields) {
    if (field.page === page && inside(field.bbox, x, y)) out.push({ bbox: field.bbox, text: field.raw || String(field.value), what: fieldLabel(field, doc), field });
  }
  for (const entry of doc.ledger) {
    if (entry.page === page && inside(entry.bbox, x, y)) out.push({ bbox: entry.bbox, text: entry.raw, what: word('role', entry.answer?.value || entry.role), entry });
  }
  for (const table of doc.tables) {
    if (table.page !== page) continue;
    for (const cell of table.cells) if (inside(cell.bbox, x, y)) out.push({ bbox: cell.bbox, text: cell.text, what: t('reading.cell') });
  }
  return out.sort((a, b) => area(a.bbox) - area(b.bbox));
}

export async function readingsAt(doc, x, y, page, screen) {
  const found = readings(doc, x, y, page);
  if (found.length === 0) return;
  const wanted = await dialog(t('reading.title'), (close) => [
    doc.pictures && crop(doc, page, found[0].bbox),
    h('table', { class: 'readings' }, h('tbody', {}, found.slice(0, 8).map((reading) => h('tr', {}, h('th', { scope: 'row' }, reading.what), h('td', {}, reading.text))))),
    h('div', { class: 'row end' }, !state.session.readOnly && button(t('reading.isValue'), () => close('add'), { kind: 'main' }), button(t('close'), () => close(null)))]);
  if (wanted === 'add') await addValue(doc, { box: found[0].bbox, page, text: found[0].text }, screen);
}

function choices(doc, report) {
  const have = new Set(doc.fields.filter((field) => field.report === report.key && field.value !== null).map((field) => field.name));
  const all = ['overall/score', 'overall/level', 'fiscal_year', 'agency/name', 'agency/province'];
  for (let n = 1; n <= 10; n += 1) all.push(`indicator/${n}/score`);
  for (const code of ['IIT', 'EIT', 'OIT']) all.push(`instrument/${code}/score`);
  const year = report.year || 2567;
  for (let y = year - 1; y > year - 5; y -= 1) all.push(`history/${y}/score`);
  return all.map((name) => ({ name, there: have.has(name) }));
}

/// `place`: {box, page, text}.
export async function addValue(doc, place, screen) {
  if (doc.reports.length === 0) { toast(t('add.noReport'), 'bad'); return; }
  const said = await dialog(t('add.title'), (close) => {
    const report = h('select', { 'aria-label': t('add.report') }, doc.reports.map((r) => h('option', { value: r.key }, `${r.agency || '?'} ${r.year || ''}`)));
    const field = h('select', { 'aria-label': t('add.field') });
    const fill = () => field.replaceChildren(...choices(doc, doc.reports.find((r) => r.key === report.value)).map(({ name, there }) =>
      h('option', { value: name }, fieldLabel({ name, report: report.value }, doc) + (there ? ' \u2022' : ''))));
    report.addEventListener('change', fill);
    fill();
    const value = h('input', { value: place.text ? arabic(place.text).trim() : '', 'aria-label': t('queue.newValue'), autocomplete: 'off' });
    const done = () => {
      const name = field.value;
      let given = value.value.trim();
      if (name.endsWith('score')) given = parseScore(given);
      if (name === 'fiscal_year') given = Number(arabic(given)) || null;
      if (given === null || given === '') { value.setAttribute('aria-invalid', 'true'); value.focus(); return; }
      close({ report: report.value, field: name, value: given });
    };
    value.addEventListener('keydown', (event) => { if (event.key === 'Enter') done(); });
    return [doc.pictures && crop(doc, place.page, place.box),
      doc.reports.length > 1 && h('label', {}, t('add.report'), report), h('label', {}, t('add.field'), field), h('label', {}, t('queue.newValue'), value),
      h('p', { class: 'quiet' }, t('add.note')),
      h('div', { class: 'row end' }, button(t('cancel'), () => close(null)), button(t('save'), done, { kind: 'main' }))];
  });
  if (!said) return;
  const there = doc.fields.find((field) => field.report === said.report && field.name === said.field);
  const earlier = there?.answer || doc.answers.find((answer) => answer.report === said.report && answer.field === said.field);
  try {
    await post('answer', { paper: doc.id, ...said, action: there && there.value !== null ? 'correct' : 'add', machine: there ? there.value : undefined, page: place.page, bbox: place.box, supersedes: earlier?.id || '' });
    toast(t('add.done'), 'good');
    await screen.reload();
  } catch (fault) {
    toast(t('refused.other', { what: fault.message }), 'bad');
  }
}
