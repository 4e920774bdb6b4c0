// Five mixed files, without a terminal.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { SAMPLES, temporary } from './archive.js';
import { browse, serve, test } from './server.js';

let browser;
before(async () => { browser = await browse(); });
after(async () => { await browser.close(); });

test('intake of five mixed files: progress, cause, remedy, password, the same again', async () => {
  const folder = temporary('intake');
  const files = join(folder, 'files');
  execFileSync('mkdir', ['-p', files]);
  copyFileSync(join(SAMPLES, 'misprint-2568.pdf'), join(files, 'report.pdf'));
  copyFileSync(join(SAMPLES, 'misprint-2568.pdf'), join(files, 'report-again.pdf'));
  copyFileSync(join(SAMPLES, 'lpa-2566.pdf'), join(files, 'other paper.pdf'));
  execFileSync('qpdf', ['--encrypt', 'secret', 'secret', '256', '--', join(SAMPLES, 'memo-2567.pdf'), join(files, 'locked.pdf')]);
  writeFileSync(join(files, 'broken.pdf'), '%PDF-1.4\nnothing of a PDF');
  const server = await serve(['serve', join(folder, 'out'), '--inbox', join(folder, 'inbox')]);
  const page = await browser.newPage({ locale: 'en-US', bypassCSP: true });
  const faults = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  await page.goto(server.address);
  await page.waitForSelector('.drop');
  await page.setInputFiles('#pick', ['report.pdf', 'report-again.pdf', 'other paper.pdf', 'locked.pdf', 'broken.pdf'].map((name) => join(files, name)));
  const row = (name) => page.locator('table.list tbody tr', { has: page.locator('th', { hasText: new RegExp('^' + name.replace('.', '\\.')) }) });
  await page.waitForFunction(() => document.querySelectorAll('tbody .s-waiting, tbody .s-reading').length === 0 && document.querySelectorAll('tbody tr').length === 5, null, { timeout: 120000 });
  assert.match(await row('report.pdf').innerText(), /Has doubts/);
  assert.match(await row('report-again.pdf').innerText() + await row('report.pdf').innerText(), /same as report/);
  assert.match(await row('other paper.pdf').innerText(), /No ITA report/);
  assert.match(await row('broken.pdf').innerText(), /What to do/);
  assert.match(await row('locked.pdf').innerText(), /password/);
  await page.getByRole('button', { name: 'Give a password' }).click();
  await page.fill('dialog input', 'secret');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !document.querySelector('tbody tr .cause')?.innerText.includes('password') && document.querySelectorAll('tbody .s-waiting, tbody .s-reading').length === 0 && [...document.querySelectorAll('tbody tr')].some((tr) => tr.innerText.includes('locked') && !tr.classList.contains('failed')), null, { timeout: 120000 });
  await page.goto(new URL(server.address).origin + '/#/list');
  // Results come in by themselves when the run has ended.
  await page.waitForFunction(() => document.querySelectorAll('table.list tbody tr').length === 5, null, { timeout: 30000 });
  assert.deepEqual(faults, []);
  await page.close();
  await server.stop();
});

test('photographs become one report', async () => {
  const folder = temporary('join');
  const server = await serve(['serve', join(folder, 'out'), '--inbox', join(folder, 'inbox')]);
  const page = await browser.newPage({ locale: 'en-US', bypassCSP: true });
  await page.goto(server.address);
  await page.waitForSelector('.drop');
  // Sent but not read yet: the application reads by itself, so the files are put beside it.
  copyFileSync(join(SAMPLES, 'photo-2567.jpg'), join(folder, 'inbox', '1.jpg'));
  copyFileSync(join(SAMPLES, 'sorted-2566.png'), join(folder, 'inbox', '2.png'));
  await page.reload();
  await page.waitForSelector('tbody input');
  for (const box of await page.locator('tbody input').all()) await box.check();
  await page.getByRole('button', { name: /Join 2/ }).click();
  await page.fill('dialog input', 'both');
  await page.locator('dialog .button.main').click();
  await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
  assert.ok(existsSync(join(folder, 'inbox', 'both.tif')));
  assert.ok(!existsSync(join(folder, 'inbox', '1.jpg')));
  await page.close();
  await server.stop();
});

test('a file is split into its reports: there, and in the document, and taken back', async () => {
  const folder = temporary('split');
  const inbox = join(folder, 'inbox');
  execFileSync('mkdir', ['-p', inbox]);
  const memo = join(SAMPLES, 'memo-2567.pdf');
  execFileSync('qpdf', ['--empty', '--pages', memo, memo, '--', join(inbox, 'two.pdf')]);
  const pages = Number(execFileSync('qpdf', ['--show-npages', memo], { encoding: 'utf8' }));
  const server = await serve(['serve', join(folder, 'out'), '--inbox', inbox]);
  const page = await browser.newPage({ locale: 'en-US', bypassCSP: true });
  await page.goto(server.address);
  await page.waitForSelector('tbody input');
  await page.locator('tbody input').check();
  await page.getByRole('button', { name: 'Split into reports' }).click();
  await page.fill('dialog input', String(pages + 1));
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  await page.waitForFunction(() => document.querySelectorAll('tbody .s-waiting, tbody .s-reading').length === 0 && document.querySelectorAll('tbody tr').length === 1, null, { timeout: 60000 });
  const rows = () => page.evaluate(async () => (await (await fetch('/api/list')).json()).rows);
  const until = async (count) => {
    for (let patience = 200; patience > 0 && (await rows()).length !== count; patience -= 1) await page.waitForTimeout(200);
    assert.equal((await rows()).length, count);
  };
  await until(2);
  const id = (await rows())[0].paper;
  await page.goto(new URL(server.address).origin + '/#/document?id=' + id);
  await page.waitForSelector('.panel .notice button');
  assert.match(await page.locator('.panel .notice').innerText(), new RegExp(`page ${pages + 1}`));
  await page.locator('.panel .notice button').click();
  await until(1);
  await page.close();
  await server.stop();
});
