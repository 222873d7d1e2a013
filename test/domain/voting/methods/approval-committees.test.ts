/** The approval rules for several seats on examples of the literature, and the justice that they promise. */
import fc from 'fast-check';
import { buildElection } from '../../../../src/domain/voting/election.js';
import { methodNamed } from '../../../../src/domain/voting/methods/index.js';
import type { Mark } from '../../../../src/domain/voting/paper.js';
import { count, type Drawn, drawn, scored } from '../kit.js';

function approvals(options: string, papers: string, seats: number) {
  return scored(options.split(''), papers, seats, 'approvals');
}

/** Sixty approve A, B, C; forty approve D, E: the usual picture of a majority and a minority. */
const BLOCS = approvals('ABCDE', '60: 1 1 1 0 0; 40: 0 0 0 1 1', 3);
const ORDER = { ties: { kind: 'order', names: ['A', 'B', 'C', 'D', 'E'] } } as const;

test('block approval gives the majority every seat', () => {
  expect(count('block-approval', BLOCS)).toMatchObject({ winners: ['A', 'B', 'C'], tie: null });
});

test.each([
  'proportional-approval',
  'sequential-proportional-approval',
  'sequential-phragmen',
  'equal-shares',
])('%s gives the minority its seat', (name) => {
  const { winners } = count(name, BLOCS, ORDER);
  expect([...winners].sort()).toEqual(['A', 'B', 'D']);
});

test('block approval names who is sure and who is tied for the last seats', () => {
  const election = approvals('ABCD', '3: 1 0 0 0; 2: 0 1 1 1', 3);
  expect(count('block-approval', election)).toMatchObject({
    winners: ['A'],
    tie: { between: ['B', 'C', 'D'], for: 'the last seats' },
  });
  expect(count('block-approval', election, { ties: { kind: 'order', names: ['D', 'B'] } }).winners).toEqual([
    'A',
    'D',
    'B',
  ]);
});

test('Phragmén’s loads are exact fractions', () => {
  // S. Janson 2016, example 3.2 (Phragmén 1894): 1034 A B C, 519 P Q R, 90 A B Q, 47 A P Q.
  const election = approvals(
    'ABCPQR',
    '1034: 1 1 1 0 0 0; 519: 0 0 0 1 1 1; 90: 1 1 0 0 1 0; 47: 1 0 0 1 1 0',
    3,
  );
  const result = count('sequential-phragmen', election);
  expect(result.winners).toEqual(['A', 'Q', 'B']);
  expect(result.rounds[0]).toMatchObject({ kind: 'load', tallies: { A: '1/1171' } });
});

test('Thiele’s addition method on the same papers', () => {
  const election = approvals(
    'ABCPQR',
    '1034: 1 1 1 0 0 0; 519: 0 0 0 1 1 1; 90: 1 1 0 0 1 0; 47: 1 0 0 1 1 0',
    3,
  );
  const result = count('sequential-proportional-approval', election);
  expect(result.winners).toEqual(['A', 'Q', 'B']);
  expect(result.rounds[1]?.tallies).toMatchObject({ B: '562', Q: '587.5' });
});

test('equal shares pays the same where all can, and all they have where some cannot', () => {
  // Four voters with half a seat each: A costs its three supporters 1/3 each, and 1/6 + 1/2 do not buy B.
  const election = approvals('AB', '2: 1 0; 1: 1 1; 1: 0 1', 2);
  const result = count('equal-shares', election);
  expect(result.rounds[0]).toMatchObject({ kind: 'price', tallies: { A: '1/3', B: '0.5' }, elected: ['A'] });
  // Starting loads −1/6 and −1/2: B at (1 − 2/3) ÷ 2.
  expect(result.rounds[1]).toMatchObject({ kind: 'load', tallies: { B: '1/6' }, elected: ['B'] });
});

test('options that nobody approves fill seats only last, by the tie rule', () => {
  const election = approvals('ABC', '2: 1 0 0', 2);
  for (const name of ['sequential-phragmen', 'equal-shares', 'sequential-proportional-approval']) {
    expect(count(name, election)).toMatchObject({ winners: ['A'], tie: { between: ['B', 'C'] } });
  }
});

/** All sets of `size` of the first `options` positions. */
function sets(options: number, size: number): number[][] {
  if (size === 0) return [[]];
  if (options < size) return [];
  return [...sets(options - 1, size), ...sets(options - 1, size - 1).map((set) => [...set, options - 1])];
}

function satisfaction({ papers }: Drawn, committee: readonly number[]): number {
  return papers.reduce((sum, { marks, weight }) => {
    const got = committee.filter((option) => marks[option] === 1).length;
    return sum + weight * Array.from({ length: got }, (_, at) => 60 / (at + 1)).reduce((a, b) => a + b, 0);
  }, 0);
}

test('proportional approval finds the best of all sets', () => {
  fc.assert(
    fc.property(drawn(methodNamed('proportional-approval')!), (election) => {
      const names = election.options;
      const { winners } = count('proportional-approval', buildElection(election), {
        ties: { kind: 'order', names },
      });
      const found = satisfaction(
        election,
        winners.map((name) => names.indexOf(name)),
      );
      const best = Math.max(...sets(names.length, election.seats).map((set) => satisfaction(election, set)));
      expect(found).toBeCloseTo(best, 6);
    }),
    { numRuns: 1000 },
  );
});

/**
 * Whether a group of at least ℓ quotas that agrees on ℓ options has nobody with ℓ of their options among the winners
 * (extended justified representation: H. Aziz and others, 2017).
 */
function breaksExtendedJustice(election: Drawn, winners: readonly number[]): boolean {
  const said = election.papers.filter(({ marks }) => marks.some((mark: Mark) => mark !== null));
  const people = said.reduce((sum, { weight }) => sum + weight, 0);
  return sets(election.options.length, 1)
    .flatMap((_, index) => sets(election.options.length, index + 1))
    .some((common) => {
      const level = common.length;
      const left = said.filter(
        ({ marks }) =>
          common.every((option) => marks[option] === 1) &&
          winners.filter((option) => marks[option] === 1).length < level,
      );
      const weight = left.reduce((sum, paper) => sum + paper.weight, 0);
      return level <= election.seats && weight > 0 && weight * election.seats >= level * people;
    });
}

test.each(['proportional-approval', 'equal-shares'])('%s keeps extended justified representation', (name) => {
  fc.assert(
    fc.property(drawn(methodNamed(name)!), (election) => {
      const names = election.options;
      const { winners } = count(name, buildElection(election), { ties: { kind: 'order', names } });
      expect(
        breaksExtendedJustice(
          election,
          winners.map((winner) => names.indexOf(winner)),
        ),
      ).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test('block approval breaks it, as the two blocs show', () => {
  const election: Drawn = {
    options: ['A', 'B', 'C', 'D', 'E'],
    seats: 3,
    kind: 'approvals',
    papers: [
      { marks: [1, 1, 1, 0, 0], weight: 60 },
      { marks: [0, 0, 0, 1, 1], weight: 40 },
    ],
  };
  expect(breaksExtendedJustice(election, [0, 1, 2])).toBe(true);
});

test('a contest too large to be searched exactly is refused in words', () => {
  const method = methodNamed('proportional-approval')!;
  expect(method.refuses({ options: 12, seats: 3, papers: 447, ways: 447 })).toBeNull();
  expect(method.refuses({ options: 60, seats: 12, papers: 500, ways: 500 })).toContain('searched exactly');
});
