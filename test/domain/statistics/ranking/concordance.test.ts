/** Kendall's W against its book, and what rankings say of items without a model. */
import { concordance } from '../../../../src/domain/statistics/ranking/concordance.js';
import { rankSummary } from '../../../../src/domain/statistics/ranking/rank-summary.js';
import { rankings } from './kit.js';

const TEN = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

test('Kendall’s example with ties: W is 0.828', () => {
  // Kendall, Rank Correlation Methods (4th edition 1970), chapter 6: three rankings of ten, tied.
  const rows = [
    [1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10],
    [2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5],
    [2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10],
  ];
  const found = concordance(rankings(TEN, rows))!;
  expect(found.w).toBeCloseTo(591 / 714, 12);
  expect(found).toMatchObject({ df: 9, statistic: expect.closeTo((3 * 9 * 591) / 714, 10) });
  // Ranks are taken anew in each row: only their order counts.
  expect(
    concordance(
      rankings(
        TEN,
        rows.map((row) => row.map((rank) => rank ** 2)),
      ),
    ),
  ).toEqual(found);
});

test('from opposite rankings to equal ones', () => {
  expect(
    concordance(
      rankings(
        ['a', 'b', 'c'],
        [
          [1, 2, 3],
          [3, 2, 1],
        ],
      ),
    )?.w,
  ).toBe(0);
  expect(
    concordance(
      rankings(
        ['a', 'b', 'c'],
        [
          [1, 2, 3],
          [1, 2, 3],
        ],
      ),
    )?.w,
  ).toBe(1);
});

test('none where an item was left blank, nothing was told apart, or there is one item', () => {
  expect(
    concordance(
      rankings(
        ['a', 'b'],
        [
          [1, 2],
          [1, null],
        ],
      ),
    ),
  ).toBeNull();
  expect(
    concordance(
      rankings(
        ['a', 'b'],
        [
          [1, 1],
          [2, 2],
        ],
      ),
    ),
  ).toBeNull();
  expect(concordance(rankings(['a'], [[1], [1]]))).toBeNull();
});

test('means and first places are over the rows that rank the item', () => {
  const summary = rankSummary(
    rankings(
      ['a', 'b', 'c'],
      [
        [1, 2, null],
        [3, 1, null],
        [1, null, null],
      ],
    ),
  );
  expect([...summary.n]).toEqual([3, 2, 0]);
  expect([...summary.meanRank]).toEqual([5 / 3, 1.5, Number.NaN]);
  expect([...summary.topShare]).toEqual([2 / 3, 0.5, Number.NaN]);
});
