/** Committees from approvals, counted a second time as plainly as the rules read. */
import {
  approves,
  extreme,
  type Fraction,
  favoured,
  fraction,
  isLess,
  isSame,
  minus,
  NOUGHT,
  over,
  plus,
  type Reference,
  type ReferenceElection,
  sum,
  times,
  weightWhere,
} from './reference-kit.js';

/** Of all sets of winners the best; of equally good ones that with the most favoured option that not all of them have. */
export const proportionalApproval: Reference = (election) => {
  const sets = election.options.reduce<number[][]>(
    (all, option) => all.concat(all.map((set) => set.concat(option))),
    [[]],
  );
  const committees = sets.filter(({ length }) => length === election.seats);
  const worth = (at: number) =>
    sum(
      election.papers.flatMap(({ weight, marks }) =>
        committees[at]!.filter((option) => approves(marks, option)).map((_, before) =>
          fraction(weight, before + 1),
        ),
      ),
    );
  let best = extreme([...committees.keys()], worth).map((at) => committees[at]!);
  for (const option of favoured(election)) {
    const having = best.filter((committee) => committee.includes(option));
    if (having.length > 0) best = having;
  }
  return best[0]!;
};

export const sequentialProportionalApproval: Reference = (election) => {
  const winners: number[] = [];
  while (winners.length < election.seats) {
    const worth = (option: number) =>
      sum(
        election.papers
          .filter(({ marks }) => approves(marks, option))
          .map(({ weight, marks }) =>
            fraction(weight, 1 + winners.filter((won) => approves(marks, won)).length),
          ),
      );
    const left = election.options.filter((option) => !winners.includes(option));
    winners.push(election.pick(extreme(left, worth), 'best'));
  }
  return winners;
};

/** Phragmén from these loads on; a paper's weight is as many people with a load each. */
export function phragmen(
  election: ReferenceElection,
  before: readonly number[],
  from: readonly Fraction[],
): readonly number[] {
  const winners = [...before];
  let loads = [...from];
  while (winners.length < election.seats) {
    const left = election.options.filter((option) => !winners.includes(option));
    const backers = (option: number) =>
      election.papers.flatMap(({ weight, marks }, at) => (approves(marks, option) ? [{ weight, at }] : []));
    const load = (option: number) =>
      over(
        plus(fraction(1), sum(backers(option).map(({ weight, at }) => times(fraction(weight), loads[at]!)))),
        fraction(backers(option).reduce((total, { weight }) => total + weight, 0)),
      );
    const backed = left.filter((option) => backers(option).length > 0);
    const chosen = election.pick(backed.length > 0 ? extreme(backed, load, false) : left, 'best');
    const height = backed.length > 0 ? load(chosen) : NOUGHT;
    loads = loads.map((old, at) => (approves(election.papers[at]!.marks, chosen) ? height : old));
    winners.push(chosen);
  }
  return winners;
}

export const equalShares: Reference = (election) => {
  const people = Math.max(
    1,
    weightWhere(election, () => true),
  );
  let budgets: Fraction[] = election.papers.map(() => fraction(election.seats, people));
  const winners: number[] = [];
  const paid = (option: number, price: Fraction) =>
    sum(
      election.papers.flatMap(({ weight, marks }, at) =>
        approves(marks, option)
          ? [times(fraction(weight), isLess(budgets[at]!, price) ? budgets[at]! : price)]
          : [],
      ),
    );
  /** The smallest price at which the backers pay one seat: some of them pay all they have, and the others the same. */
  const price = (option: number): Fraction | null => {
    const backers = [...election.papers.keys()].filter((at) => approves(election.papers[at]!.marks, option));
    const prices = backers.map((poorer) => {
      const spent = backers.filter((at) => isLess(budgets[at]!, budgets[poorer]!));
      const all = sum(spent.map((at) => times(fraction(election.papers[at]!.weight), budgets[at]!)));
      const others = backers.filter((at) => !spent.includes(at));
      const rest = others.reduce((total, at) => total + election.papers[at]!.weight, 0);
      return over(minus(fraction(1), all), fraction(rest));
    });
    const fitting = prices.filter((each) => isSame(paid(option, each), fraction(1)));
    return fitting.reduce<Fraction | null>(
      (best, each) => (best === null || isLess(each, best) ? each : best),
      null,
    );
  };
  while (winners.length < election.seats) {
    const left = election.options.filter((option) => !winners.includes(option) && price(option) !== null);
    if (left.length === 0) break;
    const chosen = election.pick(
      extreme(left, (option) => price(option)!, false),
      'best',
    );
    const cost = price(chosen)!;
    winners.push(chosen);
    budgets = budgets.map((budget, at) => {
      if (!approves(election.papers[at]!.marks, chosen)) return budget;
      return isLess(budget, cost) ? NOUGHT : minus(budget, cost);
    });
  }
  return phragmen(
    election,
    winners,
    budgets.map((budget) => minus(NOUGHT, budget)),
  );
};
