/** Meek's count a second time, paper by paper, as the reference rule of the Proportional Representation Foundation reads. */
import { listOf, type Reference } from './reference-kit.js';

const ONE = 1_000_000_000n;
const OMEGA = 1_000n;
const roundedUp = (top: bigint, bottom: bigint) => top / bottom + (top % bottom > 0n ? 1n : 0n);

export const meekStv: Reference = (election) => {
  const papers = election.papers.map(({ weight, marks }) => ({
    weight: BigInt(weight),
    list: listOf(marks),
  }));
  const keep = new Map(election.options.map((option) => [option, ONE]));
  const winners: number[] = [];
  let hopeful = [...election.options];
  let [previous, isFirst] = [0n, true];
  while (winners.length < election.seats) {
    if (winners.length + hopeful.length <= election.seats) return [...winners, ...hopeful];
    // B.2.a: each paper gives each option it names in turn the part that the option keeps, rounded up.
    const votes = new Map(election.options.map((option) => [option, 0n]));
    for (const { weight, list } of papers) {
      let rest = ONE;
      for (const option of list) {
        const part = roundedUp(rest * keep.get(option)!, ONE);
        votes.set(option, votes.get(option)! + weight * part);
        rest -= part;
      }
    }
    // B.2.b to B.2.d
    const total = [...votes.values()].reduce((all, some) => all + some, 0n);
    const quota = total / BigInt(election.seats + 1) + 1n;
    const reached = hopeful.filter((option) => votes.get(option)! >= quota);
    if (reached.length > 0) {
      winners.push(...reached);
      hopeful = hopeful.filter((option) => !reached.includes(option));
      isFirst = true;
      continue;
    }
    const over = winners.reduce((all, option) => all + votes.get(option)! - quota, 0n);
    const surplus = over > 0n ? over : 0n;
    // B.2.e, then B.3: whoever the surplus could not lift above another may be the lowest.
    if (surplus < OMEGA || (!isFirst && surplus >= previous)) {
      const low = hopeful.filter((one) =>
        hopeful.every((other) => votes.get(one)! <= votes.get(other)! + surplus),
      );
      const out = low.length === 1 ? low[0]! : election.pick(low, 'worst');
      keep.set(out, 0n);
      hopeful = hopeful.filter((option) => option !== out);
      isFirst = true;
      continue;
    }
    [previous, isFirst] = [surplus, false];
    // B.2.f
    for (const option of winners)
      keep.set(option, roundedUp(roundedUp(keep.get(option)! * quota, ONE) * ONE, votes.get(option)!));
  }
  return winners;
};
