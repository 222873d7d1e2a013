/**
 * `npm run bench:margins -- FOLDER [METHOD]`: the margin of victory of every BLT file in a folder, as the result page tells it: its
 * bounds, how often the lower one is 1, and what it costs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blt } from '../../src/domain/voting/formats/blt.js';
import { DEFAULT_SETTINGS } from '../../src/domain/voting/method.js';
import { methodNamed } from '../../src/domain/voting/methods/index.js';
import { present } from '../../src/shared/assert.js';
import { seconds } from './synthetic-papers.js';

const [folder = '.', name = 'scottish-stv'] = process.argv.slice(2);
const method = present(methodNamed(name), `${name} is a method`);
const found: { readonly least: number; readonly share: number; readonly time: number }[] = [];
for (const file of readdirSync(folder).filter((each) => each.endsWith('.blt'))) {
  const read = blt.read(readFileSync(join(folder, file)), method.paperKind);
  if (!read.ok) continue;
  const bounds = { mostMarks: read.value.options.length, highestScore: 5, rankAll: false };
  let margin: ReturnType<typeof method.margin> = null;
  const time = seconds(() => {
    margin = method.margin(read.value, DEFAULT_SETTINGS, bounds);
  });
  const { least, most, papers } = present<NonNullable<ReturnType<typeof method.margin>>>(
    margin,
    'somebody else could win',
  );
  found.push({ least, share: most === null ? 0 : least / most, time });
  process.stdout.write(`${file}: ${least} to ${most ?? 'unknown'} of ${papers}, ${time.toFixed(2)} s\n`);
}
const middle = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
process.stdout.write(
  `${found.length} elections; lower bound 1 or less in ${found.filter(({ least }) => least <= 1).length}, ` +
    `median ${middle(found.map(({ least }) => least))}; ${middle(found.map(({ share }) => Math.round(share * 100)))} % of the upper one; ` +
    `median ${middle(found.map(({ time }) => time))?.toFixed(2)} s, longest ${Math.max(...found.map(({ time }) => time)).toFixed(2)} s\n`,
);
