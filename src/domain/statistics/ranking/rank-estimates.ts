/** Mean ranks and shares of the first few ranks with their uncertainty, without a model. */
import { areUnequal } from '../comparison/group-difference.js';
import { degreesOf, surveyDesign } from '../design/design.js';
import { tForLevel } from '../distributions/index.js';
import { type Estimate, meanOf, type Uncertainty } from '../estimates/mean.js';
import { logitInterval, wilson } from '../intervals/shares.js';
import { type Rankings, rowCount } from './rankings.js';

/** How often an item is among the first `first`. */
export interface FirstShare {
  readonly first: number;
  /** Rows that ranked the item or could have; null share where there is none. */
  readonly n: number;
  readonly share: number | null;
  /** Wilson's; under unequal weights by the logit and its linearised error, where neither 0 nor 1 has one. */
  readonly interval: readonly [number, number] | null;
}

/** What the rows say of one item. */
export interface RankEstimate {
  readonly item: string;
  /** Rows that rank it. */
  readonly n: number;
  /** Over these rows; null below two. */
  readonly meanRank: Estimate | null;
  readonly firsts: readonly FirstShare[];
}

/**
 * Estimates by item. Mean ranks are over the rows that rank the item, and so look better than they are where most people ranked it
 * below what was asked for; shares of the first ranks do not have that fault, since their base is whoever could
 * have ranked it. Rows that count alike have elementary errors, others those of a design of weights (Lumley 2010).
 */
export function rankEstimates(
  rankings: Rankings,
  firsts: readonly number[],
  level: number,
): readonly RankEstimate[] {
  const { items, ranks, offered } = rankings;
  const rows = rowCount(rankings);
  return items.map((item, at) => {
    const own = Float64Array.from({ length: rows }, (_, row) => ranks[row * items.length + at] as number);
    const ranked = Uint8Array.from(own, (rank) => (Number.isNaN(rank) ? 0 : 1));
    const could = ranked.map((is, row) => is | (offered?.[row * items.length + at] ?? 0));
    const mean = meanOf(own, ranked, howFor(rankings, ranked, level));
    return {
      ...{ item, n: countOf(ranked), meanRank: mean.ok ? mean.value : null },
      firsts: firsts.map((first) =>
        firstShare(
          own.map((rank) => (rank <= first ? 1 : 0)),
          could,
          first,
          howFor(rankings, could, level),
        ),
      ),
    };
  });
}

/** Elementary where all rows count alike or the design has no degrees of freedom left for these. */
function howFor({ weights }: Rankings, mask: Uint8Array, level: number): Uncertainty {
  if (!areUnequal(weights)) return { kind: 'elementary', level };
  const design = surveyDesign({ rows: weights.length, weights });
  const degrees = design.ok ? degreesOf(design.value, mask) : design;
  return design.ok && degrees.ok
    ? { kind: 'design', level, design: design.value, degrees: degrees.value }
    : { kind: 'elementary', level };
}

function firstShare(hits: Float64Array, could: Uint8Array, first: number, how: Uncertainty): FirstShare {
  const n = countOf(could);
  const mean = meanOf(hits, could, how);
  if (how.kind === 'design') {
    if (!mean.ok) return { first, n, share: null, interval: null };
    const { value: share, standardError } = mean.value;
    const t = tForLevel(how.level, how.degrees);
    return { first, n, share, interval: logitInterval(share, standardError, t) };
  }
  if (n === 0) return { first, n, share: null, interval: null };
  const share = hits.reduce((sum, hit, row) => sum + hit * (could[row] as number), 0) / n;
  return { first, n, share, interval: wilson(share, n, tForLevel(how.level, Number.POSITIVE_INFINITY)) };
}

function countOf(mask: Uint8Array): number {
  return mask.reduce((sum, is) => sum + is, 0);
}
