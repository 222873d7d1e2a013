/**
 * Runs a count through its ties: by the tie rule where there is one; under `report` by finding out whether the tie
 * could change who wins at all, and stopping only if it could.
 */
import { assert, present } from '../../shared/assert.js';
import { isQuestion, type OwnTie, type Tally, type Tallying, type TieQuestion } from './tally.js';

/** How many ways of settling ties are followed before a tie is reported as open. */
export const MOST_WAYS = 4096;

/** The outcome, the ties met on the way, and the tie at which the count had to stop. */
export interface Settled {
  readonly tally: Tally;
  readonly ties: readonly OwnTie[];
  readonly open: TieQuestion | null;
}

/** How ties are to be answered: each standing option's place (lower wins) under a rule's name; null to report. */
export interface Answering {
  readonly rule: string;
  readonly places: readonly number[] | null;
  /** At most this many ways are explored (never more than `MOST_WAYS`). */
  readonly ways: number;
}

/**
 * Runs the count that `start` begins; `again` begins the same anew each time a way of settling ties is followed. The same
 * answers must lead to the same questions.
 */
export function settle(start: () => Tallying, answering: Answering, again = start): Settled {
  const explorer = new Explorer(again, answering);
  const ties: OwnTie[] = [];
  const path: number[] = [];
  const run = start();
  let step = run.next();
  let sure = false;
  while (!step.done) {
    if (!isQuestion(step.value)) {
      ties.push(step.value);
      step = run.next(-1);
      continue;
    }
    const question = step.value;
    const ruled = byRule(question, answering.places);
    if (ruled === null && !sure) {
      const future = question.decisive ? null : explorer.futureAfterAny(path, question);
      if (future === null) return { tally: question.sofar, ties, open: question };
      sure = future.size === 1;
    }
    const chosen = ruled ?? present(question.between[0], 'a tie is between options');
    ties.push(settledTie(question, ruled === null ? 'harmless' : answering.rule));
    if (ruled === null) path.push(chosen);
    step = run.next(chosen);
  }
  return { tally: step.value, ties, open: null };
}

/** The option that the places point to; null where there are none or they do not tell the tied apart. */
function byRule(question: TieQuestion, places: readonly number[] | null): number | null {
  if (places === null) return null;
  const placeOf = (option: number) => places[option] ?? Number.POSITIVE_INFINITY;
  const sorted = [...question.between].sort((a, b) => placeOf(a) - placeOf(b));
  if (question.wants === 'worst') sorted.reverse();
  const [first, second] = sorted;
  assert(first !== undefined && second !== undefined, 'a tie is between at least two options');
  return placeOf(first) === placeOf(second) ? null : first;
}

function settledTie(question: TieQuestion, resolvedBy: string): OwnTie {
  return { round: question.round, between: question.between, for: question.for, resolvedBy };
}

/** Follows every way of settling the ties that the rule leaves open, up to the limit. */
class Explorer {
  private runs = 0;
  private readonly known = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly start: () => Tallying,
    private readonly answering: Answering,
  ) {}

  /** The possible sets of winners, if each answer to the question after `path` leads to the same ones; otherwise null. */
  futureAfterAny(path: readonly number[], question: TieQuestion): ReadonlySet<string> | null {
    const futures = question.between.map((option) => this.outcomes([...path, option]));
    const first = futures[0] ?? null;
    return futures.every((future) => future !== null && sameSet(future, first)) ? first : null;
  }

  /** Every set of winners that can follow the answers in `path`; null when there are too many ways to tell. */
  private outcomes(path: readonly number[]): ReadonlySet<string> | null {
    if (this.runs++ >= Math.min(MOST_WAYS, this.answering.ways)) return null;
    const end = this.follow(path);
    if (!('between' in end)) return new Set([[...end.winners].sort((a, b) => a - b).join(',')]);
    const known = end.state === null ? undefined : this.known.get(end.state);
    if (known !== undefined) return known;
    const all = new Set<string>();
    for (const option of end.between) {
      const future = this.outcomes([...path, option]);
      if (future === null) return null;
      for (const winners of future) all.add(winners);
    }
    if (end.state !== null) this.known.set(end.state, all);
    return all;
  }

  /** Runs to the first open question after the answers in `path` are used up, or to the end. */
  private follow(path: readonly number[]): TieQuestion | Tally {
    const run = this.start();
    let used = 0;
    let step = run.next();
    while (!step.done) {
      if (!isQuestion(step.value)) {
        step = run.next(-1);
        continue;
      }
      const ruled = byRule(step.value, this.answering.places);
      const chosen = ruled ?? path[used++];
      if (chosen === undefined) return step.value;
      step = run.next(chosen);
    }
    return step.value;
  }
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string> | null): boolean {
  return b !== null && a.size === b.size && [...a].every((item) => b.has(item));
}
