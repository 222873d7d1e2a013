/** Choices from sets, as best–worst answers and rankings both are: who chose what from which set. */
import type { NormaliserKind } from './normaliser.js';

/** One set from which somebody chose: which parameters it holds, and what its probabilities are divided by. */
export interface ComparedSet {
  readonly kind: NormaliserKind;
  /** Numbers of parameters, without repetition. */
  readonly members: Int32Array;
}

/**
 * Stages: single choices from sets. The log-likelihood of a stage is Σ amount·θ over what it gained, minus the logarithm
 * of its set's normaliser. A unit is a respondent.
 */
export interface Comparisons {
  /** How many parameters the sets speak of, before one is fixed. */
  readonly parameters: number;
  /** Units, from 0. */
  readonly units: number;
  readonly sets: readonly ComparedSet[];
  /** For each stage its unit, its set, and what its log-likelihood is multiplied by (above 0). */
  readonly unitOf: Int32Array;
  readonly setOf: Int32Array;
  readonly weights: Float64Array;
  /** For each stage where its gains begin, and behind the last how many there are. */
  readonly gainsFrom: Int32Array;
  readonly gainedBy: Int32Array;
  readonly amounts: Float64Array;
}

/** What a stage gained: parameter and amount. */
export type Gain = readonly [parameter: number, amount: number];

/** Gathers stages; equal sets are kept once. */
export interface ComparisonsBuilder {
  /** Members need not be in order; `weight` is above 0. Units are numbered from 0. */
  add(
    unit: number,
    kind: NormaliserKind,
    members: readonly number[],
    gains: readonly Gain[],
    weight: number,
  ): void;
  build(parameters: number, units: number): Comparisons;
}

/** A builder without stages. */
export function comparisonsBuilder(): ComparisonsBuilder {
  const sets = setShelf();
  const [unitOf, setOf, gainsFrom, gainedBy] = [integers(), integers(), integers(), integers()];
  const [weights, amounts] = [doubles(), doubles()];
  gainsFrom.push(0);
  return {
    add: (unit, kind, members, gains, weight) => {
      unitOf.push(unit);
      setOf.push(sets.placeOf(kind, members));
      weights.push(weight);
      for (const [parameter, amount] of gains) {
        gainedBy.push(parameter);
        amounts.push(amount);
      }
      gainsFrom.push(gainedBy.length());
    },
    build: (parameters, units) => ({
      ...{ parameters, units, sets: sets.all() },
      ...{ unitOf: unitOf.all(), setOf: setOf.all(), weights: weights.all() },
      ...{ gainsFrom: gainsFrom.all(), gainedBy: gainedBy.all(), amounts: amounts.all() },
    }),
  };
}

/** Sets that were met so far, each once. */
function setShelf() {
  const sets: ComparedSet[] = [];
  const known = new Map<string, number>();
  return {
    all: () => sets,
    placeOf: (kind: NormaliserKind, members: readonly number[]): number => {
      const sorted = Int32Array.from(members).sort();
      const key = `${kind.name} ${sorted.join(' ')}`;
      const place = known.get(key) ?? sets.length;
      if (place === sets.length) {
        sets.push({ kind, members: sorted });
        known.set(key, place);
      }
      return place;
    },
  };
}

const integers = () => growing((length) => new Int32Array(length));
const doubles = () => growing((length) => new Float64Array(length));

/** A typed array that takes one number after the other: millions of them need no more than twice their room. */
function growing<Numbers extends Int32Array | Float64Array>(make: (length: number) => Numbers) {
  let room = make(1024);
  let length = 0;
  return {
    push: (number: number) => {
      if (length === room.length) {
        const wider = make(2 * length);
        wider.set(room);
        room = wider;
      }
      room[length] = number;
      length += 1;
    },
    length: () => length,
    all: () => room.slice(0, length) as Numbers,
  };
}

/** What of the stages a log-likelihood is made of: how often each set was chosen from, and what was gained in all. */
export interface Totals {
  readonly setCounts: Float64Array;
  readonly gains: Float64Array;
  /** How often each unit was drawn; null where each counts once. */
  readonly factors: Float64Array | null;
}

/** The weighted totals; `factors` multiplies each unit's weights: how often a bootstrap drew it. */
export function totalsOf(comparisons: Comparisons, factors: Float64Array | null = null): Totals {
  const { sets, parameters, unitOf, setOf, weights, gainsFrom, gainedBy, amounts } = comparisons;
  const setCounts = new Float64Array(sets.length);
  const gains = new Float64Array(parameters);
  for (let stage = 0; stage < setOf.length; stage += 1) {
    const factor = factors === null ? 1 : (factors[unitOf[stage] as number] as number);
    if (factor === 0) continue;
    const weight = (weights[stage] as number) * factor;
    const set = setOf[stage] as number;
    setCounts[set] = (setCounts[set] as number) + weight;
    for (let at = gainsFrom[stage] as number; at < (gainsFrom[stage + 1] as number); at += 1) {
      const parameter = gainedBy[at] as number;
      gains[parameter] = (gains[parameter] as number) + weight * (amounts[at] as number);
    }
  }
  return { setCounts, gains, factors };
}
