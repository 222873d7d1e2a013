/** Rankings as numbers: for each row the rank that it gives each item. */

/** Rows that rank some of the items; 1 is first, equal ranks are ties, only the order of ranks matters to models. */
export interface Rankings {
  readonly items: readonly string[];
  /** Flat rows of one number an item; NaN where the row does not rank it. */
  readonly ranks: Float64Array;
  /**
   * Flat rows, 1 where an item that the row leaves unranked was there to be ranked, and so stands below all that it
   * ranks (as when only the first three were asked for); null where unranked items were not compared.
   */
  readonly offered: Uint8Array | null;
  /** What each row counts; not negative. */
  readonly weights: Float64Array;
  /** Whose row it is, from 0 without gaps, where people gave several (pairs of items, say); null where each gave one. */
  readonly respondents: Int32Array | null;
}

/** How many people gave the rows. */
export function rankerCount({ respondents, weights }: Rankings): number {
  return respondents === null
    ? weights.length
    : respondents.reduce((most, respondent) => Math.max(most, respondent + 1), 0);
}

/** How many rows there are. */
export function rowCount({ weights }: Rankings): number {
  return weights.length;
}

/** A row in order: groups of tied items, the first group first, and the items that stand below all of them. */
export interface RowOrder {
  readonly groups: readonly (readonly number[])[];
  readonly below: readonly number[];
}

/** The row's order. */
export function orderOf({ items, ranks, offered }: Rankings, row: number): RowOrder {
  const from = row * items.length;
  const byRank = new Map<number, number[]>();
  const below: number[] = [];
  for (let item = 0; item < items.length; item += 1) {
    const rank = ranks[from + item] as number;
    if (!Number.isNaN(rank)) byRank.set(rank, [...(byRank.get(rank) ?? []), item]);
    else if (offered?.[from + item] === 1) below.push(item);
  }
  const groups = [...byRank.entries()].sort(([one], [other]) => one - other).map(([, group]) => group);
  return { groups, below };
}

/** The rankings of the rows for which `mask` has 1; people are numbered anew. */
export function rankingsWithin(rankings: Rankings, mask: Uint8Array): Rankings {
  const { items, ranks, offered, weights, respondents } = rankings;
  const size = items.length;
  const isIn = (_: number, at: number) => mask[Math.floor(at / size)] === 1;
  const isRow = (_: number, row: number) => mask[row] === 1;
  return {
    items,
    ranks: ranks.filter(isIn),
    offered: offered?.filter(isIn) ?? null,
    weights: weights.filter(isRow),
    respondents: respondents === null ? null : renumbered(respondents.filter(isRow)),
  };
}

function renumbered(respondents: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return respondents.map((respondent) => {
    const number = numbers.get(respondent) ?? numbers.size;
    numbers.set(respondent, number);
    return number;
  });
}
