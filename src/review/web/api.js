// Talking to the server.

let user = '';
export const setUser = (name) => { user = name; };
export const getUser = () => user;

export class Refused extends Error {
  constructor(status, body) {
    super(body?.error || String(status));
    this.status = status;
    this.body = body || {};
  }
}

async function call(path, options = {}) {
  const headers = { ...(options.headers || {}), 'X-Ita-User': encodeURIComponent(user) };
  if (options.method && options.method !== 'GET') headers['X-Ita'] = '1';
  const response = await fetch(path, { ...options, headers });
  const body = response.headers.get('Content-Type')?.includes('json') ? await response.json() : await response.text();
  if (!response.ok) throw new Refused(response.status, body);
  return body;
}

export function query(values) {
  const out = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value !== '' && value !== null && value !== undefined && value !== false) out.set(key, value);
  }
  return out.toString();
}

export const get = (path, values = {}) => {
  const text = query(values);
  return call('/api/' + path + (text ? '?' + text : ''));
};
export const post = (path, json) =>
  call('/api/' + path, { method: 'POST', body: JSON.stringify(json), headers: { 'Content-Type': 'application/json' } });

export const pagePicture = (id, page, dpi = 110) => `/api/page?id=${id}&page=${page}&dpi=${dpi}`;
export const cropPicture = (id, page, box, dpi = 220) =>
  `/api/crop?id=${id}&page=${page}&dpi=${dpi}&box=${box.map((v) => v.toFixed(1)).join(',')}`;

/// Sends a file with its progress; resolves when the server has it whole.
export function upload(file, name, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', '/api/upload?name=' + encodeURIComponent(name));
    request.setRequestHeader('X-Ita', '1');
    request.upload.onprogress = (event) => progress(event.loaded, event.total);
    request.onload = () => (request.status === 200 ? resolve() : reject(new Refused(request.status)));
    request.onerror = () => reject(new Refused(0));
    request.send(file);
  });
}

/// A document, its picture of a page, and crops are asked for before they are needed.
const seen = new Map();
export function prefetch(url) {
  if (seen.has(url)) return;
  const picture = new Image();
  picture.src = url;
  seen.set(url, picture);
  if (seen.size > 60) seen.delete(seen.keys().next().value);
}
