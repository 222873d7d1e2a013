/** The margin of instant run-off: a search over the orders of exclusion in which somebody else would win. */
import { BestFirst } from './best-first.js';
import { alteredToOrder } from './forced-order.js';
import type { Decided, MarginProof } from './margin.js';
import { StandingTallies } from './standing-tallies.js';

/** An order's end: the options excluded last, the winner at the very end; others were excluded before, in any order. */
interface Ending {
  readonly order: readonly number[];
  readonly least: number;
}

/** At most so many endings are looked at; what is left then still gives a bound. */
const MOST_ENDINGS = 20_000;

/** How many whole orders are tried out on altered papers. */
const MOST_ATTEMPTS = 12;

/**
 * A lower bound of the papers to be changed, and altered papers for the orders that need fewest. Endings are lengthened
 * from the last option to the first, those with the smallest bound first, so that the first whole order that comes up has
 * the smallest bound of all (T. R. Magrino, R. L. Rivest and E. Shen, EVT/WOTE 2011; M. Blom, V. Teague, P. J. Stuckey and
 * R. Tidhar, *Efficient computation of exact IRV margins*, ECAI 2016). A bound is what one round alone demands: where c is
 * to be excluded before d, c's tally may not be above d's, and a changed paper closes such a gap by at most two.
 */
export function exclusionProof({ contest, bounds, winners: [winner] }: Decided): MarginProof {
  const tallies = new StandingTallies(contest);
  const queue = new BestFirst<Ending>((ending) => ending.least);
  for (const option of tallies.options) if (option !== winner) queue.push({ order: [option], least: 0 });
  const whole: Ending[] = [];
  let least: number | null = null;
  for (let looked = 0; looked < MOST_ENDINGS && whole.length < MOST_ATTEMPTS; looked++) {
    const ending = queue.pop();
    if (ending === null) break;
    if (ending.order.length === tallies.options.length) {
      least ??= ending.least;
      whole.push(ending);
      continue;
    }
    if (tallies.isSpent()) {
      least ??= ending.least;
      break;
    }
    for (const longer of lengthened(tallies, ending)) queue.push(longer);
  }
  least ??= queue.pop()?.least ?? 0;
  return { least: Math.max(1, least), attempts: attempts(tallies, whole, bounds.rankAll) };
}

function* attempts(tallies: StandingTallies, whole: readonly Ending[], rankAll: boolean) {
  for (const { order } of whole) yield alteredToOrder(tallies.contest, order, rankAll);
}

/** The ending with each option before it that could come there, and what that demands at least. */
function lengthened(tallies: StandingTallies, { order, least }: Ending): readonly Ending[] {
  const outside = tallies.options.filter((option) => !order.includes(option));
  return outside.map((option) => {
    const longer = [option, ...order];
    const earlier = outside.filter((other) => other !== option);
    const now = papersToClose(tallies.of(longer)[option] ?? 0, lowestOf(tallies.of(longer), order));
    const before = earlier.map((other) => leastToGoBefore(tallies, other, longer));
    return { order: longer, least: Math.max(least, now, ...before) };
  });
}

/**
 * What it takes at least that `option` is excluded while all of `later` are in: it has its first choices all along, and
 * they have at most what they get when only it is left besides them.
 */
function leastToGoBefore(tallies: StandingTallies, option: number, later: readonly number[]): number {
  const firstChoices = tallies.of(tallies.options)[option] ?? 0;
  return papersToClose(firstChoices, lowestOf(tallies.of([option, ...later]), later));
}

function lowestOf(tallies: readonly number[], options: readonly number[]): number {
  return Math.min(...options.map((option) => tallies[option] ?? 0));
}

/** Half the gap, rounded up; the slack keeps a fraction that is written in binary from adding a paper. */
function papersToClose(mine: number, theirs: number): number {
  return Math.max(0, Math.ceil((mine - theirs) / 2 - 1e-9));
}
