/** `npm run bench`: measures casting and starting, and writes the figures into the README beside this file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/shared/project-root.js';
import { type CastingFigures, measureCasting } from './casting.js';
import { measureStarts } from './starting.js';

const README = join(projectRoot(), 'scripts', 'bench', 'README.md');
const [BEGIN, END] = ['<!-- casting: begin -->', '<!-- casting: end -->'];

const starts = await measureStarts();
const casting = await measureCasting(100_000);
const report = reportOf(casting, starts);
console.log(report);
const readme = readFileSync(README, 'utf8');
const [before, after] = [readme.indexOf(BEGIN), readme.indexOf(END)];
if (before >= 0 && after > before)
  writeFileSync(README, `${readme.slice(0, before)}${BEGIN}\n${report}\n${readme.slice(after)}`);

/** The middle of an odd number of values. */
function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function reportOf(figures: CastingFigures, starts: readonly number[]): string {
  const { bare, none, many, stored, connections, forms } = figures;
  const ratio = (one: readonly number[], other: readonly number[]) =>
    middle(one.map((value, pass) => value / (other[pass] ?? Number.NaN))).toFixed(2);
  const row = (name: string, speeds: readonly number[], against: string) =>
    `| ${name} | ${Math.round(middle(speeds))} | ${Math.round(Math.min(...speeds))}–${Math.round(Math.max(...speeds))} | ${against} |`;
  return [
    `\`npm run bench\`, ${availableParallelism()} cores, Node ${process.versions.node}; ${bare.length} passes in turn of ${forms} forms`,
    `over ${connections} connections, the load from a process of its own, SQLite with \`synchronous=FULL\`, log at \`info\`.`,
    '',
    '| Server | Answers a second (median) | Range | Against the bare server |',
    '|---|---|---|---|',
    row('bare Express: form, redirect, no database', bare, '1.00'),
    row('Canvass, casts into a box begun empty', none, ratio(none, bare)),
    row(`Canvass, casts into a box of ${stored.toLocaleString('en-GB')} papers`, many, ratio(many, bare)),
    '',
    `The box of ${stored.toLocaleString('en-GB')} papers against the one begun empty: ${ratio(many, none)}. Ratios are medians of each pass's own.`,
    '',
    `First start in an empty folder, from process to listening: ${Math.round(middle(starts))} ms (median of ${starts.length}; ` +
      `${Math.round(Math.min(...starts))}–${Math.round(Math.max(...starts))}).`,
  ].join('\n');
}
