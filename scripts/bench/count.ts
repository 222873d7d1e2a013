/** Measures reading and counting of BLT files from a thousand to a million papers of ten options. */
import { DEFAULT_SETTINGS } from '../../src/domain/voting/method.js';
import { METHODS } from '../../src/domain/voting/methods/index.js';
import { load, OPTIONS, SEATS, seconds, syntheticFile } from './synthetic-papers.js';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];

function measure(size: number): void {
  const bytes = syntheticFile(size);
  let election = load(bytes);
  const loading = seconds(() => {
    election = load(bytes);
  });
  const cells = [String(size), String(election.papers.count), loading.toFixed(3)];
  for (const method of METHODS.filter(({ paperKind }) => paperKind === 'ranks')) {
    const contest = { ...election, seats: method.severalSeats ? SEATS : 1 };
    cells.push(`${method.name} ${seconds(() => method.count(contest, DEFAULT_SETTINGS)).toFixed(3)}`);
  }
  process.stdout.write(`${cells.join(' | ')}\n`);
}

process.stdout.write(
  `papers | distinct | loading | counting by method (processor seconds, ${OPTIONS} options)\n`,
);
for (const size of SIZES) measure(size);
process.stdout.write(`memory at the end: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
