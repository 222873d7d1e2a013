/** What methods share that compare options two by two. */
import { assert } from '../../shared/assert.js';
import type { PairwiseTable, RuleVariants } from './tally.js';

/** Whether more papers prefer a to b than b to a. */
export function beats(pairwise: PairwiseTable, a: number, b: number): boolean {
  return (pairwise[a]?.[b] ?? 0) > (pairwise[b]?.[a] ?? 0);
}

/** How strong the defeat of b by a is, in papers; 0 where a does not beat b. */
export function defeatStrength(
  pairwise: PairwiseTable,
  a: number,
  b: number,
  strength: RuleVariants['strength'],
): number {
  const [wins, losses] = [pairwise[a]?.[b] ?? 0, pairwise[b]?.[a] ?? 0];
  if (wins <= losses) return 0;
  return strength === 'winning-votes' ? wins : wins - losses;
}

/** Options in layers: first those that nobody beats, then those that nobody else left beats, and so on. `wins` has no cycles. */
export function layersOf(
  optionCount: number,
  wins: (a: number, b: number) => boolean,
): readonly (readonly number[])[] {
  const layers: number[][] = [];
  let left = Array.from({ length: optionCount }, (_, option) => option);
  while (left.length > 0) {
    const layer = left.filter((option) => left.every((other) => !wins(other, option)));
    assert(layer.length > 0, 'a relation without cycles has somebody at the top');
    layers.push(layer);
    left = left.filter((option) => !layer.includes(option));
  }
  return layers;
}
