/** What chance decides for one response: always the same for the same seed, whatever else is read or when. */
import { sha256 } from '../../../shared/digest.js';

/** A number from 0, below 1, for this purpose of this response: 48 bits of SHA-256. */
export function drawnNumber(seed: string, purpose: string): number {
  return Number.parseInt(sha256(`${seed}\n${purpose}`).slice(0, 12), 16) / 2 ** 48;
}

/**
 * The items in an order drawn for this purpose. Each is ranked by a digest of its own name, so every order is as likely
 * as any other, and one that is left out moves none of the others. Names must differ.
 */
export function drawnOrder<Item extends { readonly name: string }>(
  seed: string,
  purpose: string,
  items: readonly Item[],
): readonly Item[] {
  const ranked = items.map((item) => ({ item, rank: sha256(`${seed}\n${purpose}\n${item.name}`) }));
  return ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ item }) => item);
}

/** Draws for one expression, in order. */
export function drawer(seed: string, purpose: string): () => number {
  let drawn = 0;
  return () => {
    drawn += 1;
    return drawnNumber(seed, `${purpose}\n${drawn}`);
  };
}

/** The items in the new order, but those that are fixed each in their old place. */
export function keepFixed<Item>(
  items: readonly Item[],
  order: readonly Item[],
  isFixed: (item: Item) => boolean,
): readonly Item[] {
  const moving = order.filter((item) => !isFixed(item));
  return items.map((item) => (isFixed(item) ? item : (moving.shift() as Item)));
}
