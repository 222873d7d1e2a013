/** Instant run-off on worked examples, and what it does not promise. */
import { count, ranked } from '../kit.js';

const CITIES = ['Memphis', 'Nashville', 'Chattanooga', 'Knoxville'];
const TENNESSEE = `42: Memphis > Nashville > Chattanooga > Knoxville
  26: Nashville > Chattanooga > Knoxville > Memphis
  15: Chattanooga > Knoxville > Nashville > Memphis
  17: Knoxville > Chattanooga > Nashville > Memphis`;

test('Knoxville wins in the third round, as in the literature', () => {
  const result = count('instant-runoff', ranked(CITIES, TENNESSEE));
  expect(result.winners).toEqual(['Knoxville']);
  expect(result.rounds.map((round) => [round.excluded, round.tallies['Knoxville']])).toEqual([
    [[], '17'],
    [['Chattanooga'], '32'],
    [['Nashville'], '58'],
  ]);
  expect(result.rounds[1]?.transfers).toEqual([
    { from: 'Chattanooga', factor: null, to: { Knoxville: '15' }, exhausted: '0' },
  ]);
});

test('a majority of first choices ends it at once', () => {
  const result = count('instant-runoff', ranked(['A', 'B', 'C'], '6: A; 3: B; 2: C'));
  expect(result.rounds).toHaveLength(1);
  expect(result.winners).toEqual(['A']);
});

test('exactly half is no majority', () => {
  const result = count('instant-runoff', ranked(['A', 'B', 'C'], '5: A; 3: B; 2: C > B'));
  expect(result.rounds).toHaveLength(2);
  expect(result.tie?.between).toEqual(['A', 'B']);
});

test('a paper exhausts at a rank that several options share, even when one of them is gone', () => {
  const election = ranked(['A', 'B', 'C', 'D'], '7: A; 5: B; 3: C > A = D; 1: D > B');
  const result = count('instant-runoff', election);
  expect(result.rounds.map((round) => round.exhausted)).toEqual(['0', '0', '3']);
});

test('split, it counts in equal parts for those still in', () => {
  const election = ranked(['A', 'B', 'C'], '1: A = B = C; 4: A; 3: B; 2: C');
  const [first, second] = count('instant-runoff', election, { equalRanks: 'split' }).rounds;
  expect(first?.tallies).toEqual({ A: '13/3', B: '10/3', C: '7/3' });
  expect(second?.tallies).toEqual({ A: '4.5', B: '3.5', C: '0' });
});

test('it is not monotone: more support for the winner can lose it the election', () => {
  // Twenty-six C > A > B make A the winner; ten who move A above B let C beat A (after P. C. Fishburn, 1982).
  const before = '39: A > B > C; 35: B > C > A; 26: C > A > B';
  const after = '49: A > B > C; 25: B > C > A; 26: C > A > B';
  expect(count('instant-runoff', ranked(['A', 'B', 'C'], before)).winners).toEqual(['A']);
  expect(count('instant-runoff', ranked(['A', 'B', 'C'], after)).winners).toEqual(['C']);
});

test('it can pass over an option that beats every other: Nashville', () => {
  const { pairwise, winners } = count('instant-runoff', ranked(CITIES, TENNESSEE));
  const beats = (a: string, b: string) => (pairwise?.[a]?.[b] ?? 0) > (pairwise?.[b]?.[a] ?? 0);
  expect(CITIES.filter((city) => CITIES.every((other) => other === city || beats(city, other)))).toEqual([
    'Nashville',
  ]);
  expect(winners).not.toEqual(['Nashville']);
});
