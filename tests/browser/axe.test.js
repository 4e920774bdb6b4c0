// Nothing that axe-core knows of keeps anyone out, in Thai and in English.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { SAMPLES, results } from './archive.js';
import { browse, readIn, serve, show, test } from './server.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser;
let server;
before(async () => {
  browser = await browse();
  server = await serve(['review', results(), '--sources', SAMPLES, '--sample', '3%']);
});
after(async () => { await browser.close(); await server.stop(); });

for (const [locale, list] of [['th-TH', '\u0e23\u0e32\u0e22\u0e01\u0e32\u0e23\u0e40\u0e2d\u0e01\u0e2a\u0e32\u0e23'], ['en-US', 'Documents']]) {
  test(`every screen in ${locale}`, async () => {
    const context = await browser.newContext({ locale, bypassCSP: true, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(server.address);
    await page.waitForSelector('table.list tbody tr');
    await readIn(page);
    assert.equal((await page.locator('nav a').first().innerText()).trim(), list);
    const id = await page.evaluate(async () => (await (await fetch('/api/list')).json()).rows[0].paper);
    const found = [];
    await page.evaluate(axe);
    for (const screen of ['queue', 'sheet', `document?id=${id}`, 'overview', 'history', 'certificate', 'list']) {
      await show(page, screen);
      await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
      found.push(...violations.map((v) => `${screen}: ${v.id} ${v.nodes.map((n) => n.target).slice(0, 3)}`));
      const text = await page.locator('body').innerText();
      assert.doesNotMatch(text, /\b(nav|list|queue|sheet|key|state|overview|history|certificate|document|field)\.[a-z]\w+/, `${screen}: a code without its text`);
    }
    assert.deepEqual(found, []);
    await context.close();
  });
}
