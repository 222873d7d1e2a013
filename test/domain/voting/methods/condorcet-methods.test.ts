/** What the methods that compare two by two promise, and where they part. */
import fc from 'fast-check';
import { buildElection } from '../../../../src/domain/voting/election.js';
import { methodNamed } from '../../../../src/domain/voting/methods/index.js';
import { count, drawn, ranked } from '../kit.js';

const CONDORCET = ['schulze', 'ranked-pairs', 'minimax', 'copeland', 'condorcet-irv'];

test.each(CONDORCET)('%s elects Nashville, which beats every other city', (name) => {
  const election = ranked(
    ['Memphis', 'Nashville', 'Chattanooga', 'Knoxville'],
    `42: Memphis > Nashville > Chattanooga > Knoxville; 26: Nashville > Chattanooga > Knoxville > Memphis
     15: Chattanooga > Knoxville > Nashville > Memphis; 17: Knoxville > Chattanooga > Nashville > Memphis`,
  );
  expect(count(name, election)).toMatchObject({ winners: ['Nashville'], tie: null });
});

test.each(CONDORCET)('%s elects an option that beats every other, whatever people vote', (name) => {
  fc.assert(
    fc.property(drawn(methodNamed(name)!), (election) => {
      const result = count(name, buildElection(election));
      const { pairwise } = result;
      const best = election.options.filter((option) =>
        election.options.every(
          (other) => other === option || pairwise![option]![other]! > pairwise![other]![option]!,
        ),
      );
      if (best.length === 1) expect([result.winners, result.tie]).toEqual([best, null]);
    }),
    { numRuns: 1000 },
  );
});

test.each(['schulze', 'ranked-pairs', 'minimax'])('%s by margins can part from winning votes', (name) => {
  // A over B 4:2, B over C 6:3, C over A 5:4. By winning votes A over B is the weakest, by margins C over A.
  const election = ranked(['A', 'B', 'C'], '2: B > C; 3: C; 4: A > B > C');
  expect(count(name, election).winners).toEqual(['B']);
  expect(count(name, election, { strength: 'margins' }).winners).toEqual(['A']);
});

test('Copeland counts wins and half of draws', () => {
  const result = count('copeland', ranked(['A', 'B', 'C'], '2: A > B > C; 1: B > A > C; 1: B > A > C'));
  expect(result).toMatchObject({ scores: { A: '1.5', B: '1.5', C: '0' }, winners: ['A', 'B'] });
});

test('minimax elects the option with the least bad defeat, even one that loses to all others', () => {
  // Minimax does not promise to avoid a Condorcet loser: D loses narrowly to A, B and C, who beat each other clearly.
  const election = ranked(
    ['A', 'B', 'C', 'D'],
    `2: D > A > B > C; 2: D > B > C > A; 2: D > C > A > B
     3: A > B > C > D; 3: B > C > A > D; 2: C > A > B > D; 1: C > A > D > B`,
  );
  const result = count('minimax', election);
  expect(result.winners).toEqual(['D']);
  expect(result.ranking?.[0]).toEqual(['D']);
  for (const other of ['A', 'B', 'C']) {
    expect(result.pairwise![other]!['D']!).toBeGreaterThan(result.pairwise!['D']![other]!);
  }
});

test('Condorcet-IRV takes out the lowest when nobody beats all, then looks again', () => {
  const election = ranked(['A', 'B', 'C'], '4: A > B > C; 3: B > C > A; 2: C > A > B');
  const result = count('condorcet-irv', election);
  expect(result.rounds.map((round) => [round.excluded, round.elected])).toEqual([
    [[], []],
    [['C'], ['A']],
  ]);
});
