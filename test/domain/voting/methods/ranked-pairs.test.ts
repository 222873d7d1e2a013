/** Ranked pairs: circles are broken at the weakest defeat, equal defeats only where it matters. */
import { count, ranked } from '../kit.js';

test('the weakest defeat of a circle is left out', () => {
  const election = ranked(['A', 'B', 'C'], '7: A > B > C; 5: B > C > A; 4: C > A > B');
  const result = count('ranked-pairs', election);
  // B over C 12, A over B 11, C over A 9.
  expect(result).toMatchObject({ winners: ['A'], ranking: [['A'], ['B'], ['C']], ties: [] });
});

test('equally strong defeats go by the smaller opposition', () => {
  // A over B 5:2 and C over A 5:3 are locked before B over C 5:4, which contradicts them.
  const election = ranked(['A', 'B', 'C'], '1: A > B; 4: C > A > B; 1: B > C > A; 1: B; 2: A = B > C');
  const { pairwise, winners, ties } = count('ranked-pairs', election);
  expect(pairwise).toEqual({ A: { B: 5, C: 3 }, B: { A: 2, C: 5 }, C: { A: 5, B: 4 } });
  expect([winners, ties]).toEqual([['C'], []]);
});

test('a perfect circle is an open tie, and an order settles it', () => {
  const election = ranked(['A', 'B', 'C'], '1: A > B > C; 1: B > C > A; 1: C > A > B');
  expect(count('ranked-pairs', election)).toMatchObject({ winners: [], tie: { between: ['A', 'B', 'C'] } });
  const settled = count('ranked-pairs', election, { ties: { kind: 'order', names: ['B', 'A', 'C'] } });
  expect(settled.winners).toEqual(['B']);
});

test('equal defeats that contradict nothing are no tie', () => {
  const result = count('ranked-pairs', ranked(['A', 'B', 'C'], '2: A > B > C'));
  expect(result).toMatchObject({ winners: ['A'], ties: [], tie: null });
});
