// The enlarged picture of every score holds its ink: strokes that differ from the paper around the box.
//   ITA_INK="OUT:SOURCES" adds other results (a folder of results and that of their sources).
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { SAMPLES, results } from './archive.js';
import { browse, readIn, serve, test } from './server.js';

let browser;
before(async () => { browser = await browse(); });
after(async () => { await browser.close(); });

/// Runs in the page: how much of the picture is ink, and how much that differs from the paper; the box lies 2 points inside it.
async function inkOf({ url, width, height }) {
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = picture.naturalWidth;
  canvas.height = picture.naturalHeight;
  const context = canvas.getContext('2d');
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const grey = Array.from({ length: data.length / 4 }, (_, i) => (data[4 * i] + data[4 * i + 1] + data[4 * i + 2]) / 3);
  const sorted = grey.slice().sort((a, b) => a - b);
  const [black, white] = [0.01, 0.99].map((share) => sorted[Math.floor(sorted.length * share)]);
  const dark = grey.filter((value) => value < (black + white) / 2).length / grey.length;
  // Light print on a dark card is ink, too: of the two tones the rarer one.
  return { ink: Math.min(dark, 1 - dark), contrast: white - black, width, height };
}

async function check(out, sources) {
  const server = await serve(['review', out, '--sources', sources, '--read-only']);
  const page = await browser.newPage({ bypassCSP: true });
  await page.goto(server.address);
  await readIn(page);
  const rows = await page.evaluate(async () => (await (await fetch('/api/list?size=200&facets=0')).json()).rows);
  const empty = [];
  let scores = 0;
  for (const paper of new Set(rows.filter((row) => row.status !== 'failed').map((row) => row.paper))) {
    const doc = await page.evaluate(async (id) => (await fetch('/api/document?id=' + id)).json(), paper);
    for (const field of doc.fields) {
      if (field.kind !== 'score' || field.value === null || !field.bbox || !doc.pictures) continue;
      scores += 1;
      const [x0, y0, x1, y1] = field.bbox;
      const found = await page.evaluate(inkOf, { url: `/api/crop?id=${paper}&page=${field.page}&dpi=150&box=${field.bbox.join(',')}`, width: x1 - x0, height: y1 - y0 });
      // Digits are some 8 to 40 % of their box; on empty paper there is nothing.
      if (found.contrast < 40 || found.ink < 0.03) empty.push(`${doc.file} ${field.name} ${JSON.stringify(found)}`);
    }
  }
  await page.close();
  await server.stop();
  return { scores, empty };
}

test('on every sample, photographs and fax included', async () => {
  const { scores, empty } = await check(results(), SAMPLES);
  assert.ok(scores > 100, `${scores} scores`);
  assert.deepEqual(empty, []);
});

// A bench on whatever results a person names; without a name there is nothing to test, and nothing is skipped.
if (process.env.ITA_INK) test('on other results', async () => {
  const [out, sources] = process.env.ITA_INK.split(':');
  const { scores, empty } = await check(out, sources);
  console.log(`${scores} scores, ${empty.length} without ink\n${empty.join('\n')}`);
  assert.ok(scores > 0);
  assert.deepEqual(empty, []);
});
