/** STAR: the two highest totals go to a run-off, which the one preferred on more papers wins. */
import { present } from '../../../shared/assert.js';
import type { Purpose } from '../count-words.js';
import { defineMethod } from '../define-method.js';
import { pairwiseTableOfScores } from '../pairwise.js';
import { totalWeight } from '../paper-box.js';
import { groupsByTotal } from '../scored.js';
import { gradeWeights, scoreTotals } from '../scores.js';
import {
  type Contest,
  EMPTY_TALLY,
  type OwnTie,
  type PairwiseTable,
  type Tally,
  type Tallying,
  type TieQuestion,
} from '../tally.js';

export const star = defineMethod({
  name: 'star',
  paperKind: 'scores',
  severalSeats: false,
  keeps: ['monotonicity'],
  rule: 'Score, then automatic run-off (Equal Vote Coalition, STAR voting, 2014); ties for the run-off by head-to-head wins among the tied, then top scores; a tied run-off by total, then top scores',
  tally,
});

type Asking<Answer> = Generator<TieQuestion | OwnTie, Answer, number>;

/** One step of a ladder that parts tied options: its name, and a number for each option, the higher the better. */
interface Rung {
  readonly name: string;
  measure(option: number, tied: readonly number[]): bigint;
}

function* tally(contest: Contest): Tallying {
  const totals = scoreTotals(contest.papers);
  const pairwise = pairwiseTableOfScores(contest.papers);
  const sofar: Tally = { ...EMPTY_TALLY, scores: totals.map(String), pairwise };
  const rungs = rungsOf(contest, pairwise, totals);
  const [first, second] = yield* finalists(totals, [rungs.headToHead, rungs.topScores], sofar);
  if (second === undefined) return { ...sofar, winners: [first] };
  const winner = yield* runoff([first, second], pairwise, [rungs.total, rungs.topScores], sofar);
  return { ...sofar, winners: [winner], rounds: [runoffRound(contest, pairwise, [first, second], winner)] };
}

function rungsOf(contest: Contest, pairwise: PairwiseTable, totals: readonly bigint[]) {
  const grades = gradeWeights(contest.papers);
  const highest = Math.max(5, ...grades.flatMap((weights) => [...weights.keys()]));
  const votes = (a: number, b: number) => pairwise[a]?.[b] ?? 0;
  const headToHead: Rung = {
    name: 'head-to-head',
    measure: (option, tied) =>
      BigInt(tied.filter((other) => votes(option, other) > votes(other, option)).length),
  };
  const topScores: Rung = {
    name: 'top-scores',
    measure: (option) => BigInt(grades[option]?.get(highest) ?? 0),
  };
  const total: Rung = { name: 'total-score', measure: (option) => totals[option] ?? 0n };
  return { headToHead, topScores, total };
}

/** The two options for the run-off; the second is missing where there is only one option. */
function* finalists(
  totals: readonly bigint[],
  ladder: readonly Rung[],
  sofar: Tally,
): Asking<readonly [number, number | undefined]> {
  const chosen: number[] = [];
  for (const group of groupsByTotal(totals.length, (a, b) => Number((totals[a] ?? 0n) - (totals[b] ?? 0n)))) {
    let left = [...group];
    while (left.length > 0 && chosen.length < 2) {
      const fits = left.length <= 2 - chosen.length;
      const next = fits
        ? present(left[0], 'somebody is left')
        : yield* climb(left, ladder, 'run-off-place', sofar);
      chosen.push(next);
      left = left.filter((option) => option !== next);
    }
  }
  return [present(chosen[0], 'an election has an option'), chosen[1]];
}

function* runoff(
  pair: readonly [number, number],
  pairwise: PairwiseTable,
  ladder: readonly Rung[],
  sofar: Tally,
): Asking<number> {
  const [a, b] = pair;
  const difference = (pairwise[a]?.[b] ?? 0) - (pairwise[b]?.[a] ?? 0);
  if (difference !== 0) return difference > 0 ? a : b;
  return yield* climb(pair, ladder, 'seat', { ...sofar, winners: pair });
}

/** The best of the tied: by the first rung on which they differ, narrowed rung by rung, then by the tie rule. */
function* climb(
  tied: readonly number[],
  ladder: readonly Rung[],
  purpose: Purpose,
  sofar: Tally,
): Asking<number> {
  let left = tied;
  for (const rung of ladder) {
    const measures = left.map((option) => rung.measure(option, left));
    left = left.filter((_, at) => measures.every((other) => other <= (measures[at] ?? 0n)));
    if (left.length === 1) {
      yield { round: 1, between: tied, for: purpose, resolvedBy: rung.name };
      return present(left[0], 'one is left');
    }
  }
  const decisive = purpose === 'seat';
  return yield { round: 1, between: left, for: purpose, wants: 'best', decisive, sofar, state: null };
}

function runoffRound(
  contest: Contest,
  pairwise: PairwiseTable,
  pair: readonly [number, number],
  winner: number,
) {
  const [a, b] = pair;
  const votes = new Map([
    [a, pairwise[a]?.[b] ?? 0],
    [b, pairwise[b]?.[a] ?? 0],
  ]);
  const indifferent = totalWeight(contest.papers) - (votes.get(a) ?? 0) - (votes.get(b) ?? 0);
  return {
    kind: 'run-off' as const,
    tallies: contest.options.map((_, option) => String(votes.get(option) ?? 0)),
    exhausted: String(indifferent),
    lost: null,
    elected: [winner],
    excluded: [...contest.options.keys()].filter((option) => !pair.includes(option)),
    transfers: [],
    note: {
      says: 'run-off' as const,
      of: { option: contest.options[a] ?? '', other: contest.options[b] ?? '' },
    },
  };
}
