// Thai and Arabic digits are the same digits.

const ZERO = 0x0e50;

export const arabic = (text) =>
  [...String(text)].map((c) => {
    const d = c.codePointAt(0) - ZERO;
    return d >= 0 && d <= 9 ? String(d) : c;
  }).join('');

export const thai = (text) =>
  [...String(text)].map((c) => (c >= '0' && c <= '9' ? String.fromCodePoint(ZERO + Number(c)) : c)).join('');

export const isDigit = (key) => key.length === 1 && /^[0-9]$/.test(arabic(key));

/// A score as people write it: "95.83", "95,83" is none.  Null when it is no number.
export function parseScore(text) {
  const plain = arabic(text).trim();
  return /^\d{1,4}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

export function show(value) {
  if (value === null || value === undefined) return '\u2013';
  if (typeof value !== 'number') return String(value);
  return Number.isInteger(value) && value > 2400 ? String(value)
    : value.toFixed(Math.max(2, (String(value).split('.')[1] || '').length));
}

export const count = (n) => Number(n || 0).toLocaleString('en-US');

/// The key that was meant, whatever the keyboard's language: digits and the point lie on the same keys.
export function digitOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (isDigit(event.key)) return arabic(event.key);
  const code = /^(?:Digit|Numpad)([0-9])$/.exec(event.code);
  return code && !event.shiftKey && event.key.length === 1 ? code[1] : null;
}
