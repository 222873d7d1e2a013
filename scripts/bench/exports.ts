/**
 * `npm run bench:exports`: CSV at growing sizes against csv-stringify alone in the same run, and every other format once. With `-- parts`
 * what the parts of a CSV file take instead, the first, second and third time in one process.
 */
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/shared/project-root.js';
import { type OwnDatabase, ownSqlite } from '../kit/own-database.js';
import type { Part } from './export-parts.js';
import { exportedSurvey, QUESTIONS } from './exported-survey.js';
import type { Spent } from './spent.js';

const PARTS = 'parts';
const asked = process.argv[2] ?? '10000,100000,1000000';
const SIZES = asked === PARTS ? [] : asked.split(',').map(Number);
const OTHERS_AT = 100_000;
const OTHERS = ['xlsx', 'sav', 'parquet', 'jsonl'];
/** A million rows even out by themselves. */
const passesOf = (size: number): number => (size < 1_000_000 ? 3 : 1);

const CODES = { format: 'csv' };
const LABELS = { format: 'csv', values: 'labels', blanks: 'reasons' };

console.log(`${QUESTIONS} questions; Node ${process.versions.node}\n`);
if (asked === PARTS) await measureParts();
else {
  console.log(
    '| responses | file | seconds | processor | rows/s | ratio | ratio, processor | peak memory | size |',
  );
  console.log('|---:|---|---:|---:|---:|---:|---:|---:|---:|');
}
for (const size of SIZES) await measureSize(size);

/** Milliseconds of each part of a file of 100,000 responses, by the clock and of the processor, the first time and later. */
async function measureParts(): Promise<void> {
  const database = ownSqlite();
  const slug = await exportedSurvey(database, OTHERS_AT);
  const files = await run<readonly (readonly Part[])[]>(
    'export-parts.js',
    database.url,
    slug,
    join(database.folder, 'file'),
  );
  console.log('| part | first file | second | third |\n|---|---:|---:|---:|');
  for (const [at, [name]] of (files[0] ?? []).entries()) {
    const cells = files
      .map((parts) => parts[at])
      .map((part) => `${part?.[1].toFixed(0)} (${part?.[2].toFixed(0)})`);
    console.log(`| ${[name, ...cells].join(' | ')} |`);
  }
  await database.remove();
}

async function measureSize(size: number): Promise<void> {
  const database = ownSqlite();
  const slug = await exportedSurvey(database, size);
  const samples = [await writeSample(database, slug, CODES), await writeSample(database, slug, LABELS)];
  const passes: { csv: Spent; labels: Spent; alone: Spent; labelsAlone: Spent }[] = [];
  for (let pass = 0; pass < passesOf(size); pass += 1) {
    passes.push({
      csv: await write(database, slug, CODES),
      alone: await run('stringify-alone.js', samples[0] ?? '', String(size)),
      labels: await write(database, slug, LABELS),
      labelsAlone: await run('stringify-alone.js', samples[1] ?? '', String(size)),
    });
  }
  const alone = middle(passes.map((pass) => pass.alone));
  const labelsAlone = middle(passes.map((pass) => pass.labelsAlone));
  tell(size, 'codes: csv-stringify alone', alone, alone);
  tell(size, 'codes: CSV', middle(passes.map(({ csv }) => csv)), alone);
  tell(size, 'labels and reasons: csv-stringify alone', labelsAlone, labelsAlone);
  tell(size, 'labels and reasons: CSV', middle(passes.map(({ labels }) => labels)), labelsAlone);
  if (size === OTHERS_AT)
    for (const format of OTHERS)
      tell(size, format, await write(database, slug, { format, blanks: 'reasons' }), alone);
  await database.remove();
}

async function write({ url, folder }: OwnDatabase, slug: string, choice: object): Promise<Spent> {
  const path = join(folder, 'file');
  await rm(path, { force: true });
  return run('export-file.js', url, slug, JSON.stringify(choice), path);
}

/** The file as CSV, from which csv-stringify has its rows. */
async function writeSample({ url, folder }: OwnDatabase, slug: string, choice: object): Promise<string> {
  const path = join(folder, `sample-${choice === CODES ? 'codes' : 'labels'}.csv`);
  await run('export-file.js', url, slug, JSON.stringify(choice), path, 'plain');
  return path;
}

async function run<Told = Spent>(script: string, ...words: readonly string[]): Promise<Told> {
  const path = join(projectRoot(), 'dist', 'scripts', 'bench', script);
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...words]);
  return JSON.parse(stdout) as Told;
}

/** The pass that took the middle of the processor's time. */
function middle(passes: readonly Spent[]): Spent {
  const sorted = [...passes].sort((one, other) => one.processor - other.processor);
  return sorted[Math.floor(sorted.length / 2)] as Spent;
}

function tell(size: number, file: string, spent: Spent, alone: Spent): void {
  const { seconds, processor, memory, bytes } = spent;
  const cells = [
    size.toLocaleString('en-GB'),
    file,
    seconds.toFixed(2),
    processor.toFixed(2),
    Math.round(size / seconds).toLocaleString('en-GB'),
    (alone.seconds / seconds).toFixed(2),
    (alone.processor / processor).toFixed(2),
    `${Math.round(memory)} MB`,
    `${(bytes / 1e6).toFixed(0)} MB`,
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
