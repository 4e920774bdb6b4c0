// How often values that nothing doubted were wrong, with its bound.

import { h, clear } from './dom.js';
import { get } from './api.js';
import { t, currentLanguage } from './words.js';
import { count } from './numbers.js';
import { state, link } from './app.js';

const percent = (share) => `${(100 * share).toFixed(share < 0.01 ? 3 : 2)} %`;

export async function open(main) {
  const c = await get('certificate');
  const checked = c.strata.filter((row) => row.checked > 0 || row.undecided > 0);
  clear(main, h('h1', {}, t('nav.certificate')),
    c.checked === 0 ? h('p', { class: 'notice' }, t(state.session.sample > 0 ? 'certificate.none' : 'certificate.noSample'))
      : h('p', { class: 'big' }, t('certificate.text', { wrong: count(c.wrong), checked: count(c.checked), values: count(c.values), bound: percent(c.bound) })),
    ['undecided', 'outdated'].map((left) => c[left] > 0 && h('p', {}, t('certificate.' + left, { n: count(c[left]) }))),
    checked.length > 0 && h('table', { class: 'list' }, h('thead', {}, h('tr', {}, ['kind', 'source', 'values', 'checked', 'wrong', 'bound'].map((name) => h('th', { scope: 'col' }, t('certificate.' + name))))),
      h('tbody', {}, checked.map((row) => h('tr', {}, h('th', { scope: 'row' }, t('value.' + row.kind)), h('td', {}, t(row.scan ? 'scan' : 'born')), h('td', { class: 'number' }, count(row.values)), h('td', { class: 'number' }, count(row.checked)), h('td', { class: 'number' }, count(row.wrong)), h('td', { class: 'number strong' }, percent(row.bound)))))),
    h('p', { class: 'quiet' }, t('certificate.note')),
    h('div', { class: 'row' }, h('a', { class: 'button', href: `/api/certificate?as=html&lang=${currentLanguage()}`, target: '_blank', rel: 'noopener' }, t('certificate.print')), h('a', { class: 'button', href: `/api/certificate?as=pdf&lang=${currentLanguage()}`, download: '' }, t('certificate.pdf')), h('a', { class: 'button', href: link('queue') }, t('nav.queue'))));
  return {};
}
