// The keys of the screens.  Letters act by their place on the keyboard, so that the keyboard's
// language does not matter; nothing acts while a field has the focus.

import { h, dialog, button } from './dom.js';
import { t } from './words.js';
import { digitOf } from './numbers.js';

let current = {};

/// `actions`: by name ("accept", "next", …); `digit` gets the digit that was typed.
export const setKeys = (actions) => { current = actions; };

const LETTERS = {
  KeyN: 'nextDocument', KeyU: 'undo', KeyX: 'unreadable', KeyM: 'misprint', KeyC: 'comment', KeyF: 'wholePage', KeyG: 'goToPage',
};

export const HELP = [
  ['Enter', 'accept'], ['0\u20139', 'digit'], ['Tab', 'next'], ['Shift Tab', 'previous'], ['N', 'nextDocument'], ['U', 'undo'],
  ['X', 'unreadable'], ['M', 'misprint'], ['C', 'comment'], ['F', 'wholePage'], ['+', 'zoomIn'], ['\u2212', 'zoomOut'],
  ['G', 'goToPage'], ['/', 'search'], ['?', 'help'],
];

const inField = (target) => target instanceof Element && target.closest('input, textarea, select, [contenteditable]');

function actionOf(event) {
  if (event.key === '?' || (event.code === 'Slash' && event.shiftKey)) return 'help';
  if (event.key === '/' || event.code === 'Slash') return 'search';
  if (event.key === '+' || event.key === '=' || event.code === 'NumpadAdd') return 'zoomIn';
  if (event.key === '-' || event.code === 'NumpadSubtract') return 'zoomOut';
  if (event.key === 'Tab') return event.shiftKey ? 'previous' : 'next';
  if (event.key === 'Enter') return 'accept';
  return event.shiftKey ? null : LETTERS[event.code];
}

export function showKeys() {
  return dialog(t('keys.title'), (close) => [
    h('dl', { class: 'keys' }, HELP.map(([key, name]) => h('div', {},
      h('dt', {}, key.split(' ').map((part) => h('kbd', {}, part))), h('dd', {}, t('key.' + name))))),
    h('p', { class: 'quiet' }, t('keys.note')),
    h('div', { class: 'row end' }, button(t('close'), () => close(null))),
  ]);
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target) || document.querySelector('dialog[open]')) return;
  const digit = digitOf(event);
  if (digit !== null && current.digit) {
    event.preventDefault();
    current.digit(digit);
    return;
  }
  const name = actionOf(event);
  // Enter on a button or link means that one; Tab moves the focus where a screen has no queue.
  if (name === 'accept' && event.target.closest?.('button, a')) return;
  if (name === 'help') {
    event.preventDefault();
    showKeys();
  } else if (name && current[name]) {
    event.preventDefault();
    current[name]();
  }
});

// After a click the keys belong to the screen again, not to the button.
document.addEventListener('click', (event) => {
  const pressed = event.detail > 0 && event.target.closest?.('button');
  if (pressed && !pressed.closest('dialog')) pressed.blur();
});
