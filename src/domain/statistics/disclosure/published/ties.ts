/** Which variables hang together, seen from the answers: where combinations that chance would bring about never come up. */
import type { Variable } from '../population.js';

/** Of a thousand pairs of variables that have nothing to do with each other, so many are taken to hang together. */
const CHANCE = 1 / 1000;

/** More people than this are not looked at. */
const MOST_PEOPLE = 20_000;

/** What is seen of variables. */
export interface SeenTies {
  readonly ties: readonly (readonly string[])[];
  /** Those among them that are not tied by blanks alone, as a question is to the one that decides whether it is asked. */
  readonly cuts: readonly (readonly string[])[];
}

/**
 * The pairs of variables of which combinations are missing that chance would hardly leave out if one did not depend on the other: a question and
 * the one that decides whether it is asked, a net and its question, a filter and what it looks at. Two variables that are tied for nothing make
 * more combinations impossible, and groups of people who have others something to look for, of which there is no end among many questions.
 */
export function tiesSeen(people: number, variables: ReadonlyMap<string, Variable>): SeenTies {
  const names = [...variables.keys()];
  const looked = Math.min(people, MOST_PEOPLE);
  const pairs = names.flatMap((one, at) =>
    names.slice(at + 1).flatMap((other) => {
      const [first, second] = [variables.get(one), variables.get(other)];
      if (first === undefined || second === undefined) return [];
      const counts = crossed(first, second, people, looked);
      if (!isMissing(counts, second.values, 0)) return [];
      return [{ pair: [one, other], isCut: isMissing(counts, second.values, 1) }];
    }),
  );
  return {
    ties: pairs.map(({ pair }) => pair),
    cuts: pairs.flatMap(({ pair, isCut }) => (isCut ? [pair] : [])),
  };
}

/** How many of those who are looked at have each combination. */
function crossed(one: Variable, other: Variable, people: number, looked: number): Float64Array {
  const counts = new Float64Array(one.values * other.values);
  for (let at = 0; at < looked; at += 1) {
    const person = Math.floor((at * people) / looked);
    const place = (one.codes[person] ?? 0) * other.values + (other.codes[person] ?? 0);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/** Whether more combinations of values from `first` on are missing, among those who have such values, than chance would leave out. */
function isMissing(counts: Float64Array, width: number, first: number): boolean {
  const rows = new Float64Array(counts.length / width);
  const columns = new Float64Array(width);
  const isLooked = (at: number) => Math.floor(at / width) >= first && at % width >= first;
  let all = 0;
  counts.forEach((count, at) => {
    if (!isLooked(at)) return;
    rows[Math.floor(at / width)] = (rows[Math.floor(at / width)] ?? 0) + count;
    columns[at % width] = (columns[at % width] ?? 0) + count;
    all += count;
  });
  if (all === 0) return false;
  const expected = counts.map((_, at) =>
    isLooked(at) ? ((rows[Math.floor(at / width)] ?? 0) * (columns[at % width] ?? 0)) / all : 0,
  );
  const missing = expected.filter((_, at) => counts[at] === 0);
  return chanceOf(expected, missing) < CHANCE;
}

/** Tilts for which the bound is reckoned; each is one, and so is their least. */
const TILTS = [0.25, 0.5, 0.75, 0.9, 1];

/**
 * At most how probable it is that the people expected in combinations that nobody has are as many by chance: with e expected, nobody has one with
 * probability exp(−e), so that by Chernoff's bound P(Σ e·missing ≥ s) ≤ exp(−ts)·Π(1 − exp(−e) + exp((t − 1)e)) for any t; where a few are
 * missing of many, the combination with most expected says more, over all combinations.
 */
function chanceOf(expected: Float64Array, missing: Float64Array): number {
  const sum = missing.reduce((all, each) => all + each, 0);
  if (sum === 0) return 1;
  const had = expected.filter((each) => each > 0);
  const bounds = TILTS.map((tilt) =>
    had.reduce((log, each) => log + Math.log1p(Math.exp((tilt - 1) * each) - Math.exp(-each)), -tilt * sum),
  );
  const most = missing.reduce((high, each) => Math.max(high, each), 0);
  return Math.min(...bounds.map(Math.exp), had.length * Math.exp(-most));
}
