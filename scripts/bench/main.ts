/** `npm run bench`: measures casting, starting and saving pages of surveys, and writes the figures into the README beside this file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { median } from 'simple-statistics';
import { projectRoot } from '../../src/shared/project-root.js';
import { type CastingFigures, measureCasting } from './casting.js';
import { measureSaving, type SavingFigures } from './saving.js';
import { measureStarts } from './starting.js';

const README = join(projectRoot(), 'scripts', 'bench', 'README.md');
const only = process.argv[2];
if (only === undefined || only === 'casting') {
  const starts = await measureStarts();
  write('casting', reportOf(await measureCasting(100_000), starts));
}
if (only === undefined || only === 'saving') write('saving', savingReport(await measureSaving()));

/** Prints a report and puts it between its marks in the README. */
function write(name: string, report: string): void {
  console.log(report);
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const readme = readFileSync(README, 'utf8');
  const [before, after] = [readme.indexOf(begin), readme.indexOf(end)];
  if (before >= 0 && after > before)
    writeFileSync(README, `${readme.slice(0, before)}${begin}\n${report}\n${readme.slice(after)}`);
}

function reportOf(figures: CastingFigures, starts: readonly number[]): string {
  const { bare, none, many, stored, connections, forms } = figures;
  return [
    ...howMeasured(bare.length, forms, connections),
    '',
    ...table(
      row('bare Express: form, redirect, no database', bare, '1.00'),
      row('Canvass, casts into a box begun empty', none, ratio(none, bare)),
      row(`Canvass, casts into a box of ${stored.toLocaleString('en-GB')} papers`, many, ratio(many, bare)),
    ),
    '',
    `The box of ${stored.toLocaleString('en-GB')} papers against the one begun empty: ${ratio(many, none)}. Ratios are medians of each pass's own.`,
    '',
    `First start in an empty folder, from process to listening: ${Math.round(median(starts))} ms (median of ${starts.length}; ` +
      `${Math.round(Math.min(...starts))}–${Math.round(Math.max(...starts))}).`,
  ].join('\n');
}

function savingReport({ bare, saves, forms, connections }: SavingFigures): string {
  return [
    ...howMeasured(bare.length, forms, connections),
    '',
    ...table(
      row('bare Express: form, redirect, no database', bare, '1.00'),
      row('Canvass, pages saved', saves, ratio(saves, bare)),
    ),
    '',
    'Ratios are medians of each pass’s own.',
  ].join('\n');
}

function howMeasured(passes: number, forms: number, connections: number): readonly string[] {
  return [
    `\`npm run bench\`, ${availableParallelism()} cores, Node ${process.versions.node}; ${passes} passes in turn of ${forms} forms`,
    `over ${connections} connections, the load from a process of its own, SQLite with \`synchronous=FULL\`, log at \`info\`.`,
  ];
}

function table(...rows: readonly string[]): readonly string[] {
  return [
    '| Server | Answers a second (median) | Range | Against the bare server |',
    '|---|---|---|---|',
    ...rows,
  ];
}

function ratio(one: readonly number[], other: readonly number[]): string {
  return median(one.map((value, pass) => value / (other[pass] ?? Number.NaN))).toFixed(2);
}

function row(name: string, speeds: readonly number[], against: string): string {
  return `| ${name} | ${Math.round(median(speeds))} | ${Math.round(Math.min(...speeds))}–${Math.round(Math.max(...speeds))} | ${against} |`;
}
