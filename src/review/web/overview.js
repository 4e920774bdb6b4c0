// The archive at a glance.

import { h, clear } from './dom.js';
import { get } from './api.js';
import { t, word } from './words.js';
import { count, show } from './numbers.js';
import { link, replace } from './app.js';
import { fieldLabel } from './labels.js';
import { bars, slopes, heat } from './charts.js';

const total = (rows, key) => rows.reduce((sum, row) => sum + (row[key] || 0), 0);

function grouped(rows, key, value = 'count') {
  const out = new Map();
  for (const row of rows) out.set(row[key], (out.get(row[key]) || 0) + row[value]);
  return [...out].sort((a, b) => b[1] - a[1]);
}

function figure(title, ...content) {
  return h('section', { class: 'card' }, h('h2', {}, title), content);
}

/// What differs from a published list.
function official(found) {
  if (!found) return h('p', { class: 'quiet' }, t('official.none'));
  if (found.error) return h('p', { class: 'notice bad' }, found.error);
  const value = (row) => (row.field?.includes('/') ? fieldLabel({ name: row.field, report: '' }, null) : row.message || '');
  return [bars(['equal', 'different', 'missing', 'ambiguous'].map((outcome) => ({ label: t('official.' + outcome), value: found.counts[outcome] || 0 })), { label: t('overview.official') }),
    found.rows.length > 0 && h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('overview.official') }, h('table', { class: 'list' },
      h('thead', {}, h('tr', {}, ['outcome', 'agency', 'field', 'ours', 'theirs', 'line'].map((name) => h('th', { scope: 'col' }, t('official.' + name))))),
      h('tbody', {}, found.rows.map((row) => h('tr', {}, h('td', {}, t('official.' + row.outcome)),
        h('th', { scope: 'row' }, row.paper ? h('a', { href: link('document', { id: row.paper }) }, row.agency || '?') : row.agency || '?'),
        h('td', {}, value(row)), h('td', { class: 'number' }, row.ours ?? ''), h('td', { class: 'number' }, row.official ?? ''), h('td', { class: 'number' }, row.line || ''))))))];
}

export async function open(main, values) {
  const data = await get('overview', values);
  const { answers } = data;
  const years = [...new Set(data.provinces.map((row) => row.year))].filter(Boolean).sort();
  const narrow = (key, all, name) => h('label', {}, name, h('select', { onchange: (event) => { location.hash = link('overview', { ...values, [key]: event.target.value }); } },
    h('option', { value: '' }, t('all')), all.map((value) => h('option', { value, selected: String(values[key]) === String(value) }, String(value)))));
  const reports = total(data.levels, 'count');
  const doubts = total(data.states, 'doubts');
  const open_ = total(data.states, 'open');
  const provinces = [...new Set(data.provinces.map((row) => row.province).filter(Boolean))];
  const share = (part, all) => (all > 0 ? `${count(part)} / ${count(all)} (${(100 * part / all).toFixed(1)}%)` : '0');
  clear(main, h('h1', { class: 'hidden' }, t('nav.overview')),
    h('div', { class: 'row bar' }, narrow('year', years, t('list.year')), narrow('province', provinces, t('list.province'))),
    h('div', { class: 'tiles' },
      [[t('overview.reports'), count(reports)], [t('overview.answered'), share(doubts - open_, doubts)], [t('overview.flaggedWrong'), share(answers.flaggedWrong, answers.flagged)], [t('overview.unflaggedWrong'), share(answers.unflaggedWrong, answers.unflagged)]]
        .map(([name, value]) => h('div', { class: 'tile' }, h('div', { class: 'quiet' }, name), h('strong', {}, value)))),
    h('div', { class: 'cards' },
      figure(t('overview.levels'), bars(grouped(data.levels, 'level').map(([level, n]) => ({ label: level || t('none'), value: n })), { label: t('overview.levels') })),
      figure(t('overview.bands'), bars(grouped(data.bands, 'from').sort((a, b) => a[0] - b[0]).map(([from, n]) => ({ label: `${from}\u2013${from + 5}`, value: n })), { label: t('overview.bands') })),
      figure(t('overview.provinces'), bars(grouped(data.provinces, 'province').slice(0, 40).map(([province, n]) => {
        const rows = data.provinces.filter((row) => row.province === province && row.mean !== null);
        const mean = total(rows.map((row) => ({ x: row.mean * row.count })), 'x') / Math.max(1, total(rows, 'count'));
        return { label: province || t('none'), value: n, text: `${count(n)} \u00b7 ${rows.length ? show(Math.round(mean * 100) / 100) : '\u2013'}`, href: link('list', { province: province || '-' }) };
      }), { label: t('overview.provinces') })),
      figure(t('overview.progress'), bars(data.states.map((row) => ({ label: word('state', row.state), value: row.count, href: link('list', { state: row.state }) })), { label: t('overview.progress') })),
      figure(t('overview.coverage'), bars(data.statuses.map((row) => ({ label: word('status', row.status), value: row.count, href: link('list', { status: row.status }) })), { label: t('overview.coverage') })),
      figure(t('overview.slopes'), slopes(data.slopes, { label: t('overview.slopes') }))),
    figure(t('overview.official'), official(data.official)),
    figure(t('overview.heat'), heat(data.heat, { label: t('overview.heat'), href: (paper) => link('document', { id: paper }) })));
  return {};
}
