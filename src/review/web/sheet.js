// Crops of one kind side by side: mark the wrong ones, accept the rest.

import { h, clear, button, toast } from './dom.js';
import { get, post, cropPicture } from './api.js';
import { t, word } from './words.js';
import { show, thai, count } from './numbers.js';
import { link, replace, state } from './app.js';
import { setKeys } from './keys.js';
import { shortLabel } from './labels.js';
import { cropArea } from './page-view.js';

const KINDS = ['score', 'year', 'level', 'name'];

export async function open(main, values, isShown) {
  let filter = { kind: 'score', ...values };
  let cells = [];
  const marked = new Set();
  const grid = h('div', { class: 'cells' });
  const head = h('p', { class: 'quiet', role: 'status' });
  const kind = h('select', { 'aria-label': t('sheet.kind') }, h('option', { value: '' }, t('all')), KINDS.map((name) => h('option', { value: name }, t('kind.' + name))));
  const digits = h('div', { class: 'row', role: 'group', 'aria-label': t('sheet.digit') });
  kind.value = filter.kind || '';
  kind.addEventListener('change', () => { filter = { ...filter, kind: kind.value, page: '' }; load(); });
  const acceptAll = button(t('sheet.accept'), () => accept(), { key: 'Enter', kind: 'main' });
  clear(main, h('h1', { class: 'hidden' }, t('nav.sheet')),
    h('div', { class: 'row bar' }, kind, digits, h('span', { class: 'space' }), !state.session.readOnly && acceptAll), h('p', { class: 'quiet' }, t('sheet.note')), head, grid);

  function drawDigits() {
    clear(digits, Array.from({ length: 10 }, (_, d) => [thai(String(d)), String(d)]).flat().map((digit) =>
      h('button', { type: 'button', class: 'button small', 'aria-pressed': String(filter.digit === digit), onclick: () => { filter = { ...filter, digit: filter.digit === digit ? '' : digit, page: '' }; load(); } }, digit)));
  }

  function cell(one, at) {
    const figure = h('button', { type: 'button', class: 'cell', 'aria-pressed': String(marked.has(at)), onclick: () => {
      marked.has(at) ? marked.delete(at) : marked.add(at);
      figure.setAttribute('aria-pressed', String(marked.has(at)));
      tell();
    } },
    h('img', { src: cropPicture(one.paper, one.page, cropArea(one.bbox, 8, 3)), alt: t('crop.alt'), loading: 'lazy' }),
    h('output', {}, show(Number.isNaN(Number(one.value)) ? one.value : Number(one.value))),
    h('span', { class: 'quiet' }, `${shortLabel({ name: one.field, report: one.report })} \u00b7 ${one.agency || ''} ${one.year || ''}`));
    return figure;
  }

  const tell = () => { head.textContent = t('sheet.count', { n: count(cells.length), wrong: marked.size }); };

  let latest = 0;
  async function load() {
    if (!isShown()) return;
    const mine = ++latest;
    replace('sheet', filter);
    drawDigits();
    const found = await get('sheet', filter);
    if (mine !== latest || !isShown()) return;
    cells = found.cells;
    marked.clear();
    clear(grid, cells.length ? cells.map(cell) : h('p', { class: 'notice' }, t('sheet.nothing')));
    tell();
    if (found.total > cells.length) head.textContent += ' \u00b7 ' + t('sheet.more', { n: count(found.total) });
  }

  /// Those that are not marked are right; the marked ones go to the queue.
  async function accept() {
    const right = cells.filter((_, at) => !marked.has(at));
    const wrong = cells.filter((_, at) => marked.has(at));
    if (cells.length === 0) return;
    const value = (one) => (one.kind === 'score' || one.kind === 'year' ? Number(one.value) : one.value);
    const { results } = await post('answer', { answers: right.map((one) => ({ paper: one.paper, report: one.report, field: one.field, action: 'accept', machine: value(one), page: one.page, bbox: one.bbox, supersedes: '' })) });
    const refused = results.filter((result) => result.status !== 200).length;
    toast(t('sheet.accepted', { n: right.length - refused, refused }), refused ? 'bad' : 'good');
    if (wrong.length > 0) location.hash = link('queue', { paper: wrong[0].paper, item: wrong[0].field });
    else await load();
  }

  setKeys(state.session.readOnly ? {} : { accept });
  await load();
  return { news: load };
}
