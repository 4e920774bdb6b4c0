// Who said what, when and why; every answer can be taken back.

import { h, clear, button, toast } from './dom.js';
import { get, post } from './api.js';
import { t, word } from './words.js';
import { show, count } from './numbers.js';
import { link, replace, state } from './app.js';
import { fieldLabel, when } from './labels.js';

export async function open(main, values) {
  const body = h('div', {});
  clear(main, h('h1', { class: 'hidden' }, t('nav.history')), body);
  const page = Number(values.page) || 0;

  async function load() {
    const found = await get('history', { page });
    const undone = new Set(found.rows.filter((row) => row.action === 'revert' || row.supersedes).map((row) => row.supersedes));
    if (found.rows.length === 0) { clear(body, h('p', { class: 'notice' }, t('history.nothing'))); return; }
    clear(body, h('p', { class: 'quiet' }, t('history.count', { n: count(found.total) })),
      h('table', { class: 'list' }, h('thead', {}, h('tr', {}, ['when', 'who', 'document', 'field', 'what', 'old', 'new', 'why', 'revert'].map((name) => h('th', { scope: 'col' }, t('history.' + name))))),
        h('tbody', {}, found.rows.map((row) => h('tr', {},
          h('td', {}, when(row.time)), h('td', {}, row.user),
          h('td', {}, row.papers[0] ? h('a', { href: link('document', { id: row.papers[0].id, page: row.page || 1 }) }, row.report || row.papers[0].file) : row.report),
          h('td', {}, fieldLabel({ name: row.field, report: row.report }, null)), h('td', {}, word('action', row.action)),
          h('td', { class: 'number' }, show(row.machine)), h('td', { class: 'number strong' }, row.action === 'revert' ? '' : show(row.value)), h('td', {}, row.reason || ''),
          h('td', {}, !state.session.readOnly && row.papers[0] && row.action !== 'revert' && row.action !== 'comment' && !undone.has(row.id) && button(t('history.takeBack'), () => revert(row))))))),
      found.total > found.size && h('div', { class: 'row center' }, page > 0 && h('a', { class: 'button', href: link('history', { page: page - 1 }) }, '\u2039'), (page + 1) * found.size < found.total && h('a', { class: 'button', href: link('history', { page: page + 1 }) }, '\u203a')));
  }

  async function revert(row) {
    try {
      await post('answer', { paper: row.papers[0].id, report: row.report, field: row.field, action: 'revert', supersedes: row.id });
      toast(t('queue.undone', { field: fieldLabel({ name: row.field, report: row.report }, null) }), 'good');
    } catch (fault) {
      toast(t(fault.status === 409 ? 'conflict.title' : 'refused.other', { what: fault.message }), 'bad');
    }
    await load();
  }

  await load();
  return { news: load };
}
