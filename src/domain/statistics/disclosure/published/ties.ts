/** Which variables hang together, seen from the answers: where a combination that chance would bring about never comes up. */
import type { Population, Variable } from '../population.js';

/** A combination that nobody has is told from chance where so many people would have been expected to have it. */
const EXPECTED = 3;

/** More people than this are not looked at. */
const MOST_PEOPLE = 20_000;

/**
 * The pairs of variables of which some combination is missing that would be had by at least three people if one did not depend on the
 * other: a question and the one that decides whether it is asked, a net and its question, a filter and what it looks at. Two variables
 * that are tied for nothing only make more combinations impossible, and a proof harder.
 */
export function tiesSeen(people: number, variables: ReadonlyMap<string, Variable>): Population['ties'] {
  const names = [...variables.keys()];
  const looked = Math.min(people, MOST_PEOPLE);
  return names.flatMap((one, at) =>
    names.slice(at + 1).flatMap((other) => {
      const pair = [variables.get(one), variables.get(other)];
      const [first, second] = pair;
      return first !== undefined && second !== undefined && hangTogether(first, second, people, looked)
        ? [[one, other]]
        : [];
    }),
  );
}

function hangTogether(one: Variable, other: Variable, people: number, looked: number): boolean {
  const counts = new Float64Array(one.values * other.values);
  const rows = new Float64Array(one.values);
  const columns = new Float64Array(other.values);
  for (let at = 0; at < looked; at += 1) {
    const person = Math.floor((at * people) / looked);
    const [row, column] = [one.codes[person] ?? 0, other.codes[person] ?? 0];
    counts[row * other.values + column] = (counts[row * other.values + column] ?? 0) + 1;
    rows[row] = (rows[row] ?? 0) + 1;
    columns[column] = (columns[column] ?? 0) + 1;
  }
  return counts.some((count, at) => {
    if (count > 0) return false;
    const row = Math.floor(at / other.values);
    return ((rows[row] ?? 0) * (columns[at % other.values] ?? 0)) / looked >= EXPECTED;
  });
}
