// Results of the samples, read once for all tests; each test works on a copy.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ITA } from './server.js';

export const SAMPLES = process.env.ITA_SAMPLES || new URL('../../samples', import.meta.url).pathname;
const folders = [];

export function temporary(name) {
  const folder = mkdtempSync(join(tmpdir(), `ita-browser-${name}-`));
  folders.push(folder);
  return folder;
}

process.on('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/// Between the files of tests and between runs: what the same program has read stays read.
const READ = process.env.ITA_BROWSER_RESULTS || join(tmpdir(), `ita-browser-results-${process.getuid()}`);
let read = null;
/// A folder of results with doubts in them, its own for each caller.
export function results() {
  if (!read) {
    read = READ;
    const inputs = readdirSync(SAMPLES).filter((name) => /\.(pdf|png|jpg|tif)$/.test(name)).map((name) => join(SAMPLES, name));
    try {
      execFileSync(ITA, ['extract', ...inputs, '-o', read, '-q', '--jobs', '2'], { stdio: 'ignore' });
    } catch (fault) {
      if (fault.status !== 3) throw fault;
    }
  }
  const out = join(temporary('out'), 'out');
  cpSync(read, out, { recursive: true, filter: (path) => !path.includes('/.ita-review') && !path.endsWith('corrections.jsonl') });
  return out;
}

/// The lines that have ended: the server may be in the middle of one.
export const corrections = (out) =>
  existsSync(join(out, 'corrections.jsonl')) ? readFileSync(join(out, 'corrections.jsonl'), 'utf8').split('\n').slice(0, -1).map((line) => JSON.parse(line)) : [];

/// Writes a result with its record, which is that of another one, `line`, but for what it is about.
function addResult(out, line, document, file, output) {
  const text = JSON.stringify(document);
  writeFileSync(join(out, output), text);
  const record = { ...line, file, sha256: document.source.sha256, output, output_sha256: createHash('sha256').update(text).digest('hex') };
  delete record.check; // of the line that was copied: a line without its sum is taken as it is
  writeFileSync(join(out, 'run.jsonl'), readFileSync(join(out, 'run.jsonl'), 'utf8') + JSON.stringify(record) + '\n');
}

/// The report of a sample once more, as that of the year before: every score one lower.
export function addYearBefore(out, name) {
  const line = JSON.parse(readFileSync(join(out, 'run.jsonl'), 'utf8').split('\n').find((text) => text.includes(name)));
  const document = JSON.parse(readFileSync(join(out, line.output), 'utf8'));
  const [report] = document.reports;
  report.fiscal_year.be -= 1;
  report.fiscal_year.ce -= 1;
  const lower = (value) => { value.score = Math.round(100 * value.score - 100) / 100; };
  [...report.indicators, report.overall].forEach(lower);
  document.source.sha256 = 'e'.repeat(64);
  addResult(out, line, document, 'year-before.pdf', 'year-before.json');
}

/// A document whose names are markup, with `doubts` doubted scores.
export function addHostile(out) {
  const line = JSON.parse(readFileSync(join(out, 'run.jsonl'), 'utf8').split('\n').find((text) => text.includes('misprint')));
  const document = JSON.parse(readFileSync(join(out, line.output), 'utf8'));
  const bad = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
  document.reports[0].agency.name = bad;
  document.reports[0].indicators.forEach((indicator) => { indicator.name = bad; });
  document.source.sha256 = 'f'.repeat(64);
  addResult(out, line, document, `${bad}.pdf`, 'hostile.json');
  return bad;
}
