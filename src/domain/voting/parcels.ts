/** Papers held by an option in a transferable count, kept in parcels of equal value. */
import { assert } from '../../shared/assert.js';
import { firstStillIn, NOBODY, type Preferences } from './preferences.js';

/** Papers of one value: positions of papers, and their weight together. `value` is in the rule's smallest unit. */
export interface Parcel {
  readonly value: bigint;
  readonly papers: Uint32Array;
  readonly weight: bigint;
}

/** Where the papers of one parcel go: a parcel for each option (null for none) and one that goes nowhere. */
export interface SortedParcel {
  readonly to: readonly (Parcel | null)[];
  readonly exhausted: Parcel;
}

/**
 * Sorts papers by their next available preference, the first option on the paper that is still in; each is given
 * `value`. `inCount[option]` is 1 where the option may receive papers.
 */
export function sortByNext(
  preferences: Preferences,
  weights: Float64Array,
  papers: Uint32Array,
  value: bigint,
  inCount: Uint8Array,
): SortedParcel {
  const options = inCount.length;
  const sizes = new Uint32Array(options + 1);
  const totals = new Float64Array(options + 1);
  const next = new Uint16Array(papers.length);
  for (let at = 0; at < papers.length; at++) {
    const paper = papers[at] ?? 0;
    const option = firstStillIn(preferences, paper, inCount);
    const pile = option === NOBODY ? options : option;
    next[at] = pile;
    sizes[pile] = (sizes[pile] ?? 0) + 1;
    totals[pile] = (totals[pile] ?? 0) + (weights[paper] ?? 0);
  }
  const piles = Array.from(sizes, (size) => new Uint32Array(size));
  const ends = new Uint32Array(options + 1);
  for (let at = 0; at < papers.length; at++) {
    const pile = next[at] ?? options;
    const end = ends[pile] ?? 0;
    const held = piles[pile];
    assert(held !== undefined, 'every paper has a pile');
    held[end] = papers[at] ?? 0;
    ends[pile] = end + 1;
  }
  const parcels = piles.map((pile, at) => ({ value, papers: pile, weight: BigInt(totals[at] ?? 0) }));
  const exhausted = parcels[options];
  assert(exhausted !== undefined, 'the last pile is of papers that go nowhere');
  return {
    to: parcels.slice(0, options).map((parcel) => (parcel.papers.length > 0 ? parcel : null)),
    exhausted,
  };
}

/** The papers of several parcels of the same value as one. */
export function joinParcels(parcels: readonly Parcel[]): Parcel {
  const first = parcels[0];
  assert(first !== undefined, 'at least one parcel is joined');
  if (parcels.length === 1) return first;
  const papers = new Uint32Array(parcels.reduce((sum, parcel) => sum + parcel.papers.length, 0));
  let end = 0;
  let weight = 0n;
  for (const parcel of parcels) {
    papers.set(parcel.papers, end);
    end += parcel.papers.length;
    weight += parcel.weight;
  }
  return { value: first.value, papers, weight };
}

/** What the parcel is worth in the rule's smallest unit. */
export function worth(parcel: Parcel): bigint {
  return parcel.value * parcel.weight;
}
