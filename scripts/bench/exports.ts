/** `npm run bench:exports`: CSV at growing sizes against csv-stringify alone in the same run, and every other format once. */
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/shared/project-root.js';
import { type OwnDatabase, ownSqlite } from '../kit/own-database.js';
import { exportedSurvey, QUESTIONS } from './exported-survey.js';
import type { Spent } from './spent.js';

const SIZES = (process.argv[2] ?? '10000,100000,1000000').split(',').map(Number);
const OTHERS_AT = 100_000;
const OTHERS = ['xlsx', 'sav', 'parquet', 'jsonl'];
const PASSES = 3;

console.log(`${QUESTIONS} questions; Node ${process.versions.node}\n`);
console.log(
  '| responses | file | seconds | processor | rows/s | ratio | ratio, processor | peak memory | size |',
);
console.log('|---:|---|---:|---:|---:|---:|---:|---:|---:|');
for (const size of SIZES) await measureSize(size);

async function measureSize(size: number): Promise<void> {
  const database = ownSqlite();
  const slug = await exportedSurvey(database, size);
  const sample = await writeSample(database, slug);
  const passes: { alone: Spent; csv: Spent; labels: Spent }[] = [];
  for (let pass = 0; pass < PASSES; pass += 1) {
    const csv = await write(database, slug, { format: 'csv' });
    const labels = await write(database, slug, { format: 'csv', values: 'labels', blanks: 'reasons' });
    passes.push({ csv, labels, alone: await run('stringify-alone.js', sample, String(size)) });
  }
  const alone = middle(passes.map((pass) => pass.alone));
  tell(size, 'csv-stringify alone', alone, alone);
  tell(size, 'CSV, codes', middle(passes.map(({ csv }) => csv)), alone);
  tell(size, 'CSV, labels and reasons', middle(passes.map(({ labels }) => labels)), alone);
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
async function writeSample({ url, folder }: OwnDatabase, slug: string): Promise<string> {
  const path = join(folder, 'sample.csv');
  await run('export-file.js', url, slug, JSON.stringify({ format: 'csv' }), path, 'plain');
  return path;
}

async function run(script: string, ...words: readonly string[]): Promise<Spent> {
  const path = join(projectRoot(), 'dist', 'scripts', 'bench', script);
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...words]);
  return JSON.parse(stdout) as Spent;
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
