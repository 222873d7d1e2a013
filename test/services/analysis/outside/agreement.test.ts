/** `agreement` from a CSV: which measures are told when, and what is refused. */
import { ask } from './kit.js';

const LINES = ['a,b,c', 'x,x,x', 'y,x,y', 'x,y,x', 'y,y,'];

test('κ only where every row has every code and categories have no order', () => {
  const two = ask('agreement', LINES, { coders: ['a', 'b'] });
  expect(two).toEqual({
    cohen: { kappa: 0, z: 0 },
    fleiss: { kappa: 0 },
    // o = 4 of 8 apart, by chance 4 × 4 × 2 over 7.
    krippendorff: { alpha: expect.closeTo(1 - (7 * 4) / 32, 12) },
  });
  expect(Object.keys(ask('agreement', LINES, { coders: ['a', 'b', 'c'] }))).toEqual(['krippendorff']);
  expect(Object.keys(ask('agreement', LINES, { coders: ['a', 'b'], metric: 'ordinal' }))).toEqual([
    'krippendorff',
  ]);
  const three = ask('agreement', LINES, { coders: ['a', 'b', 'c'], filter: "${c} != ''" });
  expect(Object.keys(three)).toEqual(['fleiss', 'krippendorff']);
});

test('z is left out where it has no variance', () => {
  expect(ask('agreement', ['a,b', 'x,x', 'x,y'], { coders: ['a', 'b'] }).cohen).toEqual({ kappa: 0 });
});

test('numbers are in their order, and equal numbers one category, where a metric measures', () => {
  const lines = ['a,b', '2,2.0', '10,10', '9,10'];
  const asNumbers = ask('agreement', lines, { coders: ['a', 'b'], metric: 'interval' });
  // Pairs apart: 9 and 10 once, 2 × 1²; by chance over values 2 2 10 10 9 10.
  const chance = 2 * (2 * (3 * 64 + 49) + 3 * 1);
  expect(asNumbers.krippendorff.alpha).toBeCloseTo(1 - (5 * 2) / chance, 12);
  expect(ask('agreement', lines, { coders: ['a', 'b'] }).cohen.kappa).toBeLessThan(0.5);
});

test.each<[readonly string[], Readonly<Record<string, unknown>>, string]>([
  [['a,b', 'x,x', 'x,x'], { coders: ['a', 'b'] }, 'agreement beyond chance is not defined'],
  [['a,b', 'x,', ',y'], { coders: ['a', 'b'] }, 'no row was coded by two coders'],
  [['a,b', ',', ','], { coders: ['a', 'b'] }, 'found only blanks'],
  [LINES, { coders: ['a', 'b'], metric: 'interval' }, 'the interval metric needs numbers'],
  [LINES, { coders: ['a'] }, 'option coders'],
  [LINES, { coders: ['a', 'b'], weight: 'c' }, 'agreement has no option "weight"'],
])('%j %j is refused', (lines, options, sentence) => {
  expect(ask('agreement', lines, options).error).toContain(sentence);
});
