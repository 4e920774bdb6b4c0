// Starts the program and a browser for the tests.
import { spawn } from 'node:child_process';
import { after, test as run } from 'node:test';
import { chromium } from 'playwright-core';

export const ITA = process.env.ITA || new URL('../../build/ita', import.meta.url).pathname;
export const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';

const children = new Set();
const browsers = new Set();

/// One that hangs fails by itself, not with the whole run.
export const test = (name, ...rest) => run(name, { timeout: 240_000, ...(rest.length > 1 ? rest[0] : {}) }, rest.at(-1));

// A test that failed leaves its server and its pages behind; they must not keep the file from ending.
after(async () => {
  children.forEach((child) => child.kill('SIGKILL'));
  setTimeout(() => process.exit(process.exitCode ?? 1), 10_000).unref();
  await Promise.all([...browsers].map((browser) => browser.close()));
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
  });
}

const stop = (child) => new Promise((resolve) => {
  child.removeAllListeners('exit');
  child.on('exit', resolve);
  child.kill('SIGTERM');
});

export async function browse() {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  browsers.add(browser);
  return browser;
}
