// The frame around the screens: address, header, language, what others do meanwhile.

import { h, clear, toast, dialog, button } from './dom.js';
import { get, setUser, getUser } from './api.js';
import { loadWords, t, languages, currentLanguage } from './words.js';
import { setKeys, showKeys } from './keys.js';
import { count } from './numbers.js';

const SCREENS = {
  list: () => import('./list.js'),
  queue: () => import('./queue.js'),
  sheet: () => import('./sheet.js'),
  document: () => import('./document.js'),
  overview: () => import('./overview.js'),
  history: () => import('./history.js'),
  certificate: () => import('./certificate.js'),
  intake: () => import('./intake.js'),
};

export const state = { session: null, revision: 0, claims: {}, screen: null };

/// "#/list?year=2567" → {name: "list", values: {year: "2567"}}.
export function address() {
  const [path, text] = location.hash.replace(/^#\/?/, '').split('?');
  return { name: path || 'list', values: Object.fromEntries(new URLSearchParams(text || '')) };
}

export function link(name, values = {}) {
  const text = new URLSearchParams(Object.entries(values).filter(([, v]) => v !== '' && v !== null && v !== undefined)).toString();
  return `#/${name}${text ? '?' + text : ''}`;
}

export const go = (name, values) => { location.hash = link(name, values); };
export const replace = (name, values) => history.replaceState(null, '', link(name, values));

async function askName() {
  const name = await dialog(t('user.title'), (close) => {
    const field = h('input', { value: getUser(), maxlength: 40, 'aria-label': t('user.title'), autocomplete: 'name' });
    const done = () => close(field.value.trim());
    field.addEventListener('keydown', (event) => { if (event.key === 'Enter') done(); });
    return [h('p', {}, t('user.note')), field,
      h('div', { class: 'row end' }, button(t('cancel'), () => close(null)), button(t('save'), done, { kind: 'main' }))];
  });
  if (name) {
    localStorage.setItem('ita.user', name);
    setUser(name);
    header();
  }
}

async function setLanguage(language) {
  localStorage.setItem('ita.language', language);
  await loadWords(language);
  header();
  show();
}

function header() {
  const { session } = state;
  const here = address().name;
  const entry = (name) => h('a', { href: link(name), 'aria-current': here === name ? 'page' : null }, t('nav.' + name));
  document.getElementById('skip').textContent = t('skip');
  const working = session.all > session.done;
  clear(document.getElementById('top'),
    h('a', { class: 'brand', href: link(session.intake ? 'intake' : 'list') }, h('img', { src: '/icon.svg', alt: '', width: 26, height: 26 }), 'ITA Reader'),
    h('nav', { 'aria-label': t('nav') }, session.intake && entry('intake'),
      ['list', 'queue', 'sheet', 'overview', 'history', 'certificate'].map(entry)),
    h('div', { class: 'row' },
      working && h('span', { class: 'quiet' }, t('reading', { done: count(session.done), all: count(session.all) })),
      session.readOnly && h('span', { class: 'tag' }, t('readOnly')),
      h('a', { class: 'button', href: '/api/export?to=xlsx', download: '' }, t('export')),
      h('button', { type: 'button', class: 'button', onclick: askName, title: t('user.title') }, getUser() || t('user.none')),
      languages.map((code) => h('button', { type: 'button', class: 'button small', lang: code, 'aria-pressed': String(code === currentLanguage()), onclick: () => setLanguage(code) }, t('language.' + code))),
      h('button', { type: 'button', class: 'button small', onclick: showKeys, title: t('keys.title'), 'aria-label': t('keys.title') }, '?')));
  if (session.damaged > 0) toast(t('damaged', { n: session.damaged }), 'bad');
}

let shown = 0;
async function show() {
  const mine = ++shown;
  // Pictures of the screen that is left must not keep the next one waiting.
  document.querySelectorAll('#main img').forEach((picture) => { if (!picture.complete) picture.removeAttribute('src'); });
  const { name, values } = address();
  const main = document.getElementById('main');
  delete main.dataset.shown;
  const load = SCREENS[name] || SCREENS.list;
  const screen = await load();
  if (mine !== shown) return;
  state.screen?.leave?.();
  state.screen = null;
  setKeys({});
  header();
  main.className = 'screen-' + (SCREENS[name] ? name : 'list');
  main.replaceChildren();
  document.title = `${t('nav.' + name)} \u00b7 ITA Reader`;
  try {
    // What a screen asked for may come when another one is shown already.
    const opened = await screen.open(main, values, () => mine === shown);
    if (mine !== shown) return;
    state.screen = opened;
    main.dataset.shown = mine; // it stands there
  } catch (fault) {
    clear(main, h('p', { class: 'notice bad' }, t('failed', { what: fault.message })));
  }
}

/// What others answered, and how far the archive is read in.
async function follow() {
  try {
    const news = await get('changes', { since: state.revision });
    const told = news.answers.filter((answer) => answer.user !== getUser());
    state.claims = news.claims;
    state.revision = news.revision;
    const reading = state.session.all > state.session.done;
    Object.assign(state.session, { done: news.done, all: news.all });
    if (reading) {
      header();
      if (news.done === news.all) state.screen?.refresh?.();
    }
    if (state.taken !== undefined && news.taken !== state.taken) state.screen?.refresh?.();
    state.taken = news.taken;
    if (told.length > 0) state.screen?.news?.(told);
    document.body.classList.remove('offline');
  } catch {
    document.body.classList.add('offline');
    toast(t('offline'), 'bad');
  }
  setTimeout(follow, 3000);
}

async function begin() {
  if (location.search) history.replaceState(null, '', '/' + location.hash);
  await loadWords(localStorage.getItem('ita.language') || (navigator.language.startsWith('en') ? 'en' : 'th'));
  state.session = await get('session');
  setUser(localStorage.getItem('ita.user') || state.session.user);
  state.revision = state.session.revision;
  if (!location.hash && state.session.intake) replace('intake');
  window.addEventListener('hashchange', show);
  Object.values(SCREENS).forEach((load) => load()); // none is waited for when it is opened
  await show();
  setTimeout(follow, 1500);
}

begin();
