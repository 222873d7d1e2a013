/** `ranking` from a CSV: ranks or places, ties, gaps and blanks, with a model or without, and what is wrong with a file. */
import { ask } from './kit.js';

test('ranks: the first item is the first in order, not in the option', () => {
  const lines = ['10,9,x', '1,2,', '2,1,', '1,2,', '1,1,'];
  const answer = ask('ranking', lines, { items: ['10', '9'] });
  expect(
    answer.items.map(({ item, n, meanRank, topShare }: Record<string, unknown>) => [
      item,
      n,
      meanRank,
      topShare,
    ]),
  ).toEqual([
    ['9', 4, 1.5, 0.5],
    ['10', 4, 1.25, 0.75],
  ]);
  expect(answer.items[0]).toMatchObject({ logWorth: 0, standardError: 0, worth: expect.closeTo(1 / 3, 10) });
  expect(answer.items[1].logWorth).toBeCloseTo(Math.log(2), 10);
  expect(answer.ties).toEqual({ '2': expect.closeTo(1 / Math.SQRT2, 10) });
  // Two items have no quasi errors.
  expect(answer.items[0]).not.toHaveProperty('quasiStandardError');
  expect(answer.kendallW).toMatchObject({ df: 1 });
});

test('places: items by name, a blank place passed over, ranks the numbers of places', () => {
  const lines = ['p1,p2,p3', 'b,a,c', 'a,,b', 'c,b,a', 'b,c,a'];
  const answer = ask('ranking', lines, { orderings: ['p1', 'p2', 'p3'] });
  expect(answer.items.map(({ item, n, meanRank }: Record<string, unknown>) => [item, n, meanRank])).toEqual([
    ['a', 4, (2 + 1 + 3 + 3) / 4],
    ['b', 4, (1 + 3 + 2 + 1) / 4],
    ['c', 3, (3 + 1 + 2) / 3],
  ]);
  expect(answer).not.toHaveProperty('kendallW');
  expect(answer.ties).toEqual({});
  expect(answer.items[1].quasiStandardError).toBeGreaterThan(0);
});

test('without a model there are no worths, and nothing stands in the way of them', () => {
  const answer = ask('ranking', ['a,b', '1,2', '1,2', '1,2.5'], { items: ['a', 'b'], model: 'none' });
  expect(answer).toEqual({
    items: [
      { item: 'a', n: 3, meanRank: 1, topShare: 1 },
      { item: 'b', n: 3, meanRank: 6.5 / 3, topShare: 0 },
    ],
    kendallW: { w: 1, statistic: 3, df: 1, p: expect.closeTo(0.0832645, 6) },
  });
});

test('rows that the filter leaves out are nowhere', () => {
  const lines = ['a,b,g', '1,2,x', '2,1,x', ',,y', ',1,y'];
  const all = ask('ranking', lines, { items: ['a', 'b'], model: 'none' });
  expect(all.items[1]).toMatchObject({ n: 3, topShare: 2 / 3 });
  expect(all).not.toHaveProperty('kendallW');
  const some = ask('ranking', lines, { items: ['a', 'b'], filter: "${g} = 'x'" });
  expect(some.items[1]).toMatchObject({ n: 2, worth: expect.closeTo(0.5, 12) });
  expect(some.kendallW.w).toBe(0);
});

describe('refused in words', () => {
  const lines = ['a,b,c,p,q', '1,2,,x,x', '1,3,,x,y'];
  test.each<[Readonly<Record<string, unknown>>, string]>([
    [{ items: ['a', 'b'] }, 'no other item was ever preferred to “a”'],
    [{ items: ['a', 'b', 'c'] }, 'no row ranks c'],
    [{ orderings: ['c'], model: 'none' }, 'expected rankings, found only blanks'],
    [{ items: ['a', 'a'] }, 'expected each item once'],
    [{ items: ['a', 'b'], orderings: ['p'] }, 'expected items or orderings, found both'],
    [{}, 'ranking needs the option items or the option orderings'],
    [{ orderings: ['p', 'q'] }, 'row 1: expected each item once, found "x" twice'],
    [{ items: ['a', 'b'], weight: 'c' }, 'ranking has no option "weight"'],
    [{ items: ['p', 'b'] }, 'column "p", row 1: expected a number, found "x"'],
  ])('%j', (options, sentence) => {
    expect(ask('ranking', lines, options).error).toContain(sentence);
  });
  test('a rank below 1', () => {
    expect(ask('ranking', ['a,b', '0,1'], { items: ['a', 'b'] }).error).toBe(
      'column "a", row 1: expected a rank from 1, found 0',
    );
  });
});
