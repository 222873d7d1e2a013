/** People told apart by what some sums ask of them, and by nothing else. */
import type { Part } from './figures.js';
import { type Population, variableOf, weightOf } from './population.js';

/** People who are alike in every variable of a frame, and in the weights that matter. */
export interface Profile {
  /** By place of the variable in the frame. */
  readonly values: readonly number[];
  /** By name. */
  readonly weights: ReadonlyMap<string, number>;
  people: number;
}

/** The variables by which people are told apart, and the combinations that can come up. */
export interface Frame {
  readonly names: readonly string[];
  readonly sizes: readonly number[];
  readonly profiles: readonly Profile[];
  /**
   * Whether people of the profile could have had these values instead: any two of them (unless one is of a free variable), and whatever
   * is tied by logic or makes up a weight, must be had together by somebody.
   */
  isPossible(values: readonly number[], profile: Profile): boolean;
}

/** Everybody, told apart by the variables that `parts` ask about and by those tied to the `mobile` ones, which come first. */
export function frameOf(population: Population, parts: readonly Part[], mobile: readonly string[]): Frame {
  const ties = population.ties.filter((tie) => tie.some((name) => mobile.includes(name)));
  const names = [...new Set([...mobile, ...namesIn(parts), ...ties.flat()])];
  const variables = names.map((name) => variableOf(population, name));
  const weights = [...new Set(parts.flatMap(({ weight }) => weight ?? []))];
  const profiles = new Map<string, Profile>();
  for (let person = 0; person < population.people; person += 1) {
    const values = variables.map(({ codes }) => codes[person] ?? 0);
    const own = weights.map((name) => weightOf(population, name).byPerson[person] ?? 0);
    const key = `${values}|${own}`;
    const profile = profiles.get(key);
    if (profile !== undefined) profile.people += 1;
    else
      profiles.set(key, {
        values,
        people: 1,
        weights: new Map(weights.map((name, at) => [name, own[at] ?? 0])),
      });
  }
  const all = [...profiles.values()];
  const sizes = variables.map((variable) => variable.values);
  const free = new Set(population.free);
  const hadTogether = [
    ...pairsHad(all, { sizes, mobile: mobile.length, isFree: (place) => free.has(names[place] ?? '') }),
    ...ties.map((tie) => together(all, placesIn(names, tie), null)),
    ...weights.map((weight) => together(all, placesIn(names, weightOf(population, weight).madeFrom), weight)),
  ];
  return {
    names,
    sizes,
    profiles: all,
    isPossible: (values, profile) => hadTogether.every((isHad) => isHad(values, profile.weights)),
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

function placesIn(names: readonly string[], wanted: readonly string[]): readonly number[] {
  return wanted.map((name) => names.indexOf(name)).filter((place) => place !== -1);
}

type IsHad = (values: readonly number[], weights: Profile['weights']) => boolean;

interface Places {
  readonly sizes: readonly number[];
  readonly mobile: number;
  isFree(place: number): boolean;
}

/** Whether values of each of the first `mobile` variables are had together with those of each other. */
function pairsHad(profiles: readonly Profile[], { sizes, mobile, isFree }: Places): readonly IsHad[] {
  const places = [...sizes.keys()];
  const pairs = places
    .slice(0, mobile)
    .filter((one) => !isFree(one))
    .flatMap((one) => places.slice(one + 1).map((other) => [one, other] as const))
    .filter(([, other]) => !isFree(other));
  return pairs.map(([one, other]): IsHad => {
    const width = sizes[other] ?? 0;
    const at = (values: readonly number[]) => (values[one] ?? 0) * width + (values[other] ?? 0);
    const had = new Uint8Array((sizes[one] ?? 0) * width);
    for (const { values } of profiles) had[at(values)] = 1;
    return (values) => had[at(values)] === 1;
  });
}

/** Whether values at these places are had together, by somebody of the same weight where it is made from them. */
function together(profiles: readonly Profile[], places: readonly number[], weight: string | null): IsHad {
  if (places.length === 0) return () => true;
  const keyOf = (values: readonly number[], weights: Profile['weights']) =>
    `${places.map((place) => values[place])}|${weight === null ? '' : weights.get(weight)}`;
  const had = new Set(profiles.map(({ values, weights }) => keyOf(values, weights)));
  return (values, weights) => had.has(keyOf(values, weights));
}
