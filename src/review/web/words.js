// The texts of the screens, by code, in the language of the user.

const tables = {};
let language = 'th';

export const languages = ['th', 'en'];

export async function loadWords(wanted) {
  language = languages.includes(wanted) ? wanted : 'th';
  if (!tables[language]) {
    tables[language] = await (await fetch(`/i18n/${language}.json`)).json();
  }
  document.documentElement.lang = language;
}

export const currentLanguage = () => language;

export function t(code, values) {
  const text = tables[language]?.[code] ?? code;
  return values ? text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all) : text;
}

/// A code of the results (a level of status, a role, a kind): its own word where there is none.
export function word(group, code) {
  if (code === null || code === undefined || code === '') return t('none');
  return tables[language]?.[`${group}.${code}`] ?? String(code);
}

/// What a reason says, in the language of the user.
export const reasonText = (reason) => reason[language] || reason.th || reason.code;
