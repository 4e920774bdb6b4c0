// What the server must not do, asked over a socket as an attacker would.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before } from 'node:test';
import { SAMPLES, corrections, results, temporary } from './archive.js';
import { serve, test } from './server.js';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { ITA } from './server.js';

let server;
let out;
let cookie;
before(async () => {
  out = results();
  server = await serve(['review', out, '--sources', SAMPLES]);
  const first = await raw(`GET /?${new URL(server.address).search.slice(1)} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`);
  cookie = /Set-Cookie: ([^;]+)/.exec(first)[1];
  assert.match(first, /SameSite=Strict/);
  assert.match(first, /HttpOnly/);
});
after(async () => { await server.stop(); });

function raw(text, { wait = 30_000 } = {}) {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
    let got = '';
    socket.on('data', (data) => { got += data; });
    socket.on('close', () => resolve(got));
    socket.on('error', () => resolve(got));
    setTimeout(() => socket.destroy(), wait).unref();
  });
}

const ask = (path, { method = 'GET', host = `127.0.0.1:${server.port}`, headers = {}, body = '' } = {}) =>
  raw(`${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\nConnection: close\r\n${Object.entries(headers).map(([k, v]) => `${k}: ${v}\r\n`).join('')}${body ? `Content-Length: ${Buffer.byteLength(body)}\r\n` : ''}\r\n${body}`);
const status = async (...args) => Number(/^HTTP\/1\.1 (\d+)/.exec(await ask(...args))?.[1]);

test('with the cookie it answers, without it it does not', async () => {
  assert.equal(await status('/api/list'), 200);
  const kept = cookie;
  cookie = 'x=y';
  assert.equal(await status('/api/list'), 401);
  assert.equal(await status('/'), 401);
  assert.equal(await status('/app.js'), 401);
  cookie = kept;
});

test('another Host, another Origin', async () => {
  assert.equal(await status('/api/list', { host: 'evil.example' }), 421);
  assert.equal(await status('/api/list', { host: `evil.example:${server.port}` }), 421);
  const body = JSON.stringify({ paper: 'x' });
  const json = { 'Content-Type': 'application/json' };
  assert.equal(await status('/api/answer', { method: 'POST', body, headers: json }), 403);
  assert.equal(await status('/api/answer', { method: 'POST', body, headers: { ...json, 'X-Ita': '1', Origin: 'http://evil.example' } }), 403);
  assert.equal(await status('/api/answer', { method: 'POST', body, headers: { ...json, 'X-Ita': '1', 'Sec-Fetch-Site': 'cross-site' } }), 403);
  assert.equal(await status('/api/answer', { method: 'POST', body, headers: { ...json, 'X-Ita': '1' } }), 404);
});

test('no file by its path', async () => {
  for (const path of ['/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/i18n/../../facts/lexicon.json', '/i18n/%2e%2e/messages/th.json', '/api/page?id=..%2f..%2fetc%2fpasswd&page=1', '/api/document?id=../run.jsonl', '/run.jsonl', '/corrections.jsonl']) {
    const answer = await ask(path);
    assert.doesNotMatch(answer, /root:|ITA|sha256/, path);
    assert.match(answer, /^HTTP\/1\.1 (400|404)/, path);
  }
});

test('every answer carries its policy', async () => {
  for (const path of ['/', '/api/list', '/nothing']) {
    const answer = await ask(path);
    assert.match(answer, /Content-Security-Policy: default-src 'self'/);
    assert.match(answer, /X-Content-Type-Options: nosniff/);
  }
});

test('huge and broken requests cost nothing', async () => {
  const json = { 'X-Ita': '1', 'Content-Type': 'application/json' };
  // Refused by what it announces: an answer that comes while the body is still being sent may be lost with the connection.
  assert.equal(await status('/api/answer', { method: 'POST', headers: { ...json, 'Content-Length': 1_200_000 } }), 413);
  await ask('/api/answer', { method: 'POST', headers: json, body: `{"paper":"${'x'.repeat(1_200_000)}"}` });
  assert.equal(await status('/api/answer', { method: 'POST', headers: json, body: '{"answers":[' + '['.repeat(50000) }), 400);
  await raw('GET / HTTP/1.1\r\n' + 'X: y\r\n'.repeat(100000) + '\r\n', { wait: 1000 });
  await raw('G'.repeat(1_000_000), { wait: 1000 });
  assert.equal(await status('/api/list?q=' + 'a'.repeat(7000)), 200);
  assert.equal(await status('/api/crop?id=x&page=1&box=nan,1,2,3'), 404);
  assert.equal(await status('/api/list?page=999999999999999999999&size=-5'), 200);
  assert.deepEqual(corrections(out), []);
});

test('slow callers do not keep others out', async () => {
  const slow = Array.from({ length: 16 }, () => connect(server.port, '127.0.0.1'));
  for (const socket of slow) { socket.on('error', () => {}); socket.write('GET / HTTP/1.1\r\nHost: '); }
  await new Promise((resolve) => { setTimeout(resolve, 300); });
  const begin = Date.now();
  assert.equal(await status('/api/list'), 200);
  assert.ok(Date.now() - begin < 8000, 'those are kept for ten seconds');
  slow.forEach((socket) => socket.destroy());
});

test('another address asks for accounts and TLS', () => {
  const done = spawnSync(ITA, ['review', out, '--listen', '0.0.0.0', '--no-browser'], { encoding: 'utf8', timeout: 20000 });
  assert.equal(done.status, 2);
  assert.match(done.stderr, /--user-file/);
});

test('with accounts and TLS it serves those who have one', async () => {
  const folder = temporary('tls');
  const [key, certificate, users] = ['key.pem', 'cert.pem', 'users'].map((name) => join(folder, name));
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, '-days', '2', '-subj', '/CN=localhost'], { stdio: 'ignore' });
  execFileSync(ITA, ['review', '--add-user', 'somsri', '--user-file', users], { input: 'correct horse\n' });
  assert.doesNotMatch(readFileSync(users, 'utf8'), /horse/);
  assert.equal(statSync(users).mode & 0o077, 0);
  const guarded = await serve(['review', results(), '--sources', SAMPLES, '--listen', '0.0.0.0', '--user-file', users, '--tls-cert', certificate, '--tls-key', key]);
  const statusOf = (password, host) => new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: guarded.port, path: '/api/session', rejectUnauthorized: false, auth: password && `somsri:${password}`, headers: { Host: host } },
      (answer) => { answer.resume(); resolve(answer.statusCode); }).on('error', reject);
  });
  const cpu = () => readFileSync(`/proc/${guarded.child.pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).reduce((sum, ticks) => sum + Number(ticks), 0);
  assert.equal(await statusOf('', `127.0.0.1:${guarded.port}`), 401);
  const before = cpu();
  assert.equal(await statusOf('wrong horse', `127.0.0.1:${guarded.port}`), 401);
  const proof = Math.max(1, cpu() - before);
  assert.equal(await statusOf('correct horse', `127.0.0.1:${guarded.port}`), 200);
  assert.equal(await statusOf('correct horse', 'evil.example'), 421);
  const begin = cpu();
  for (let n = 0; n < 20; n += 1) assert.equal(await statusOf('correct horse', `127.0.0.1:${guarded.port}`), 200);
  assert.ok(cpu() - begin < 10 * proof, 'a password is proved once');
  await guarded.stop();
});

test('read-only takes nothing', async () => {
  const other = await serve(['review', results(), '--sources', SAMPLES, '--read-only', '--scratch', temporary('scratch')]);
  const kept = [server, cookie];
  server = other;
  cookie = /Set-Cookie: ([^;]+)/.exec(await raw(`GET /${new URL(other.address).search} HTTP/1.1\r\nHost: 127.0.0.1:${other.port}\r\nConnection: close\r\n\r\n`))[1];
  assert.equal(await status('/api/answer', { method: 'POST', headers: { 'X-Ita': '1' }, body: '{"paper":"x","field":"y","action":"accept"}' }), 403);
  [server, cookie] = kept;
  await other.stop();
});
