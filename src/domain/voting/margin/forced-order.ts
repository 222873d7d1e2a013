/** Alters papers of an instant run-off, round by round, until options are excluded in an order that was given. */
import { assert } from '../../../shared/assert.js';
import { NO_MARK, PaperBox } from '../paper-box.js';
import type { Contest } from '../tally.js';
import { rowOf } from './alterations.js';
import type { Altered } from './margin.js';

/** Papers alike: what they say, how many there are, and whether they were altered. */
interface Pile {
  marks: Uint16Array;
  weight: number;
  altered: boolean;
}

/**
 * The contest's papers, changed where in some round of `order` (first excluded first, the winner last) the option to be
 * excluded had more than another: then papers that count for it go to those that have too little, and after them to the
 * winner, and then to the others where all must be ranked. No promise that fewest are changed, nor that the count goes so: it is counted again.
 */
export function alteredToOrder(contest: Contest, order: readonly number[], rankAll: boolean): Altered {
  const piles: Pile[] = Array.from({ length: contest.papers.count }, (_, row) => ({
    marks: rowOf(contest.papers, row),
    weight: contest.papers.weights[row] ?? 0,
    altered: false,
  }));
  const winner = order.at(-1) ?? 0;
  for (const [at, loser] of order.slice(0, -1).entries()) {
    const standing = new Set(order.slice(at));
    const tallies = tallied(piles, standing);
    for (const [option, papers] of gifts(tallies, loser, [...standing], winner)) {
      const list = rankAll ? [option, winner, ...contest.options.keys()] : [option, winner];
      move(piles, standing, loser, { list, papers });
    }
  }
  return boxed(piles, contest.options.length);
}

function tallied(piles: readonly Pile[], standing: ReadonlySet<number>): ReadonlyMap<number, number> {
  const tallies = new Map([...standing].map((option) => [option, 0]));
  for (const pile of piles) {
    const holder = holderOf(pile.marks, standing);
    if (holder !== null) tallies.set(holder, (tallies.get(holder) ?? 0) + pile.weight);
  }
  return tallies;
}

/** The option of the lowest rank still in; null where there is none or the rank is shared. */
function holderOf(marks: Uint16Array, standing: ReadonlySet<number>): number | null {
  let [best, holder]: [number, number | null] = [NO_MARK, null];
  for (const [option, mark] of marks.entries()) {
    if (mark === NO_MARK || mark > best || !standing.has(option)) continue;
    holder = mark === best ? null : option;
    best = mark;
  }
  return holder;
}

/** How many papers each option is given so that none is below the loser; the winner gets what is over. */
function gifts(
  tallies: ReadonlyMap<number, number>,
  loser: number,
  standing: readonly number[],
  winner: number,
): ReadonlyMap<number, number> {
  const mine = tallies.get(loser) ?? 0;
  const others = standing.filter((option) => option !== loser);
  const wanting = (taken: number) =>
    new Map(others.map((option) => [option, Math.max(0, mine - taken - (tallies.get(option) ?? 0))]));
  const total = (needs: ReadonlyMap<number, number>) =>
    [...needs.values()].reduce((sum, need) => sum + need, 0);
  let [tooFew, enough] = [-1, Math.ceil(mine)];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (total(wanting(middle)) <= middle) enough = middle;
    else tooFew = middle;
  }
  const given = new Map(wanting(enough));
  given.set(winner, (given.get(winner) ?? 0) + enough - total(given));
  return given;
}

/** Marks papers that count for `loser` for another option instead; those altered before go first, since they cost nothing. */
function move(
  piles: Pile[],
  standing: ReadonlySet<number>,
  loser: number,
  gift: { readonly list: readonly number[]; readonly papers: number },
): void {
  const held = piles.filter((pile) => pile.weight > 0 && holderOf(pile.marks, standing) === loser);
  held.sort((a, b) => Number(b.altered) - Number(a.altered));
  let left = Math.ceil(gift.papers);
  for (const pile of held) {
    const weight = Math.min(left, pile.weight);
    if (weight === 0) return;
    const marks = new Uint16Array(pile.marks.length).fill(NO_MARK);
    for (const [at, option] of [...new Set(gift.list)].entries()) marks[option] = at + 1;
    piles.push({ marks, weight, altered: true });
    pile.weight -= weight;
    left -= weight;
  }
}

function boxed(piles: readonly Pile[], optionCount: number): Altered {
  const box = new PaperBox(optionCount);
  let changed = 0;
  for (const { marks, weight, altered } of piles) {
    if (weight === 0) continue;
    if (altered) changed += weight;
    assert(box.add(Array.from(marks), weight), 'altered papers weigh what they weighed');
  }
  return { changed, papers: box.papers() };
}
