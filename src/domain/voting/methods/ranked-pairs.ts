/** Ranked pairs: head-to-head defeats are accepted from the strongest down, unless they contradict those before. */
import { present } from '../../../shared/assert.js';
import { defineMethod } from '../define-method.js';
import { defeatStrength, layersOf } from '../duels.js';
import { LockedDefeats } from '../locked-defeats.js';
import { headToHeadProof } from '../margin/head-to-head.js';
import { electOne } from '../scored.js';
import {
  type Contest,
  EMPTY_TALLY,
  type OwnTie,
  type Tally,
  type Tallying,
  type TieQuestion,
} from '../tally.js';

export const rankedPairs = defineMethod({
  name: 'ranked-pairs',
  paperKind: 'ranks',
  severalSeats: false,
  keeps: ['majority', 'condorcet', 'monotonicity', 'clones'],
  rule: 'T. N. Tideman, Independence of clones as a criterion for voting rules, Social Choice and Welfare 4, 1987: by winning votes or margins, equally strong defeats by the smaller opposition, then by the tie rule',
  margin: headToHeadProof,
  tally,
});

interface Defeat {
  readonly winner: number;
  readonly loser: number;
  readonly strength: number;
  readonly opposition: number;
}

function* tally(contest: Contest): Tallying {
  const locked = new LockedDefeats(contest.options.length);
  const sofar: Tally = { ...EMPTY_TALLY, pairwise: contest.pairwise() };
  for (const [at, group] of equalDefeats(contest).entries()) yield* lockGroup(locked, group, at, sofar);
  const ranking = layersOf(contest.options.length, (a, b) => locked.has(a, b));
  return yield* electOne(ranking, { pairwise: sofar.pairwise });
}

/**
 * Locks what can be locked of equally strong defeats. Only where they contradict each other it asks which goes first:
 * the defeat of the option that the tie rule favours least, by the one it favours most.
 */
function* lockGroup(
  locked: LockedDefeats,
  group: readonly Defeat[],
  at: number,
  sofar: Tally,
): Generator<TieQuestion | OwnTie, void, number> {
  let left = group.filter(({ winner, loser }) => locked.allows(winner, loser));
  while (left.length > 0) {
    if (locked.allowsAll(left)) {
      for (const { winner, loser } of left) locked.lock(winner, loser);
      return;
    }
    const state = `${at}:${locked.key()}`;
    const losers = [...new Set(left.map(({ loser }) => loser))].sort((a, b) => a - b);
    const loser = yield* ask(losers, 'worst', sofar, `${state}:loser`);
    const winners = left.filter((defeat) => defeat.loser === loser).map(({ winner }) => winner);
    const winner = yield* ask(winners, 'best', sofar, `${state}:over ${loser}`);
    locked.lock(winner, loser);
    left = left.filter(
      (defeat) => locked.allows(defeat.winner, defeat.loser) && !locked.has(defeat.winner, defeat.loser),
    );
  }
}

function* ask(
  between: readonly number[],
  wants: 'best' | 'worst',
  sofar: Tally,
  state: string,
): Generator<TieQuestion | OwnTie, number, number> {
  if (between.length === 1) return present(between[0], 'somebody is there');
  return yield { round: 1, between, for: 'defeats', wants, decisive: false, sofar, state };
}

function equalDefeats(contest: Contest): readonly (readonly Defeat[])[] {
  const pairwise = contest.pairwise();
  const defeats: Defeat[] = [];
  for (const winner of contest.options.keys()) {
    for (const loser of contest.options.keys()) {
      const strength = defeatStrength(pairwise, winner, loser, contest.variants.strength);
      if (strength > 0) defeats.push({ winner, loser, strength, opposition: pairwise[loser]?.[winner] ?? 0 });
    }
  }
  defeats.sort((a, b) => b.strength - a.strength || a.opposition - b.opposition);
  const groups: Defeat[][] = [];
  for (const defeat of defeats) {
    const last = groups.at(-1);
    const same = last?.[0]?.strength === defeat.strength && last[0].opposition === defeat.opposition;
    if (last !== undefined && same) last.push(defeat);
    else groups.push([defeat]);
  }
  return groups;
}
