// Starts the program and a browser for the tests.
import { spawn } from 'node:child_process';
import { after, test as run } from 'node:test';
import { chromium } from 'playwright-core';

export const ITA = process.env.ITA || new URL('../../build/ita', import.meta.url).pathname;
export const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';

const children = new Set();
const browsers = new Set();

/// One that hangs fails by itself, not with the whole run.
export const test = (name, ...rest) => run(name, { timeout: 300_000, ...(rest.length > 1 ? rest[0] : {}) }, rest.at(-1));

// A test that failed leaves its server and its pages behind; they must not keep the file from ending.
after(async () => {
  children.forEach((child) => child.kill('SIGKILL'));
  setTimeout(() => process.exit(process.exitCode ?? 1), 10_000).unref();
  await Promise.all([...browsers].map((browser) => browser.close()));
});

process.once('SIGTERM', () => {
  children.forEach((child) => child.kill('SIGKILL'));
  process.exit(143);
});

/// Resolves when the program has printed its address.
export function serve(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(ITA, [...args, '--no-browser'], { stdio: ['ignore', 'pipe', 'pipe'] });
    children.add(child);
    child.on('close', () => children.delete(child));
    let out = '';
    let err = '';
    child.stderr.on('data', (data) => { err += data; });
    child.stdout.on('data', (data) => {
      out += data;
      const found = /(http\S+)\n/.exec(out);
      if (found) resolve({ child, address: found[1], port: new URL(found[1]).port, stop: () => stop(child) });
    });
    child.on('exit', (code) => reject(new Error(`the program ended with ${code}: ${err}`)));
    setTimeout(() => reject(new Error(`no address: ${err}`)), 120_000).unref();
  });
}

const stop = (child) => new Promise((resolve) => {
  child.removeAllListeners('exit');
  if (child.exitCode !== null || child.signalCode !== null) { resolve(); return; }
  child.on('exit', resolve);
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), 20_000).unref();
});

export async function browse() {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  browsers.add(browser);
  // A machine that does other work, too, is slow, not wrong.
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await open(options);
    context.setDefaultTimeout(180_000);
    return context;
  };
  return browser;
}

/// Opens a screen ("queue?paper=…") and resolves when it stands there.
export async function show(page, hash) {
  const before = await page.evaluate((wanted) => {
    const { shown } = document.getElementById('main').dataset;
    if (location.hash === wanted) window.dispatchEvent(new HashChangeEvent('hashchange'));
    else location.hash = wanted;
    return shown;
  }, '#/' + hash);
  await page.waitForSelector(before === undefined ? '#main[data-shown]' : `#main[data-shown]:not([data-shown="${before}"])`, { state: 'attached' });
}

/// Until it is so: what is written on the disk follows what the screen shows.
export async function until(fact, what) {
  for (let patience = 600; patience > 0; patience -= 1) {
    if (await fact()) return;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  throw new Error('never came: ' + what);
}

/// Until the archive is read in: before that lists are shorter than they will be.
export const readIn = (page) => until(() => page.evaluate(async () => {
  const { done, all } = await (await fetch('/api/session')).json();
  return all > 0 && done === all && (await (await fetch('/api/list?facets=0')).json()).total > 0;
}), 'the archive');
