/** What methods share that give each option a total and elect the highest. */
import { present } from '../../shared/assert.js';
import { EMPTY_TALLY, type Tally, type Tallying } from './tally.js';

/** Options in groups of equal totals, the highest first. `compare` orders two options like a comparison of totals. */
export function groupsByTotal(
  optionCount: number,
  compare: (a: number, b: number) => number,
): readonly (readonly number[])[] {
  const sorted = Array.from({ length: optionCount }, (_, option) => option).sort(
    (a, b) => compare(b, a) || a - b,
  );
  const groups: number[][] = [];
  for (const option of sorted) {
    const last = groups.at(-1);
    const rival = last?.[0];
    if (last !== undefined && rival !== undefined && compare(rival, option) === 0) last.push(option);
    else groups.push([option]);
  }
  return groups;
}

/** Elects the single option of the first group; where it holds several, the tie is put, and all of them stand named. */
export function* electOne(ranking: readonly (readonly number[])[], rest: Partial<Tally>): Tallying {
  const top = ranking[0] ?? [];
  const sofar: Tally = { ...EMPTY_TALLY, ranking, ...rest };
  if (top.length <= 1) return { ...sofar, winners: top };
  const winner: number = yield {
    round: Math.max(1, sofar.rounds.length),
    between: top,
    for: 'seat',
    wants: 'best',
    decisive: true,
    sofar: { ...sofar, winners: top },
    state: null,
  };
  return { ...sofar, winners: [winner] };
}

/** Fills `seats` seats from the groups in turn; a group too large for what is left is a tie for the last seats. */
export function* electSeveral(
  ranking: readonly (readonly number[])[],
  seats: number,
  rest: Partial<Tally>,
): Tallying {
  const sofar: Tally = { ...EMPTY_TALLY, ranking, ...rest };
  const winners: number[] = [];
  for (const group of ranking) {
    const left = [...group];
    while (left.length > 0 && winners.length < seats) {
      if (left.length <= seats - winners.length) {
        winners.push(...left.splice(0));
        continue;
      }
      const winner: number = yield {
        round: 1,
        between: [...left],
        for: seats - winners.length === 1 ? 'last-seat' : 'last-seats',
        wants: 'best',
        decisive: true,
        sofar: { ...sofar, winners: [...winners] },
        state: null,
      };
      winners.push(present(left.splice(left.indexOf(winner), 1)[0], 'the answer is one of the tied'));
    }
  }
  return { ...sofar, winners };
}
