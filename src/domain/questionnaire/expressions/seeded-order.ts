/** The order in which ODK shows a shuffled list for a seed, so that other tools that know the seed show the same. */
import { sha256 } from '../../../shared/digest.js';

/** A seed as an author gives it; the text decides when it is no number. */
export interface OrderSeed {
  readonly number: number;
  readonly text: string;
}

const MODULUS = 2_147_483_647;
const MULTIPLIER = 16_807;

/**
 * The items in another order: the "inside-out" shuffle of Fisher and Yates, drawing from `chance` (from 0, below 1)
 * or, for a seed, from the generator of Park and Miller (ODK XForms, `randomize`).
 */
export function seededOrder<Item>(
  items: readonly Item[],
  chance: OrderSeed | (() => number),
): readonly Item[] {
  const draw = typeof chance === 'function' ? chance : parkMiller(chance);
  const order: Item[] = [];
  for (const item of items) {
    const place = Math.floor(draw() * (order.length + 1));
    const moved = order[place];
    if (moved !== undefined) order.push(moved);
    order[place] = item;
  }
  return order;
}

/** Park and Miller's minimal standard generator: each draw 16,807 times the last, modulo 2³¹ − 1. */
function parkMiller(seed: OrderSeed): () => number {
  const first = Number(wholeSeed(seed) % BigInt(MODULUS));
  let state = first <= 0 ? first + MODULUS - 1 : first;
  return () => {
    state = (state * MULTIPLIER) % MODULUS;
    return (state - 1) / (MODULUS - 1);
  };
}

/** As JavaRosa makes a whole number of 64 bits: without decimals, within its bounds; of a text, from its SHA-256. */
function wholeSeed({ number, text }: OrderSeed): bigint {
  if (Number.isNaN(number))
    return text === '' ? 0n : BigInt.asIntN(64, BigInt(`0x${sha256(text).slice(0, 16)}`));
  const bound = 2 ** 63;
  if (number >= bound) return 2n ** 63n - 1n;
  return number <= -bound ? -(2n ** 63n) : BigInt(Math.trunc(number));
}
