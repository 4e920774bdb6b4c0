// One sitting: flagged values worked through in the browser at the pace that the screens allow.
//   node tests/bench/review/sitting.js OUT SOURCES [most]
// Every third value is corrected (its digits are typed), the others are accepted.  Prints a line for each value
// (keystrokes, milliseconds from the last key until the next value stands there with its picture) and the sums.
import { browse, serve } from '../../browser/server.js';

const [out, sources, most = '300'] = process.argv.slice(2);
const server = await serve(['review', out, '--sources', sources]);
const browser = await browse();
const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1440, height: 900 } });
const page = await context.newPage();
await page.goto(server.address);
await page.waitForSelector('table.list tbody tr');
await page.goto(new URL(server.address).origin + '/#/queue');
await page.waitForSelector('.panel h2');

const settled = (before) => page.waitForFunction((address) => document.querySelector('.done') || (location.href !== address
  && [...document.querySelectorAll('.crop:not(.missing) img')].every((picture) => picture.complete)), before, { polling: 5, timeout: 30000 });

const waits = [];
let keys = 0;
for (let n = 0; n < Number(most) && !(await page.locator('.done').count()); n += 1) {
  const label = await page.locator('.panel h2').innerText();
  const value = await page.evaluate(() => document.querySelector('.machine output')?.innerText || '');
  const correct = n % 3 === 2 && /^\d+\.\d\d$/.test(value);
  const typed = correct ? [...(value === '88.88' ? '88.89' : '88.88'), 'Enter'] : ['Enter'];
  const before = page.url();
  for (const key of typed) await page.keyboard.press(key === '.' ? 'Period' : key);
  const begin = performance.now();
  await settled(before);
  const wait = performance.now() - begin;
  waits.push(wait);
  keys += typed.length;
  console.log(`${n + 1}\t${label}\t${value}\t${typed.length} keys\t${wait.toFixed(0)} ms`);
}
waits.sort((a, b) => a - b);
console.log(`${waits.length} values, ${keys} keystrokes (${(keys / waits.length).toFixed(2)} a value), waiting: median ${waits[Math.floor(waits.length / 2)]?.toFixed(0)} ms, `
  + `95 % under ${waits[Math.floor(waits.length * 0.95)]?.toFixed(0)} ms, all ${(waits.reduce((a, b) => a + b, 0) / 1000).toFixed(1)} s`);
await browser.close();
await server.stop();
