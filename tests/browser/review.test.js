// The whole way of a reviewer, in the browser, on the samples.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { SAMPLES, addHostile, addYearBefore, corrections, results, temporary } from './archive.js';
import { ITA, browse, readIn, serve, show, test, until } from './server.js';

let browser;
before(async () => { browser = await browse(); });
after(async () => { await browser.close(); });

/// A page of a reviewer of that name; what goes wrong in it is told by `faults`.
/// The policy of the pages is in force where `policy` says so: then nothing can be waited for by a function.
async function reviewer(server, name = 'somsri', { policy = false } = {}) {
  const context = await browser.newContext({ locale: 'th-TH', bypassCSP: !policy, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('console', (message) => { if (message.type() === 'error' && !message.text().includes('status of 409')) faults.push(message.text()); });
  page.on('request', (request) => { if (!request.url().startsWith(new URL(server.address).origin) && !request.url().startsWith('data:')) faults.push('outside: ' + request.url()); });
  await page.addInitScript((who) => localStorage.setItem('ita.user', who), name);
  await page.goto(server.address);
  await page.waitForSelector('table.list tbody tr');
  await readIn(page);
  await page.reload();
  await page.waitForSelector('table.list tbody tr');
  const at = (hash) => show(page, hash);
  return { page, faults, at, close: () => context.close() };
}

/// The address as the page knows it: what the driver tells lags behind.
const address = (page) => page.evaluate(() => location.href);
const current = (page) => page.locator('.panel h2').innerText();
/// Empty where the doubt is about a document as a whole, which has no value.
const machine = async (page) => ((await page.locator('.machine output').count()) ? page.locator('.machine output').innerText() : '');
/// Goes on to the first doubt about a score: only a number begins its correction with a digit.
async function toScore(page) {
  await page.waitForSelector('.machine output');
  while (!/^\d+\.\d\d$/.test(await machine(page))) {
    const before = await address(page);
    await page.keyboard.press('Tab');
    await page.waitForFunction((url) => location.href !== url, before);
  }
}
const answered = (page, n) => page.waitForFunction((count) => document.querySelectorAll('.strip .answered').length === count, n);

async function started(args = []) {
  const out = results();
  const server = await serve(['review', out, '--sources', SAMPLES, ...args]);
  return { out, server };
}

test('the list: need first, filters in the address, search in Thai', async () => {
  const { server } = await started();
  const { page, faults, close } = await reviewer(server);
  assert.ok(!(await address(page)).includes('token'), 'the token leaves the address');
  const open = (await page.locator('table.list td:nth-child(6)').allInnerTexts()).map(Number);
  assert.deepEqual(open, open.slice().sort((a, b) => b - a));
  const all = await page.locator('table.list tbody tr').count();
  await page.keyboard.press('/');
  await page.keyboard.type('ทุ่งปี้');
  await page.waitForFunction(() => document.querySelectorAll('table.list tbody tr').length === 1);
  assert.match(await address(page), /q=/);
  await page.reload();
  await page.waitForSelector('table.list tbody tr');
  assert.equal(await page.locator('table.list tbody tr').count(), 1, 'the address holds the filter');
  await page.fill('input[type=search]', '');
  await page.waitForFunction((n) => document.querySelectorAll('table.list tbody tr').length === n, all);
  await page.locator('.facet', { hasText: '2568' }).first().click();
  await page.waitForFunction(() => location.hash.includes('year=2568'));
  await page.waitForFunction((n) => document.querySelectorAll('table.list tbody tr').length < n, all);
  assert.deepEqual(faults, []);
  await close();
  await server.stop();
});

test('the whole queue by keyboard: accept, correct with Thai digits, undo, reload', async () => {
  const { out, server } = await started(['--sample', '3%']);
  const { page, faults, at, close } = await reviewer(server);
  await at('queue');
  await page.waitForSelector('.machine output');
  const first = await current(page);
  const before = corrections(out).length;
  assert.equal(before, 0);
  // A digit begins the correction, the Thai ones too; Escape leaves it.
  await page.keyboard.press('9');
  await page.keyboard.press('Escape');
  assert.equal(corrections(out).length, 0);
  await page.keyboard.press('Enter');
  await page.waitForFunction((label) => document.querySelector('.done') || document.querySelector('.panel h2').innerText !== label || document.querySelectorAll('.strip .answered').length > 0, first);
  assert.deepEqual(corrections(out).map((c) => c.action), ['accept']);
  await page.keyboard.press('u');
  await page.waitForFunction((label) => document.querySelector('.panel h2')?.innerText === label && document.querySelectorAll('.strip .answered').length === 0, first);
  assert.deepEqual(corrections(out).map((c) => c.action), ['accept', 'revert']);
  await page.reload();
  await page.waitForSelector('.machine output');
  assert.equal(await current(page), first, 'the address holds the item');
  // To the end, every value accepted or, when it is a score, one of them corrected.
  let corrected = false;
  for (let n = 0; n < 60 && !(await page.locator('.done').count()); n += 1) {
    const label = await current(page);
    const at = await address(page);
    if (!corrected && /^\d\d\.\d\d$/.test(await machine(page))) {
      await page.evaluate(() => document.dispatchEvent(new KeyboardEvent('keydown', { key: '\u0e59', code: 'KeyA', bubbles: true })));
      await page.waitForSelector('.correct input');
      await page.keyboard.type('\u0e51.\u0e52\u0e53');
      await page.keyboard.press('Enter');
      corrected = label;
    } else await page.keyboard.press('Enter');
    await page.waitForFunction((url) => document.querySelector('.done') || location.href !== url, at);
  }
  assert.ok(await page.locator('.done').count(), 'the queue has an end');
  const said = corrections(out);
  const fix = said.find((c) => c.action === 'correct');
  assert.equal(fix.value, 91.23, 'Thai digits are digits');
  assert.equal(fix.user, 'somsri');
  assert.match(fix.time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  await at('history');
  await page.waitForSelector('table.list tbody tr');
  assert.equal(await page.locator('table.list tbody tr').count(), said.length);
  await at('list');
  await page.waitForSelector('.s-approved');
  assert.deepEqual(faults, []);
  await close();
  await server.stop();
});

test('every key does what its button says, and none while a field has the focus', async () => {
  const { out, server } = await started(['--sample', '5%']);
  const { page, faults, at, close } = await reviewer(server);
  await at('queue');
  await page.waitForSelector('.machine output');
  const moved = async (key) => {
    const url = await address(page);
    await page.keyboard.press(key);
    await page.waitForFunction((before) => location.href !== before || document.querySelector('.done'), url);
  };
  const first = await address(page);
  await moved('Tab');
  await moved('Shift+Tab');
  assert.equal(await address(page), first, 'Shift-Tab goes back');
  const paper = async () => new URLSearchParams((await address(page)).split('?')[1]).get('paper');
  const before = await paper();
  await moved('n');
  assert.notEqual(await paper(), before, 'N goes to the next document');
  await at(first.split('#/')[1]);
  await page.waitForSelector('.machine output');
  const width = () => page.locator('.sheet').evaluate((sheet) => sheet.clientWidth);
  await page.keyboard.press('f');
  const whole = await width();
  await page.keyboard.press('+');
  assert.ok(await width() > whole);
  await page.keyboard.press('-');
  assert.ok(Math.abs(await width() - whole) < 3);
  await page.keyboard.press('g');
  assert.ok(await page.locator('.page-number').evaluate((field) => field === document.activeElement));
  for (const letter of 'xmnu') await page.keyboard.press(letter);
  assert.deepEqual(corrections(out), [], 'letters in a field are letters');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open] .keys');
  await page.keyboard.press('x');
  await page.keyboard.press('Escape');
  assert.deepEqual(corrections(out), [], 'nor behind a dialog');
  await page.keyboard.press('c');
  await page.waitForSelector('dialog[open] textarea');
  await page.keyboard.type('why');
  await page.locator('dialog[open] .button.main').click();
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  await until(() => corrections(out).length === 1, 'the comment');
  await moved('m');
  await moved('x');
  await page.keyboard.press('u');
  await until(() => corrections(out).length === 4, 'the answer is taken back');
  assert.deepEqual(corrections(out).map((c) => c.action), ['comment', 'misprint', 'unreadable', 'revert']);
  await page.waitForSelector('.panel h2');
  await page.keyboard.press('/');
  await page.waitForSelector('table.list');
  assert.deepEqual(faults, []);
  await close();
  await server.stop();
});

test('history takes an answer back; the certificate counts the sample; a published list is compared', async () => {
  const list = join(temporary('list'), 'official.csv');
  const { out, server } = await started(['--sample', '100%']);
  const { page, faults, at, close } = await reviewer(server);
  const misprint = await page.evaluate(async () => (await (await fetch('/api/list?q=misprint')).json()).rows[0]);
  await at(`queue?paper=${misprint.paper}&item=indicator/1/score`);
  await page.waitForSelector('.why.sample');
  await page.keyboard.press('5');
  await page.keyboard.type('5.55');
  const url = await address(page);
  await page.keyboard.press('Enter');
  await page.waitForFunction((before) => location.href !== before, url);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('.strip .answered').length === 2);
  await at('certificate');
  await page.waitForSelector('p.big');
  assert.match(await page.locator('p.big').innerText(), /2 .*1 /);
  await at('history');
  await page.waitForSelector('table.list tbody tr');
  await page.locator('table.list tbody tr', { hasText: '55.55' }).getByRole('button').click();
  await page.waitForFunction(() => document.querySelectorAll('table.list tbody tr').length === 3);
  const said = corrections(out);
  assert.deepEqual(said.map((c) => c.action), ['correct', 'accept', 'revert']);
  assert.equal(said[2].supersedes, said[0].id);
  assert.equal(said[0].flagged, false);
  assert.deepEqual(faults, []);
  await close();
  await server.stop();
  const written = join(temporary('certificate'), 'c');
  execFileSync(ITA, ['certify', out, '--json', written + '.json', '--html', written + '.html', '--lang', 'en']);
  const certificate = JSON.parse(readFileSync(written + '.json', 'utf8'));
  assert.deepEqual([certificate.checked, certificate.wrong, certificate.confidence], [1, 0, 0.95]);
  assert.ok(Math.abs(certificate.bound - 0.95) < 1e-9, 'one value seen: up to 95 % may be wrong');
  assert.match(readFileSync(written + '.html', 'utf8'), /class="sign"/);
  writeFileSync(list, `\uFEFF\u0e2b\u0e19\u0e48\u0e27\u0e22\u0e07\u0e32\u0e19,\u0e08\u0e31\u0e07\u0e2b\u0e27\u0e31\u0e14,\u0e1b\u0e35\u0e07\u0e1a\u0e1b\u0e23\u0e30\u0e21\u0e32\u0e13,\u0e04\u0e30\u0e41\u0e19\u0e19\n${misprint.agency},${misprint.province},${misprint.year},12.34\n`);
  const compared = await serve(['review', out, '--sources', SAMPLES, '--against', list, '--read-only', '--scratch', temporary('scratch')]);
  const next = await reviewer(compared);
  await next.at('overview');
  await next.page.waitForSelector('.cards');
  const official = next.page.locator('.card', { hasText: '12.34' });
  assert.match(await official.innerText(), new RegExp(String(misprint.total)));
  assert.deepEqual(next.faults, []);
  await next.close();
  await compared.stop();
});

test('two people: the second sees what the first said, nothing is overwritten', async () => {
  const { out, server } = await started();
  const one = await reviewer(server, 'one');
  const two = await reviewer(server, 'two');
  await one.at('queue');
  await two.at('queue');
  await toScore(one.page);
  await toScore(two.page);
  const value = await machine(one.page);
  assert.equal(await machine(two.page), value);
  // Both begin to type; the first is quicker.
  await two.page.keyboard.press('1');
  await one.page.keyboard.press('8');
  await one.page.keyboard.type('8.88');
  await one.page.keyboard.press('Enter');
  await until(() => corrections(out).length === 1, 'the first answer');
  await two.page.keyboard.type('1.11');
  await two.page.keyboard.press('Enter');
  await two.page.waitForSelector('dialog[open]');
  assert.match(await two.page.locator('dialog').innerText(), /88\.88/);
  assert.deepEqual(corrections(out).map((c) => c.value), [88.88]);
  await two.page.locator('dialog button').click();
  await two.page.waitForSelector('.panel .answered');
  await one.close();
  await two.close();
  await server.stop();
});

test('the panel tells the year before, and the sum with the value and without it', async () => {
  const out = results();
  addYearBefore(out, 'misprint');
  const server = await serve(['review', out, '--sources', SAMPLES, '--sample', '100%']);
  const { page, faults, at, close } = await reviewer(server);
  const id = await page.evaluate(async () => (await (await fetch('/api/list?facets=0')).json()).rows.find((row) => row.file.includes('misprint')).paper);
  const facts = async (item) => {
    await at(`queue?paper=${id}&item=${encodeURIComponent(item)}`);
    await page.waitForSelector('.facts');
    return page.locator('.facts').evaluate((list) => Object.fromEntries([...list.querySelectorAll('dt')].map((term) => [term.textContent, term.nextElementSibling.textContent])));
  };
  const total = await facts('overall/score');
  assert.deepEqual([total['ปีก่อน'], total['คำนวณจากตัวชี้วัด']], ['88.37', '94.79']);
  const first = await facts('indicator/1/score');
  assert.deepEqual([first['ปีก่อน'], first['คะแนนรวมที่พิมพ์'], first['รวมเมื่อใช้ค่านี้']], ['94.44', '89.37', '94.79']);
  assert.equal(await page.locator('.facts .differs').count(), 1, 'it does not fit');
  const ninth = await facts('indicator/9/score'); // a fifth of the total: (89.37 - 94.7878) / 0.2 + 97.62
  assert.equal(ninth['ค่าที่ทำให้ผลรวมลงตัว'], '70.53');
  assert.deepEqual(faults, []);
  await close();
  await server.stop();
});

test('killed in the middle: every answer that was shown as saved is there', async () => {
  const { out, server } = await started(['--sample', '5%']);
  const { page, at, close } = await reviewer(server);
  await at('queue');
  await page.waitForSelector('.machine output');
  for (let n = 0; n < 4; n += 1) {
    const url = await address(page);
    await page.keyboard.press('Enter');
    await page.waitForFunction((before) => location.href !== before || document.querySelector('.done'), url);
  }
  const saved = corrections(out).length;
  server.child.removeAllListeners('exit');
  server.child.kill('SIGKILL');
  await new Promise((resolve) => { server.child.on('exit', resolve); });
  assert.equal(saved, 4);
  const again = await serve(['review', out, '--sources', SAMPLES, '--sample', '5%']);
  const next = await reviewer(again);
  await next.at('history');
  await next.page.waitForSelector('table.list tbody tr');
  assert.equal(await next.page.locator('table.list tbody tr').count(), 4);
  await close();
  await next.close();
  await again.stop();
});

test('the export shows what was said', async () => {
  const { out, server } = await started();
  const { page, at, close } = await reviewer(server);
  await at('queue');
  await toScore(page);
  await page.keyboard.press('7');
  await page.keyboard.type('7.77');
  const url = await address(page);
  await page.keyboard.press('Enter');
  await page.waitForFunction((before) => location.href !== before || document.querySelector('.done'), url);
  await close();
  await server.stop();
  execFileSync(ITA, ['export', out, '--to', 'jsonl', '-q']);
  assert.match(readFileSync(join(out, 'export/ita.jsonl'), 'utf8'), /"score": ?77\.77/);
  execFileSync(ITA, ['export', out, '--to', 'jsonl', '-q', '--machine-only']);
  assert.doesNotMatch(readFileSync(join(out, 'export/ita.jsonl'), 'utf8'), /"score": ?77\.77/);
});

test('contact sheet: the marked ones stay, the rest is accepted', async () => {
  const { out, server } = await started();
  const { page, faults, at, close } = await reviewer(server);
  await at('sheet?kind=');
  await page.waitForSelector('.cell img');
  const cells = await page.locator('.cell').count();
  const pictures = () => page.waitForFunction(() => [...document.querySelectorAll('.cell img')].every((img) => img.dataset.seen));
  await pictures();
  await page.locator('.cell').first().click();
  assert.equal(await page.locator('.cell').first().getAttribute('aria-pressed'), 'true');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.panel h2');
  assert.equal(corrections(out).length, cells - 1);
  assert.ok(corrections(out).every((c) => c.action === 'accept'));
  assert.deepEqual(faults, []);
  await close();
  await server.stop();
});

test('contact sheet: what was not seen is not accepted, and other screens do not wait for its pictures', async () => {
  const { out, server } = await started();
  const { page, faults, at, close } = await reviewer(server);
  // No picture comes at first, then all but one.
  let kept = Infinity;
  await page.route('**/api/crop?*', (route) => {
    kept -= 1;
    if (kept < 0) route.continue();
  });
  await at('sheet?kind=');
  await page.waitForSelector('.cell img', { state: 'attached' });
  await page.keyboard.press('Enter');
  await at('history');
  assert.equal(await page.locator('main').getAttribute('class'), 'screen-history');
  assert.deepEqual(corrections(out), [], 'no picture had come');
  kept = 1;
  await at('sheet?kind=');
  const cells = await page.locator('.cell').count();
  // What the screen knows of: a picture may be there a moment before the screen is told.
  await page.waitForFunction((all) => document.querySelectorAll('.cell img[data-seen]').length === all, cells - 1);
  await page.keyboard.press('Enter');
  await until(() => corrections(out).length >= cells - 1, 'the answers');
  assert.equal(corrections(out).length, cells - 1);
  await page.waitForFunction(() => document.querySelectorAll('.cell').length === 1);
  assert.deepEqual(faults, []);
  await close();
  await server.stop();
});

test('document: a value is found on the page, a missed one is drawn, no report is said and taken back', async () => {
  const { out, server } = await started();
  const { page, faults, at, close } = await reviewer(server);
  const id = await page.evaluate(async () => (await (await fetch('/api/list?q=thai-digits')).json()).rows[0].paper);
  await at('document?id=' + id);
  await page.waitForSelector('table.values tr');
  await page.locator('table.values .link').nth(6).click();
  await page.waitForSelector('.box.focus');
  await page.locator('.page-view .button', { hasText: '' }).last().click();
  const sheet = await page.locator('.sheet').boundingBox();
  const frame = await page.locator('.frame').boundingBox();
  const x = Math.max(sheet.x, frame.x) + 60;
  const y = frame.y + frame.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 50, y + 20, { steps: 4 });
  await page.mouse.up();
  await page.waitForSelector('dialog[open] select');
  // One that the machine did not read: those that it did are marked.
  const missed = await page.locator('dialog select option').evaluateAll((all) => all.find((option) => option.value.endsWith('score') && !option.text.includes('\u2022')).value);
  await page.selectOption('dialog select', missed);
  await page.fill('dialog input', '\u0e58\u0e52.\u0e55');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  await until(() => corrections(out).length === 1, 'the added value');
  const added = corrections(out)[0];
  assert.deepEqual([added.action, added.field, added.value], ['add', missed, 82.5]);
  assert.equal(added.bbox.length, 4);
  // The account of numbers over the page: a wrong role is changed by a click.
  await page.locator('.panel input[type=checkbox]').check();
  await page.waitForSelector('.box.role');
  await page.locator('.box.role').first().click({ force: true });
  await page.waitForSelector('dialog[open] .roles');
  await page.locator('dialog .roles .r-target').click();
  await page.waitForFunction(() => document.querySelector('.legend .r-target'));
  await page.locator('.panel .button.quiet').first().click();
  await page.waitForSelector('.panel .notice');
  await page.locator('.panel .notice button').click();
  await page.waitForFunction(() => document.querySelectorAll('table.values tr').length > 5);
  assert.deepEqual(corrections(out).map((c) => c.action), ['add', 'role', 'not_a_report', 'revert']);
  assert.deepEqual(faults, []);
  await close();
  await server.stop();
});

test('names that are markup stay text, on every screen and in the static page', async () => {
  const out = results();
  const bad = addHostile(out);
  const server = await serve(['review', out, '--sources', SAMPLES]);
  const { page, faults, at, close } = await reviewer(server, 'somsri', { policy: true });
  assert.ok((await page.locator('table.list').innerText()).includes('<script>'));
  for (const screen of ['list', 'sheet', 'overview', 'history', 'certificate']) {
    await at(screen);
    assert.equal(await page.evaluate(() => window.hacked), undefined, screen);
  }
  const id = await page.evaluate(async () => (await (await fetch('/api/list?q=onerror')).json()).rows[0].paper);
  for (const screen of [`queue?paper=${id}`, `document?id=${id}`]) {
    await at(screen);
    await page.waitForSelector('.panel h2');
    assert.ok((await page.locator('.panel').innerText()).includes('<script>'), screen);
    assert.equal(await page.evaluate(() => window.hacked), undefined, screen);
  }
  await server.stop();
  const sheet = join(temporary('html'), 'sheet.html');
  execFileSync(ITA, ['review', out, '--html', sheet]);
  await page.goto('file://' + sheet);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.ok((await page.locator('main').innerText()).includes(bad.slice(0, 20)));
  assert.deepEqual(faults.filter((fault) => !fault.startsWith('outside: file:') && !fault.includes('ERR_CONNECTION') && !/status of (404|422)/.test(fault)), []);
  await close();
});

test('the static page needs no server and asks for nothing', async () => {
  const out = results();
  const sheet = join(temporary('html'), 'sheet.html');
  execFileSync(ITA, ['review', out, '--sources', SAMPLES, '--html', sheet]);
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('file://' + sheet);
  assert.ok(await page.locator('article').count() > 10);
  assert.ok(await page.locator('td.picture img').count() > 0);
  assert.ok(await page.locator('td.picture img').evaluateAll((all) => all.every((img) => img.complete && img.naturalWidth > 20)));
  assert.ok(await page.locator('.sign').count() > 10);
  assert.deepEqual(asked.filter((url) => !url.startsWith('data:')), ['file://' + sheet]);
  await context.close();
});
