/** Chance that can be repeated: the same seed always gives the same draws. For made-up data, never for secrets. */
import { sha256 } from './digest.js';

/** Draws from one seed, in order. */
export interface SeededRandom {
  /** A number from 0, below 1. */
  next(): number;
  /** One of the items; there must be at least one. */
  pick<Item>(items: readonly Item[]): Item;
  /** One of the keys, each as often as its weight says. */
  weighted(weights: Readonly<Record<string, number>>): string;
  /** The items in another order (Fisher and Yates). */
  shuffled<Item>(items: readonly Item[]): Item[];
}

/** A generator whose draws are 32 bits of SHA-256 over the seed and a counter: slow, and the same everywhere. */
export function seededRandom(seed: string): SeededRandom {
  let drawn = 0;
  const next = () => {
    drawn += 1;
    return Number.parseInt(sha256(`${seed} ${drawn}`).slice(0, 8), 16) / 2 ** 32;
  };
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item;
  return {
    next,
    pick,
    weighted: (weights) => {
      const entries = Object.entries(weights);
      const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      return entries.at(-1)?.[0] ?? '';
    },
    shuffled: (items) => {
      const order = [...items];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = Math.floor(next() * (last + 1));
        [order[last], order[other]] = [
          order[other] as (typeof order)[number],
          order[last] as (typeof order)[number],
        ];
      }
      return order;
    },
  };
}
