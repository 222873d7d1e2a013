/** Measures reading and counting of BLT files from a thousand to a million papers of ten options. */
import type { Election } from '../../src/domain/voting/election.js';
import { formatNamed } from '../../src/domain/voting/formats/index.js';
import { DEFAULT_SETTINGS } from '../../src/domain/voting/method.js';
import { METHODS } from '../../src/domain/voting/methods/index.js';

const OPTIONS = 10;
const SEATS = 3;
const SIZES = [1_000, 10_000, 100_000, 1_000_000];

/** A generator of numbers below 1 that is the same in every run (mulberry32, public domain). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A BLT file of `size` papers, one a line, each ranking some of the options in an order of its own. */
function syntheticFile(size: number): Uint8Array {
  const next = numbers(2017);
  const lines = [`${OPTIONS} ${SEATS}`];
  for (let paper = 0; paper < size; paper++) {
    const appeal = Array.from({ length: OPTIONS }, (_, option) => ({ option, pull: next() * (option + 5) }));
    appeal.sort((a, b) => b.pull - a.pull);
    const depth = 1 + Math.floor(next() * OPTIONS);
    lines.push(
      `1 ${appeal
        .slice(0, depth)
        .map(({ option }) => option + 1)
        .join(' ')} 0`,
    );
  }
  lines.push('0', ...Array.from({ length: OPTIONS }, (_, option) => `"Option ${option + 1}"`), '"Synthetic"');
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

/** Processor seconds of all threads, so that other work on the machine does not count. */
function seconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

function load(bytes: Uint8Array): Election {
  const blt = formatNamed('blt');
  const read = blt?.read(bytes, 'ranks');
  if (read === undefined || !read.ok) throw new Error('the synthetic file is a BLT file');
  return read.value;
}

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
