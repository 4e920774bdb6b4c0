// All documents: need first, narrowed by the address.

import { h, clear, button } from './dom.js';
import { get } from './api.js';
import { t, word, currentLanguage } from './words.js';
import { show, count } from './numbers.js';
import { link, replace, go, state } from './app.js';
import { setKeys } from './keys.js';
import { when } from './labels.js';

const FACETS = ['state', 'year', 'province', 'type', 'status', 'code', 'kind'];
const SORTS = ['need', 'agency', 'year', 'total', 'updated'];

function label(facet, value) {
  if (value === null) return t('none');
  return facet === 'province' || facet === 'year' ? String(value) : word(facet, value);
}

function table(rows) {
  return h('table', { class: 'list' },
    h('thead', {}, h('tr', {}, ['agency', 'province', 'year', 'total', 'level', 'open', 'state', 'reviewer'].map((name) => h('th', { scope: 'col', class: 'c-' + name }, t('list.' + name))))),
    h('tbody', {}, rows.map(line)));
}

function line(row) {
  const failed = row.status === 'failed' || row.status === 'unreadable' || row.status === 'skipped';
  const target = failed ? null : link(row.open > 0 && !state.session.readOnly ? 'queue' : 'document', row.open > 0 && !state.session.readOnly ? { paper: row.paper } : { id: row.paper });
  const name = row.agency || (failed ? row.file : t('list.noAgency'));
  const claimed = state.claims[row.paper];
  return h('tr', { class: failed ? 'failed' : '' },
    h('th', { scope: 'row' },
      target ? h('a', { href: target }, name) : h('span', {}, name),
      h('div', { class: 'quiet file' }, row.file, row.scan && h('span', { class: 'tag' }, t('scan')), claimed && h('span', { class: 'tag live' }, t('claimed', { who: claimed }))),
      row.error && h('div', { class: 'cause' }, row.error.message, row.error.remedy && h('div', { class: 'quiet' }, t('remedy') + ': ' + row.error.remedy))),
    h('td', {}, row.province || ''),
    h('td', { class: 'number' }, row.year || ''),
    h('td', { class: 'number strong' }, row.total === null ? '' : show(row.total)),
    h('td', {}, row.level || ''),
    h('td', { class: 'number' }, row.open > 0 ? h('span', { class: 'badge' }, count(row.open)) : h('span', { class: 'quiet' }, row.doubts > 0 ? '0' : '')),
    h('td', {}, h('span', { class: 'state s-' + (failed ? 'failed' : row.state) }, failed ? word('status', row.status) : word('state', row.state))),
    h('td', {}, row.reviewer || '', row.updated && h('div', { class: 'quiet' }, when(row.updated)), row.state !== 'open' && !failed && h('a', { class: 'quiet', href: link('document', { id: row.paper }) }, t('list.look'))));
}

export async function open(main, values, isShown) {
  let filter = { ...values };
  const search = h('input', { type: 'search', placeholder: t('list.search'), 'aria-label': t('list.search'), value: filter.q || '' });
  const sort = h('select', { 'aria-label': t('list.sort') }, SORTS.map((name) => h('option', { value: name }, t('sort.' + name))));
  sort.value = SORTS.includes(filter.sort) ? filter.sort : 'need';
  const facets = h('aside', { class: 'facets', 'aria-label': t('list.facets') });
  const body = h('div', { class: 'body' });
  const head = h('p', { class: 'quiet', role: 'status' });
  clear(main, h('h1', { class: 'hidden' }, t('nav.list')), facets,
    h('section', { class: 'results', 'aria-label': t('nav.list') },
      h('div', { class: 'row bar' }, h('div', { class: 'search' }, search, h('kbd', { 'aria-hidden': 'true' }, '/')), sort,
        h('a', { class: 'button main', id: 'to-queue', href: link('queue', filter) }, t('list.startQueue'))),
      head, body));

  let latest = 0;
  async function load() {
    if (!isShown()) return;
    const mine = ++latest;
    replace('list', filter);
    document.getElementById('to-queue').href = link('queue', { ...filter, page: '', sort: '' });
    const found = await get('list', filter);
    if (mine !== latest || !isShown()) return;
    head.textContent = t('list.found', { n: count(found.total), open: count(found.open) });
    clear(body, found.rows.length ? table(found.rows) : h('p', { class: 'notice' }, t('list.nothing')), pages(found));
    clear(facets, FACETS.map((facet) => facetBox(facet, found.facets[facet])),
      Object.keys(filter).some((key) => key !== 'sort') && button(t('list.clear'), () => { filter = {}; search.value = ''; load(); }));
  }

  function narrow(key, value) {
    filter = { ...filter, [key]: filter[key] === value ? '' : value, page: '' };
    for (const name of Object.keys(filter)) if (filter[name] === '') delete filter[name];
    load();
  }

  function facetBox(facet, entries) {
    const chosen = filter[facet] || '';
    if (!entries || entries.length === 0 || (entries.length === 1 && !chosen)) return null;
    return h('details', { open: chosen || ['state', 'year', 'province'].includes(facet) },
      h('summary', {}, t('facet.' + facet)),
      h('ul', {}, entries.slice(0, 30).map(({ value, count: n, ...texts }) => {
        const key = value === null ? '-' : String(value);
        return h('li', {}, h('button', { type: 'button', class: 'facet', 'aria-pressed': String(chosen === key), onclick: () => narrow(facet, key) },
          h('span', {}, texts[currentLanguage()] || label(facet, value)), h('span', { class: 'quiet' }, count(n))));
      })));
  }

  function pages(found) {
    const last = Math.ceil(found.total / found.size);
    if (last < 2) return null;
    const to = (page) => () => { filter = { ...filter, page: page || '' }; load(); window.scrollTo(0, 0); };
    return h('div', { class: 'row center' },
      button('\u2039', to(found.page - 1), { disabled: found.page === 0, title: t('page.before') }),
      h('span', {}, t('list.page', { n: found.page + 1, of: last })),
      button('\u203a', to(found.page + 1), { disabled: found.page + 1 >= last, title: t('page.after') }));
  }

  let timer = 0;
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => { filter = { ...filter, q: search.value, page: '' }; load(); }, 200);
  });
  sort.addEventListener('change', () => { filter = { ...filter, sort: sort.value, page: '' }; load(); });
  setKeys({ search: () => { search.focus(); search.select(); }, nextDocument: () => go('queue', filter) });
  await load();
  return { refresh: load, news: load };
}
