// What the arithmetic of the report says of a value: with it, and without it.

import { h } from './dom.js';
import { t } from './words.js';
import { show } from './numbers.js';

function parts(doc, report) {
  const weights = report?.weights || {};
  const total = doc.fields.find((field) => field.report === report?.key && field.name === 'overall/score');
  const scores = {};
  for (const field of doc.fields) {
    const match = /^indicator\/(\d+)\/score$/.exec(field.name);
    if (match && field.report === report?.key) scores[match[1]] = held(field);
  }
  const complete = Object.keys(weights).length > 0 && Object.keys(weights).every((n) => typeof scores[n] === 'number');
  return { weights, scores, total, complete };
}

/// As answered, else as read.
const held = (field) => (field.answer && ['correct', 'add'].includes(field.answer.action) ? field.answer.value : field.value);

const mean = (weights, scores) => Object.entries(weights).reduce((sum, [n, weight]) => sum + weight * scores[n], 0);
const round = (value) => Math.round(value * 100) / 100;

/// The total that the scores give when the item has `value`; and what the item would have to be.
function compute(doc, item, value) {
  const report = doc.reports.find((r) => r.key === item.report);
  const { weights, scores, total, complete } = parts(doc, report);
  if (!complete) return null;
  const match = /^indicator\/(\d+)\/score$/.exec(item.name);
  if (match && typeof value === 'number') scores[match[1]] = value;
  const printed = total ? held(total) : null;
  const with_ = round(mean(weights, scores));
  let needed = null;
  if (match && typeof printed === 'number') {
    const rest = mean(weights, { ...scores, [match[1]]: 0 });
    needed = round((printed - rest) / weights[match[1]]);
  }
  return { printed, with: with_, needed };
}

export function sums(doc, item) {
  if (item.kind !== 'score') return null;
  const found = compute(doc, item, item.value);
  if (!found) return null;
  const out = [];
  if (item.name === 'overall/score') {
    out.push(h('dt', {}, t('sum.computed')), h('dd', {}, show(found.with)));
  } else if (found.printed !== null && /^indicator\//.test(item.name)) {
    out.push(h('dt', {}, t('sum.total')), h('dd', {}, show(found.printed)));
    out.push(h('dt', {}, t('sum.with')), h('dd', { class: Math.abs(found.with - found.printed) < 0.015 ? 'fits' : 'differs' }, show(found.with)));
    if (found.needed !== null && found.needed >= 0 && found.needed <= 100) out.push(h('dt', {}, t('sum.without')), h('dd', {}, show(found.needed)));
  }
  return out;
}

/// One line while a correction is typed.
sums.text = (doc, item, value) => {
  const found = value === null ? null : compute(doc, item, value);
  if (!found) return '';
  if (item.name === 'overall/score') return t('sum.line', { computed: show(found.with), total: show(value) });
  return found.printed === null ? '' : t('sum.line', { computed: show(found.with), total: show(found.printed) });
};
