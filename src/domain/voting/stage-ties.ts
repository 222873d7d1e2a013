/** Ties in a count by stages: the most recent earlier stage at which the tied differed settles them first. */
import { present } from '../../shared/assert.js';
import type { Purpose } from './count-words.js';
import type { OwnTie, Tally, TieQuestion } from './tally.js';

/** What the rule needs to know of the count. */
export interface StageHistory {
  /** Tallies of each stage so far, by option, in the rule's smallest unit; the last one is the present. */
  readonly stages: readonly (readonly bigint[])[];
}

/**
 * The one option of `tied` that is asked for: `best` is the one with more votes at the most recent earlier stage,
 * `worst` the one with fewer (SSI 2011/399, Schedule 1, rules 50 and 52); those still level are put to the tie rule.
 */
export function* stageTies(
  history: StageHistory,
  tied: readonly number[],
  wants: 'best' | 'worst',
  purpose: Purpose,
  sofar: () => Tally,
): Generator<TieQuestion | OwnTie, number, number> {
  const first = present(tied[0], 'somebody is first');
  if (tied.length === 1) return first;
  const round = history.stages.length + 1;
  const left = narrow(history.stages.slice(0, -1), tied, wants === 'best' ? 1 : -1);
  if (left.length === 1) {
    yield { round, between: tied, for: purpose, resolvedBy: 'backwards' };
    return present(left[0], 'somebody is left');
  }
  return yield {
    round,
    between: left,
    for: purpose,
    wants,
    decisive: false,
    sofar: sofar(),
    state: null,
  };
}

function narrow(
  stages: readonly (readonly bigint[])[],
  tied: readonly number[],
  sign: 1 | -1,
): readonly number[] {
  let left = tied;
  for (const stage of [...stages].reverse()) {
    if (left.length === 1) break;
    const votes = left.map((option) => stage[option] ?? 0n);
    const wanted = votes.reduce((best, vote) => ((sign === 1 ? vote > best : vote < best) ? vote : best));
    left = left.filter((_, at) => votes[at] === wanted);
  }
  return left;
}
