/** A tie stops a count only when it could change who wins and no rule settles it. */
import { count, ranked } from './kit.js';

const harmless = ranked(['Asha', 'Ben', 'Cai', 'Dee'], '5: Asha; 4: Ben; 1: Cai > Ben; 1: Dee > Ben');
const open = ranked(['Asha', 'Ben', 'Cai'], '5: Asha > Ben; 4: Ben > Asha; 4: Cai > Ben');

test('a tie that leads to the same winner either way is recorded as harmless', () => {
  const result = count('instant-runoff', harmless);
  expect(result.winners).toEqual(['Ben']);
  expect(result.tie).toBeNull();
  expect(result.ties[0]).toEqual({
    round: 2,
    between: ['Cai', 'Dee'],
    for: 'exclusion',
    resolvedBy: 'harmless',
  });
});

test('a tie that would change the winner stops the count before it', () => {
  const result = count('instant-runoff', open);
  expect(result).toMatchObject({ winners: [], tie: { between: ['Ben', 'Cai'], for: 'exclusion' }, ties: [] });
  expect(result.rounds).toHaveLength(1);
});

test('an order settles it, favouring the earlier; the tie says so', () => {
  const settled = count('instant-runoff', open, { ties: { kind: 'order', names: ['Cai', 'Ben', 'Asha'] } });
  expect(settled.winners).toEqual(['Asha']);
  expect(settled.ties).toEqual([
    { round: 2, between: ['Ben', 'Cai'], for: 'exclusion', resolvedBy: 'order' },
  ]);
});

test('an order that names neither of the tied leaves the tie open, one that names either settles it', () => {
  expect(count('instant-runoff', open, { ties: { kind: 'order', names: ['Asha'] } }).tie).not.toBeNull();
  expect(count('instant-runoff', open, { ties: { kind: 'order', names: ['Cai'] } }).winners).toEqual([
    'Asha',
  ]);
});

test('a harmless tie before a real one does not hide it', () => {
  const both = ranked(
    ['Asha', 'Ben', 'Cai', 'Dee', 'Eve'],
    '5: Asha > Ben; 4: Ben > Asha; 2: Cai > Ben; 1: Dee > Cai > Ben; 1: Eve > Cai > Ben',
  );
  const result = count('instant-runoff', both);
  expect(result.ties.map((tie) => tie.resolvedBy)).toEqual(['harmless']);
  expect(result.tie?.between).toEqual(['Ben', 'Cai']);
});
