/** One look at ranked papers with some options gone: what instant run-off and its relatives do each round. */
import { NOBODY, type Preferences } from './preferences.js';
import { add, compare, type Rational, rational, whole, ZERO } from './rational.js';

/** The tallies of one round, exact, and the weight of the papers that have nobody left. */
export interface RunoffRound {
  readonly tallies: readonly Rational[];
  readonly exhausted: Rational;
}

/** What a paper does at a rank that several options share: `exhaust` there, or `split` among those still in. */
export type SharedRanks = 'exhaust' | 'split';

/** Each paper counts for its highest option still in (`inCount[option]` is 1); `weights` by paper. */
export function runoffRound(
  preferences: Preferences,
  weights: Float64Array,
  inCount: Uint8Array,
  sharedRanks: SharedRanks,
): RunoffRound {
  return sharedRanks === 'exhaust'
    ? wholeVotes(preferences, weights, inCount)
    : sharedVotes(preferences, weights, inCount);
}

function wholeVotes(preferences: Preferences, weights: Float64Array, inCount: Uint8Array): RunoffRound {
  const totals = new Float64Array(inCount.length);
  let exhausted = 0;
  const { starts, options, level, count } = preferences;
  for (let paper = 0; paper < count; paper++) {
    const stop = starts[paper + 1] ?? 0;
    let found = NOBODY;
    for (let at = starts[paper] ?? 0; at < stop; at++) {
      if (at + 1 < stop && level[at + 1] === 1) break;
      const option = options[at] ?? NOBODY;
      if (inCount[option] === 1) {
        found = option;
        break;
      }
    }
    const weight = weights[paper] ?? 0;
    if (found === NOBODY) exhausted += weight;
    else totals[found] = (totals[found] ?? 0) + weight;
  }
  return { tallies: Array.from(totals, whole), exhausted: whole(exhausted) };
}

/** Whole weights are gathered by the number of options that share them, so that only the sums are divided. */
function sharedVotes(preferences: Preferences, weights: Float64Array, inCount: Uint8Array): RunoffRound {
  const size = inCount.length;
  const shares = new Float64Array(size * (size + 1));
  let exhausted = 0;
  for (let paper = 0; paper < preferences.count; paper++) {
    const holders = firstRankStillIn(preferences, paper, inCount);
    const weight = weights[paper] ?? 0;
    if (holders.length === 0) exhausted += weight;
    for (const option of holders) {
      const cell = option * (size + 1) + holders.length;
      shares[cell] = (shares[cell] ?? 0) + weight;
    }
  }
  const tallies = Array.from({ length: size }, (_, option) => {
    let total = ZERO;
    for (let sharers = 1; sharers <= size; sharers++) {
      const weight = shares[option * (size + 1) + sharers] ?? 0;
      if (weight > 0) total = add(total, rational(BigInt(weight), BigInt(sharers)));
    }
    return total;
  });
  return { tallies, exhausted: whole(exhausted) };
}

function firstRankStillIn(preferences: Preferences, paper: number, inCount: Uint8Array): readonly number[] {
  const stop = preferences.starts[paper + 1] ?? 0;
  let holders: number[] = [];
  for (let at = preferences.starts[paper] ?? 0; at < stop; at++) {
    if (preferences.level[at] === 0 && holders.length > 0) return holders;
    const option = preferences.options[at] ?? NOBODY;
    if (inCount[option] === 1) holders = [...holders, option];
  }
  return holders;
}

/** Of `options`, those with the lowest tally. */
export function lowest(options: readonly number[], tallies: readonly Rational[]): readonly number[] {
  return extreme(options, tallies, -1);
}

/** Of `options`, those with the highest tally. */
export function highest(options: readonly number[], tallies: readonly Rational[]): readonly number[] {
  return extreme(options, tallies, 1);
}

function extreme(options: readonly number[], tallies: readonly Rational[], sign: 1 | -1): readonly number[] {
  const tallyOf = (option: number) => tallies[option] ?? ZERO;
  let best: number[] = [];
  for (const option of options) {
    const order = best[0] === undefined ? 1 : sign * compare(tallyOf(option), tallyOf(best[0]));
    if (order > 0) best = [option];
    else if (order === 0) best.push(option);
  }
  return best;
}
