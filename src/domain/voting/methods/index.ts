/** The hall of counting methods: adding one is a file beside this one and a line here. */
import type { CountingMethod } from '../method.js';
import { approval } from './approval.js';
import { blockApproval } from './block-approval.js';
import { borda } from './borda.js';
import { condorcetIrv } from './condorcet-irv.js';
import { copeland } from './copeland.js';
import { equalShares } from './equal-shares.js';
import { instantRunoff } from './instant-runoff.js';
import { majorityJudgment } from './majority-judgment.js';
import { meekStv } from './meek-stv.js';
import { minimax } from './minimax.js';
import { plurality } from './plurality.js';
import { proportionalApproval } from './proportional-approval.js';
import { rankedPairs } from './ranked-pairs.js';
import { schulze } from './schulze.js';
import { score } from './score.js';
import { scottishStv } from './scottish-stv.js';
import { sequentialPhragmen } from './sequential-phragmen.js';
import { sequentialProportionalApproval } from './sequential-proportional-approval.js';
import { star } from './star.js';

/** Every method, in the order in which a person choosing one should meet them. */
export const METHODS: readonly CountingMethod[] = [
  instantRunoff,
  plurality,
  approval,
  score,
  star,
  condorcetIrv,
  schulze,
  rankedPairs,
  minimax,
  copeland,
  borda,
  majorityJudgment,
  scottishStv,
  meekStv,
  equalShares,
  sequentialPhragmen,
  sequentialProportionalApproval,
  proportionalApproval,
  blockApproval,
];

/** The method of that name, or null. */
export function methodNamed(name: string): CountingMethod | null {
  return METHODS.find((method) => method.name === name) ?? null;
}
