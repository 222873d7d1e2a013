/** Made-up elections for measuring counts: the same in every run, as files and as they are read from them. */
import type { Election } from '../../src/domain/voting/election.js';
import { formatNamed } from '../../src/domain/voting/formats/index.js';

export const OPTIONS = 10;
export const SEATS = 3;

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
export function syntheticFile(size: number): Uint8Array {
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
export function seconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

/** The election in a file that `syntheticFile` wrote. */
export function load(bytes: Uint8Array): Election {
  const blt = formatNamed('blt');
  const read = blt?.read(bytes, 'ranks');
  if (read === undefined || !read.ok) throw new Error('the synthetic file is a BLT file');
  return read.value;
}
