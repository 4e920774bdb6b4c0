// What a field is called on the screen.

import { t, word } from './words.js';
import { show } from './numbers.js';

function scorePart(name) {
  return name === 'level' ? ' ' + t('field.level') : '';
}

/// `doc` may be null: then an indicator has its number only.
export function fieldLabel(field, doc) {
  const parts = field.name.split('/');
  const names = doc?.reports.find((report) => report.key === field.report)?.names || {};
  switch (parts[0]) {
    case 'overall':
      return t(parts[1] === 'level' ? 'field.level' : 'field.overall');
    case 'indicator':
      return t('field.indicator', { n: parts[1] }) + (names[parts[1]] ? ' ' + names[parts[1]] : '') + scorePart(parts[2]);
    case 'instrument':
      return t('field.instrument', { n: parts[1] }) + scorePart(parts[2]);
    case 'history':
      return parts[2] === 'indicator'
        ? t('field.historyIndicator', { y: parts[1], n: parts[3] })
        : t('field.history', { y: parts[1] }) + scorePart(parts[2]);
    case 'agency':
      return t('field.agency.' + parts[1]);
    case 'issue': case 'measure': case 'limitation': case 'page':
      return t('field.' + parts[0], { n: parts[1] });
    case 'check':
      return t('field.check'); // which one, its reason says
    case 'fiscal_year': case 'plan_year': case 'report': case 'document': case 'split':
      return t('field.' + parts[0], { n: parts[1] });
    case 'number':
      return t('field.number');
    default:
      return field.name;
  }
}

/// Short, for strips and tables.
export function shortLabel(field) {
  const parts = field.name.split('/');
  if (parts[0] === 'indicator') return t('short.indicator', { n: parts[1] });
  if (parts[0] === 'history') return t('short.history', { y: parts[1] });
  if (parts[0] === 'page') return t('field.page', { n: parts[1] });
  return fieldLabel(field, null);
}

/// A value as a person reads it: what is a code for the program has a word.
export const shown = (field, value = field.value) => (field.name === 'document/kind' ? word('docKind', value) : field.name === 'agency/type' ? word('type', value) : show(value));

export const isNumber = (field) => field.kind === 'score';
export const isYear = (field) => field.kind === 'year';

/// The fields that a person must look at, the sampled ones among them.
export const itemsOf = (doc) => doc.fields.filter((field) => field.reasons.length > 0 || field.sampled);
export const isOpen = (field) => !field.answer;

export const when = (time) => {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : date.toLocaleString(document.documentElement.lang === 'th' ? 'th-TH' : 'en-GB',
    { dateStyle: 'medium', timeStyle: 'short' });
};
