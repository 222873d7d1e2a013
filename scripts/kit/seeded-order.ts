/** An order that looks arbitrary and is the same in every run, so that a failure can be seen again. */
import { sha256 } from '../../src/shared/digest.js';

/** The items ordered by a digest of their position and `seed`. */
export function seededOrder<Item>(items: readonly Item[], seed: number): Item[] {
  return items
    .map((item, index) => ({ item, key: sha256(`${seed} ${index}`) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ item }) => item);
}
