/** Meek's count against an independent calculation, and what its keep factors promise. */
import fc from 'fast-check';
import { buildElection, type Election } from '../../../../src/domain/voting/election.js';
import { methodNamed } from '../../../../src/domain/voting/methods/index.js';
import { marksOf } from '../../../../src/domain/voting/paper-box.js';
import { count, drawn, ranked } from '../kit.js';

test('an elected option keeps a quota, and the quota falls as papers exhaust', () => {
  const result = count('meek-stv', ranked(['A', 'B', 'C', 'D'], '9: A; 3: A > B; 4: B; 4: C; 1: D', 2));
  expect(result.winners[0]).toBe('A');
  const last = result.rounds.at(-1)!;
  expect(Number(last.exhausted)).toBeGreaterThan(0);
  expect(Number(result.quota)).toBeLessThan(7);
  expect(result.rounds[0]).toMatchObject({
    kind: 'distribution',
    elected: ['A'],
    tallies: { A: '12.000000000' },
  });
});

test('a paper reaches an option elected before it as if it had come there first', () => {
  // Both orders of the first two ranks leave C the same: keep factors do not care who was elected when.
  const one = count('meek-stv', ranked(['A', 'B', 'C', 'D'], '10: A > B > C; 8: B > A > C; 5: C; 6: D', 3));
  expect(one.winners.slice(0, 2)).toEqual(['A', 'B']);
  expect(one.winners).toContain('C');
});

test('half of the papers is no quota for one seat: it lies a thousand-millionth above', () => {
  const { rounds } = count('meek-stv', ranked(['A', 'B', 'C'], '4: A; 3: B; 1: C > A'));
  expect(rounds[0]).toMatchObject({ elected: [], excluded: ['C'] });
});

test('as many options as seats are all elected', () => {
  expect(count('meek-stv', ranked(['A', 'B'], '3: A', 2))).toMatchObject({ winners: ['A', 'B'], tie: null });
});

/** The votes that papers leave with each option for given keep factors, in floating point. */
function votesFor(election: Election, keep: readonly number[]): readonly number[] {
  const votes = election.options.map(() => 0);
  for (let paper = 0; paper < election.papers.count; paper++) {
    const order = marksOf(election.papers, paper)
      .map((mark, option) => ({ mark, option }))
      .filter(({ mark }) => mark !== null)
      .sort((a, b) => a.mark! - b.mark!);
    let left = election.papers.weights[paper]!;
    for (const { option } of order) {
      votes[option]! += left * keep[option]!;
      left *= 1 - keep[option]!;
    }
  }
  return votes;
}

/** The converged votes with `elected` holding a quota each and `gone` holding nothing, by plain iteration; null where all votes run out. */
function converged(
  election: Election,
  elected: readonly number[],
  gone: readonly number[],
): readonly number[] | null {
  const keep: number[] = election.options.map((_, option) => (gone.includes(option) ? 0 : 1));
  let votes = votesFor(election, keep);
  for (let step = 0; step < 20_000; step++) {
    const quota = votes.reduce((sum, vote) => sum + vote, 0) / (election.seats + 1);
    if (quota < 0.05) return null;
    for (const option of elected) keep[option] = Math.min(1, (keep[option]! * quota) / votes[option]!);
    votes = votesFor(election, keep);
  }
  return votes;
}

test('tallies at an exclusion are those of an independent iteration to the fixed point', () => {
  const strict = drawn(methodNamed('meek-stv')!).filter(({ papers }) =>
    papers.every(({ marks }) => new Set(marks.filter(Number)).size === marks.filter(Number).length),
  );
  fc.assert(
    fc.property(strict, (drawing) => {
      const election = buildElection(drawing);
      const names = election.options;
      const result = count('meek-stv', election, { ties: { kind: 'order', names } });
      const elected: number[] = [];
      const gone: number[] = [];
      for (const round of result.rounds) {
        if (round.excluded.length > 0 && elected.length > 0) {
          const votes = converged(election, elected, gone);
          for (const [option, vote] of (votes ?? []).entries()) {
            expect(Number(round.tallies[names[option]!])).toBeCloseTo(vote, 3);
          }
        }
        elected.push(...round.elected.map((name) => names.indexOf(name)));
        gone.push(...round.excluded.map((name) => names.indexOf(name)));
      }
    }),
    { numRuns: 60 },
  );
});
