/** Equal shares: every voter has the same part of the seats to spend on options they approve. */
import { approversOf } from '../approval-sets.js';
import { Budgets } from '../budgets.js';
import { CRITERIA } from '../criteria.js';
import { defineMethod } from '../define-method.js';
import { phragmenRule } from '../loads.js';
import { bestOf, electOneByOne, pickOne, seatName, seatRound } from '../one-by-one.js';
import { totalWeight } from '../paper-box.js';
import { rational } from '../rational.js';
import { type Contest, EMPTY_TALLY, type Tallying, type TallyRound } from '../tally.js';

export const equalShares = defineMethod({
  name: 'equal-shares',
  paperKind: 'approvals',
  severalSeats: true,
  keeps: CRITERIA,
  rule: 'D. Peters and P. Skowron, Proportionality and the limits of welfarism, 2020: budget seats / valid papers, completed by sequential Phragmén starting from unspent budgets as negative loads',
  tally,
});

function* tally(contest: Contest): Tallying {
  const approvers = approversOf(contest.papers);
  const people = totalWeight(contest.papers);
  const start = rational(BigInt(contest.seats), BigInt(Math.max(1, people)));
  const budgets = new Budgets(approvers, contest.options.length, start);
  const rounds: TallyRound[] = [];
  const winners: number[] = [];
  while (winners.length < contest.seats) {
    const left = [...contest.options.keys()].filter((option) => !winners.includes(option));
    const prices = contest.options.map((_, option) => (left.includes(option) ? budgets.price(option) : null));
    if (prices.every((price) => price === null)) break;
    const best = bestOf(left, prices, 'smaller');
    const sofar = { ...EMPTY_TALLY, winners: [...winners], rounds: [...rounds] };
    const state = `shares:${[...winners].sort((a, b) => a - b)}:${budgets.key()}`;
    const winner = yield* pickOne(
      best,
      'best',
      winners.length + 1,
      seatName(contest.seats - winners.length),
      sofar,
      state,
    );
    budgets.pay(winner);
    winners.push(winner);
    rounds.push(seatRound(contest, SPENDING, prices, winner));
    contest.roundDone(rounds.length);
  }
  const loads = budgets.asLoads();
  return yield* electOneByOne(contest, phragmenRule(approvers, contest.options.length, loads), rounds);
}

const SPENDING = { kind: 'price', says: 'price' } as const;
