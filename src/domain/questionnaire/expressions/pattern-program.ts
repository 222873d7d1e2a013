/** A regular expression as a list of steps that are walked through side by side (Thompson 1968). */
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { Edge, PatternTree } from './pattern-parser.js';

/** One step: pass a character, stand on an edge, go on in two places, or be done. */
export type PatternStep =
  | { readonly kind: 'pass'; readonly test: (character: string) => boolean }
  | { readonly kind: 'edge'; readonly edge: Edge }
  | { readonly kind: 'fork'; readonly first: number; readonly second: number }
  | { readonly kind: 'done' };

/** The most steps of a pattern; repetitions count as often as they are written out. */
export const MOST_STEPS = 1_000;

/** The pattern's steps; each goes on to the next unless it forks. Refused when there would be too many. */
export function programOf(tree: PatternTree): Result<readonly PatternStep[], string> {
  const steps: PatternStep[] = [];
  const add = (part: PatternTree): void => {
    if (steps.length > MOST_STEPS) return;
    if (part.kind === 'character') steps.push({ kind: 'pass', test: part.test });
    else if (part.kind === 'edge') steps.push(part);
    else if (part.kind === 'sequence') for (const each of part.parts) add(each);
    else if (part.kind === 'choice') addChoice(part.options);
    else addRepeat(part.part, part.least, part.most);
  };
  const addChoice = (options: readonly PatternTree[]): void => {
    const ends: number[] = [];
    for (const [index, option] of options.entries()) {
      const isLast = index === options.length - 1;
      const fork = isLast ? -1 : reserve(steps);
      add(option);
      if (isLast) continue;
      ends.push(reserve(steps));
      steps[fork] = { kind: 'fork', first: fork + 1, second: steps.length };
    }
    for (const end of ends) steps[end] = { kind: 'fork', first: steps.length, second: steps.length };
  };
  const addRepeat = (part: PatternTree, least: number, most: number): void => {
    for (let count = 0; count < least && steps.length <= MOST_STEPS; count += 1) add(part);
    if (most === Number.POSITIVE_INFINITY) {
      const fork = reserve(steps);
      add(part);
      const back = reserve(steps);
      steps[back] = { kind: 'fork', first: fork, second: fork };
      steps[fork] = { kind: 'fork', first: fork + 1, second: steps.length };
      return;
    }
    const forks: number[] = [];
    for (let count = least; count < most && steps.length <= MOST_STEPS; count += 1) {
      forks.push(reserve(steps));
      add(part);
    }
    for (const fork of forks) steps[fork] = { kind: 'fork', first: fork + 1, second: steps.length };
  };
  add(tree);
  steps.push({ kind: 'done' });
  return steps.length > MOST_STEPS
    ? refuse(`the pattern is larger than ${MOST_STEPS} steps; repeat fewer times`)
    : ok(steps);
}

/** Leaves room for a step whose goals are not known yet. */
function reserve(steps: PatternStep[]): number {
  return steps.push({ kind: 'done' }) - 1;
}
