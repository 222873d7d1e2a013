/** Which variables hang together, seen from the answers: where a combination that chance would bring about never comes up. */
import type { Variable } from '../population.js';

/** A combination that nobody has is told from chance where so many people would have been expected to have it. */
const EXPECTED = 3;

/** More people than this are not looked at. */
const MOST_PEOPLE = 20_000;

/** What is seen of variables. */
export interface SeenTies {
  readonly ties: readonly (readonly string[])[];
  /** Those among them that are not tied by blanks alone, as a question is to the one that decides whether it is asked. */
  readonly cuts: readonly (readonly string[])[];
}

/**
 * The pairs of variables of which some combination is missing that would be had by at least three people if one did not depend on the
 * other: a question and the one that decides whether it is asked, a net and its question, a filter and what it looks at. Two variables
 * that are tied for nothing only make more combinations impossible, and a proof harder.
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

/** Whether a combination of values from `first` on is missing among those who have such values. */
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
  return counts.some(
    (count, at) =>
      count === 0 &&
      isLooked(at) &&
      all > 0 &&
      ((rows[Math.floor(at / width)] ?? 0) * (columns[at % width] ?? 0)) / all >= EXPECTED,
  );
}
