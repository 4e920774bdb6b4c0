// Elements without markup: every text becomes a text node, never HTML.

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, properties, children) {
  for (const [key, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'class') element.setAttribute('class', value);
    else if (key === 'value' || key === 'checked' || key === 'disabled') element[key] = value;
    else if (key === 'vars') {
      for (const [name, text] of Object.entries(value)) element.style.setProperty(name, text);
    } else element.setAttribute(key, value === true ? '' : String(value));
  }
  put(element, children);
  return element;
}

export function put(element, children) {
  for (const child of [children].flat(9)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

export function h(tag, properties, ...children) {
  return fill(document.createElement(tag), properties, children);
}

export function s(tag, properties, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

export function clear(element, ...children) {
  element.replaceChildren();
  return put(element, children);
}

/// A button that shows its key; `key` is only told, keys.js acts.
export function button(label, onclick, { key, kind, title, disabled } = {}) {
  return h('button', { type: 'button', class: 'button ' + (kind || ''), onclick, title, disabled },
    h('span', {}, label), key && h('kbd', { 'aria-hidden': 'true' }, key));
}

export function toast(text, kind, action) {
  const box = document.getElementById('toasts');
  const item = h('div', { class: 'toast ' + (kind || '') }, h('span', {}, text),
    action && h('button', { type: 'button', class: 'link', onclick: () => { action.act(); item.remove(); } }, action.label));
  box.replaceChildren(item);
  setTimeout(() => item.remove(), kind === 'bad' ? 12000 : 5000);
}

/// A modal dialog; resolves to what `close` was called with, null when it was left.
export function dialog(title, build) {
  return new Promise((resolve) => {
    const before = document.activeElement;
    const box = h('dialog', { 'aria-label': title });
    let result = null;
    const close = (value) => { result = value; box.close(); };
    put(box, [h('h2', {}, title), build(close)]);
    box.addEventListener('close', () => {
      box.remove();
      if (before && before.isConnected) before.focus();
      resolve(result);
    });
    // The focus goes back to the button that opened this: the Enter that closes it is none for the button.
    box.addEventListener('keydown', (event) => { if (event.key === 'Enter' && event.target.matches('input')) event.preventDefault(); });
    document.body.append(box);
    box.showModal();
    const first = box.querySelector('[autofocus], input, select, textarea, button');
    if (first) first.focus();
  });
}
