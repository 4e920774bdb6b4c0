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
    picture(one),
    h('output', {}, show(Number.isNaN(Number(one.value)) ? one.value : Number(one.value))),
    h('span', { class: 'quiet' }, `${shortLabel({ name: one.field, report: one.report })} \u00b7 ${one.agency || ''} ${one.year || ''}`));
    return figure;
  }

  /// A few pictures at a time: more would keep whatever else is asked for waiting.
  const AT_ONCE = 3;
  const waiting = [];
  const seen = new Set();
  let loading = 0;
  function picture(one) {
    const img = h('img', { alt: t('crop.alt') });
    const done = (there) => {
      loading -= 1;
      if (there) {
        seen.add(one);
        img.dataset.seen = 'true';
      }
      loadPictures();
    };
    img.addEventListener('load', () => done(true));
    img.addEventListener('error', () => done(false));
    waiting.push(() => { img.src = cropPicture(one.paper, one.page, cropArea(one.bbox, 8, 3)); });
    return img;
  }
  function loadPictures() {
    while (isShown() && loading < AT_ONCE && waiting.length > 0) {
      loading += 1;
      waiting.shift()();
    }
    acceptAll.disabled = seen.size === 0;
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
    waiting.length = 0;
    seen.clear();
    clear(grid, cells.length ? cells.map(cell) : h('p', { class: 'notice' }, t('sheet.nothing')));
    loadPictures();
    tell();
    if (found.total > cells.length) head.textContent += ' \u00b7 ' + t('sheet.more', { n: count(found.total) });
  }

  /// Those that are not marked are right, as far as their picture was there to be looked at; the marked ones go to the queue.
  async function accept() {
    const right = cells.filter((one, at) => !marked.has(at) && seen.has(one));
    const unseen = cells.filter((one, at) => !marked.has(at) && !seen.has(one)).length;
    const wrong = cells.filter((_, at) => marked.has(at));
    if (right.length + wrong.length === 0) return;
    const value = (one) => (one.kind === 'score' || one.kind === 'year' ? Number(one.value) : one.value);
    const { results } = await post('answer', { answers: right.map((one) => ({ paper: one.paper, report: one.report, field: one.field, action: 'accept', machine: value(one), page: one.page, bbox: one.bbox, supersedes: '' })) });
    const refused = results.filter((result) => result.status !== 200).length;
    toast(t('sheet.accepted', { n: right.length - refused, refused }) + (unseen > 0 ? ' \u00b7 ' + t('sheet.unseen', { n: unseen }) : ''), refused + unseen > 0 ? 'bad' : 'good');
    if (wrong.length > 0) location.hash = link('queue', { paper: wrong[0].paper, item: wrong[0].field });
    else await load();
  }

  setKeys(state.session.readOnly ? {} : { accept });
  await load();
  return { news: load };
}
