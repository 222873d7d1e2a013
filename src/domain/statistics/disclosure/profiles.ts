/** People told apart by what some sums ask of them, and by nothing else. */
import type { Part } from './figures.js';
import { type Population, variableOf } from './population.js';

/** People who are alike in every variable of a frame, and in weight where it matters. */
export interface Profile {
  /** By place of the variable in the frame. */
  readonly values: readonly number[];
  readonly weight: number;
  people: number;
}

/** The variables by which people are told apart, and the combinations that can come up. */
export interface Frame {
  readonly names: readonly string[];
  readonly sizes: readonly number[];
  readonly profiles: readonly Profile[];
  /** Whether such values can come up together, as far as the questionnaire's logic ties them. */
  isPossible(values: readonly number[]): boolean;
}

/** Everybody, told apart by the variables that `parts` ask about and by those tied to the `mobile` ones. */
export function frameOf(population: Population, parts: readonly Part[], mobile: readonly string[]): Frame {
  const ties = population.ties.filter((tie) => tie.some((name) => mobile.includes(name)));
  const names = [...new Set([...mobile, ...namesIn(parts), ...ties.flat()])];
  const variables = names.map((name) => variableOf(population, name));
  const places = ties.map((tie) => tie.map((name) => names.indexOf(name)));
  const possible = places.map(() => new Set<string>());
  const isWeighted = population.weights !== null && parts.some(({ weighted }) => weighted);
  const profiles = new Map<string, Profile>();
  for (let person = 0; person < population.people; person += 1) {
    const values = variables.map(({ codes }) => codes[person] ?? 0);
    const weight = isWeighted ? (population.weights?.[person] ?? 1) : 1;
    const key = `${values} ${weight}`;
    const profile = profiles.get(key);
    if (profile !== undefined) {
      profile.people += 1;
      continue;
    }
    profiles.set(key, { values, weight, people: 1 });
    places.forEach((tie, at) => {
      possible[at]?.add(tiedValues(values, tie));
    });
  }
  return {
    names,
    sizes: variables.map((variable) => variable.values),
    profiles: [...profiles.values()],
    isPossible: (values) => places.every((tie, at) => possible[at]?.has(tiedValues(values, tie)) === true),
  };
}

/** The variables that the parts' cells and scores ask about. */
export function namesIn(parts: readonly Part[]): readonly string[] {
  const names = parts.flatMap(({ cell, scores }) => [
    ...cell.map(({ variable }) => variable),
    ...(scores === null ? [] : [scores.variable]),
  ]);
  return [...new Set(names)];
}

function tiedValues(values: readonly number[], tie: readonly number[]): string {
  return tie.map((place) => values[place]).join();
}
