/** STAR: totals choose two, papers choose one; each rung of its ladder for ties. */
import { count, scored } from '../kit.js';

test('the run-off can turn the totals round', () => {
  const result = count('star', scored(['A', 'B', 'C'], '4: 5 4 0; 3: 0 5 1'));
  expect(result.scores).toEqual({ A: '20', B: '31', C: '3' });
  expect(result.winners).toEqual(['A']);
  expect(result.rounds).toMatchObject([
    { kind: 'run-off', tallies: { A: '4', B: '3' }, exhausted: '0', excluded: ['C'], elected: ['A'] },
  ]);
});

test('a place in the run-off goes by head-to-head first, though the other has the top score', () => {
  const result = count('star', scored(['A', 'B', 'C'], '3: 5 1 2; 1: 5 5 2'));
  expect(result.scores).toEqual({ A: '20', B: '8', C: '8' });
  expect(result.ties).toEqual([
    { round: 1, between: ['B', 'C'], for: 'a place in the run-off', resolvedBy: 'head-to-head' },
  ]);
  expect(result.rounds[0]?.excluded).toEqual(['B']);
});

test('then by top scores', () => {
  const result = count('star', scored(['A', 'B', 'C'], '1: 5 5 3; 1: 5 0 2'));
  expect(result.ties[0]).toMatchObject({ between: ['B', 'C'], resolvedBy: 'top-scores' });
});

test('a tied run-off goes by the total', () => {
  const result = count('star', scored(['A', 'B'], '1: 5 0; 1: 3 4'));
  expect(result).toMatchObject({
    winners: ['A'],
    ties: [{ between: ['A', 'B'], for: 'the seat', resolvedBy: 'total-score' }],
  });
});

test('then by top scores, then by the tie rule', () => {
  expect(count('star', scored(['A', 'B'], '1: 5 4; 1: 3 4')).ties[0]?.resolvedBy).toBe('top-scores');
  const level = scored(['A', 'B'], '1: 5 3; 1: 3 5');
  expect(count('star', level)).toMatchObject({
    winners: ['A', 'B'],
    tie: { between: ['A', 'B'], for: 'the seat' },
  });
  expect(count('star', level, { ties: { kind: 'order', names: ['B', 'A'] } }).winners).toEqual(['B']);
});

test('one option needs no run-off', () => {
  expect(count('star', scored(['A'], '1: 3'))).toMatchObject({ winners: ['A'], rounds: [] });
});
