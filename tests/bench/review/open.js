// How much work a long document is for the browser: opening it as a document and in the queue.
//   node tests/bench/review/open.js OUT SOURCES [pages]
// OUT holds a result of a document with at least that many pages (60).  Prints the main thread's work (all its
// tasks, script, layout and painting together) from the click until the page and the values stand there.
import { browse, serve } from '../../browser/server.js';

const [out, sources, least = '60'] = process.argv.slice(2);
const server = await serve(['review', out, '--sources', sources, '--read-only']);
const browser = await browse();
const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1440, height: 900 } });
const page = await context.newPage();
const client = await context.newCDPSession(page);
// Ticks of the thread: what other programs take of the processor is no work of the page.
await client.send('Performance.enable', { timeDomain: 'threadTicks' });
const metrics = async () => Object.fromEntries((await client.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
await page.goto(server.address);
await page.waitForSelector('table.list tbody tr');
const found = await page.evaluate(async () => (await (await fetch('/api/list?size=200&facets=0')).json()).rows);
const long = found.filter((row) => row.pages >= Number(least)).sort((a, b) => b.doubts - a.doubts)[0];
if (!long) throw new Error(`no document of ${least} pages`);
for (const [name, screen, ready] of [['document', `document?id=${long.paper}`, 'table.values tr'], ['queue', `queue?paper=${long.paper}`, '.panel h2']]) {
  await page.goto(new URL(server.address).origin + '/#/overview');
  await page.waitForSelector('.cards');
  const before = await metrics();
  const begin = performance.now();
  await page.evaluate((hash) => { location.hash = hash; }, `#/${screen}`);
  await page.waitForSelector(ready);
  await page.waitForFunction(() => [...document.images].every((picture) => picture.complete));
  await page.waitForTimeout(300);
  const after = await metrics();
  const spent = (key) => `${(1000 * (after[key] - before[key])).toFixed(0)} ms`;
  console.log(`${name} of ${long.pages} pages, ${long.doubts} doubts: main thread ${spent('TaskDuration')} (script ${spent('ScriptDuration')}, layout ${spent('LayoutDuration')}), there after ${(performance.now() - begin - 300).toFixed(0)} ms`);
}
await browser.close();
await server.stop();
