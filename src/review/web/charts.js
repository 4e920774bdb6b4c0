// Charts as SVG, every number also as text.

import { h, s } from './dom.js';
import { t } from './words.js';
import { show, count } from './numbers.js';

/// Bars of counts: [{label, value, parts: [{value, kind, title}]}].
export function bars(rows, { label }) {
  const most = Math.max(1, ...rows.map((row) => row.value));
  return h('table', { class: 'bars' }, h('caption', { class: 'hidden' }, label), h('tbody', {}, rows.map((row) => h('tr', {},
    h('th', { scope: 'row' }, row.href ? h('a', { href: row.href }, row.label) : row.label),
    h('td', {}, s('svg', { viewBox: '0 0 100 10', preserveAspectRatio: 'none', class: 'chart-bar', 'aria-hidden': 'true' },
      (row.parts || [{ value: row.value, kind: 'all' }]).reduce((out, part) => {
        const width = 100 * part.value / most;
        out.list.push(s('rect', { x: out.x, y: 0, width, height: 10, class: 'p-' + part.kind }, part.title && s('title', {}, part.title)));
        return { x: out.x + width, list: out.list };
      }, { x: 0, list: [] }).list)),
    h('td', { class: 'number' }, row.text || count(row.value))))));
}

/// A line for each agency from year to year.
export function slopes(rows, { label }) {
  const often = rows.reduce((map, row) => map.set(row.agency, (map.get(row.agency) || 0) + 1), new Map());
  rows = rows.filter((row) => often.get(row.agency) > 1);
  const years = [...new Set(rows.map((row) => row.year))].sort();
  if (years.length < 2) return h('p', { class: 'quiet' }, t('overview.oneYear'));
  const by = rows.reduce((map, row) => map.set(row.agency, [...(map.get(row.agency) || []), row]), new Map());
  const least = Math.min(...rows.map((row) => row.total));
  const most = Math.max(...rows.map((row) => row.total), least + 1);
  const x = (year) => 60 + (years.indexOf(year) / (years.length - 1)) * 480;
  const y = (total) => 280 - ((total - least) / (most - least)) * 260;
  return h('figure', {}, h('figcaption', { class: 'hidden' }, label), s('svg', { viewBox: '0 0 600 310', class: 'slopes', role: 'img', 'aria-label': label },
    years.map((year) => [s('line', { x1: x(year), x2: x(year), y1: 15, y2: 285, class: 'axis' }), s('text', { x: x(year), y: 304, 'text-anchor': 'middle' }, String(year))]),
    [least, most].map((value) => s('text', { x: 52, y: y(value) + 4, 'text-anchor': 'end' }, show(value))),
    [...by].filter(([, list]) => list.length > 1).map(([agency, list]) => {
      const fell = list[list.length - 1].total < list[0].total;
      return s('g', { class: fell ? 'fell' : 'rose' }, s('polyline', { points: list.map((row) => `${x(row.year)},${y(row.total)}`).join(' ') }, s('title', {}, `${agency}: ${list.map((row) => `${row.year} ${show(row.total)}`).join(' \u2192 ')}`)),
        list.map((row) => s('circle', { cx: x(row.year), cy: y(row.total), r: 2.4 })));
    })));
}

/// Agencies down, indicators across; colour by score, a ring where a doubt stands.
export function heat(rows, { label, href }) {
  const keys = [...new Set(rows.map((row) => `${row.agency || '?'}\n${row.year || ''}\n${row.paper}`))].slice(0, 120);
  const numbers = [...new Set(rows.map((row) => Number(row.field.split('/')[1])))].sort((a, b) => a - b);
  const at = new Map(rows.map((row) => [`${row.agency || '?'}\n${row.year || ''}\n${row.paper}\n${row.field.split('/')[1]}`, row]));
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label }, h('table', { class: 'heat' }, h('caption', { class: 'hidden' }, label),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('list.agency')), h('th', { scope: 'col' }, t('list.year')), numbers.map((n) => h('th', { scope: 'col' }, String(n))))),
    h('tbody', {}, keys.map((key) => {
      const [agency, year, paper] = key.split('\n');
      return h('tr', {}, h('th', { scope: 'row' }, h('a', { href: href(paper) }, agency)), h('td', { class: 'number' }, year), numbers.map((n) => {
        const row = at.get(`${key}\n${n}`);
        return h('td', { class: row?.value === null || row === undefined ? 'heat none' : `heat h${Math.max(0, Math.min(9, Math.floor((row.value - 50) / 5)))}${row.flagged ? ' doubted' : ''}` }, row && row.value !== null ? show(row.value) : '');
      }));
    }))));
}
