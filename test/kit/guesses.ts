/** Somebody who guesses at codes until they are stopped. */
import { UNKNOWN_CODES } from '../../src/web/voter-desk.js';

/** How many guesses are under way at once. */
const AT_ONCE = 20;

/**
 * Makes as many guesses as there may be, and one more; answers with the different statuses of all the others, and
 * that of the last. `knock` makes the guess of this number and answers with its status.
 */
export async function guess(
  knock: (at: number) => Promise<number>,
): Promise<{ readonly others: readonly number[]; readonly last: number }> {
  const others = new Set<number>();
  for (let start = 0; start < UNKNOWN_CODES; start += AT_ONCE) {
    const length = Math.min(AT_ONCE, UNKNOWN_CODES - start);
    const statuses = await Promise.all(Array.from({ length }, (_, at) => knock(start + at)));
    for (const status of statuses) others.add(status);
  }
  return { others: [...others], last: await knock(UNKNOWN_CODES) };
}
