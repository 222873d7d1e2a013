/** Repeatable chance for searches that draw millions of times, where a digest for each draw would be too slow. */
import { sha256 } from './digest.js';

/** Whole draws from one seed, in order. */
export interface QuickRandom {
  /** A whole number from 0, below `limit`; `limit` is from 1 to 2³². */
  below(limit: number): number;
  /** The items in another order (Fisher and Yates). */
  shuffled<Item>(items: readonly Item[]): Item[];
}

/**
 * C. Doty-Humphrey's sfc32 (PractRand), its state the first twelve bytes of the seed's SHA-256. It works on whole
 * numbers of 32 bits alone, so the same seed gives the same draws on every machine. Never for secrets.
 */
export function quickRandom(seed: string): QuickRandom {
  const digest = sha256(seed);
  const word = (start: number) => Number.parseInt(digest.slice(start, start + 8), 16) | 0;
  let [a, b, c, counter] = [word(0), word(8), word(16), 1];
  const next = () => {
    const drawn = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + drawn) | 0;
    return drawn >>> 0;
  };
  for (let warming = 0; warming < 15; warming += 1) next();
  const below = (limit: number) => Math.floor((next() / 2 ** 32) * limit);
  return { below, shuffled: (items) => shuffledBy(below, items) };
}

function shuffledBy<Item>(below: (limit: number) => number, items: readonly Item[]): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = below(last + 1);
    const moved = order[last] as Item;
    order[last] = order[other] as Item;
    order[other] = moved;
  }
  return order;
}
