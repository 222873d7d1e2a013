/** Adjusted p-values, letters, and two proportions, against worked examples. */
import { wilson } from '../../../../src/domain/statistics/intervals/shares.js';
import { lettersOf, pairsOf } from '../../../../src/domain/statistics/tables/letters.js';
import { adjustPValues, adjustRows } from '../../../../src/domain/statistics/tests/adjust.js';
import { newcombe, pooledZ, unpooledZ } from '../../../../src/domain/statistics/tests/two-proportions.js';

const close = (found: readonly number[], expected: readonly number[]) => {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, at) => {
    expect(value).toBeCloseTo(expected[at]!, 12);
  });
};

test('Bonferroni, Holm and Benjamini–Hochberg by hand', () => {
  const p = [0.01, 0.04, 0.03, 0.5];
  close(adjustPValues(p, 'none'), p);
  close(adjustPValues(p, 'bonferroni'), [0.04, 0.16, 0.12, 1]);
  // In order 0.01·4, 0.03·3, 0.04·2 (but not below 0.09), 0.5.
  close(adjustPValues(p, 'holm'), [0.04, 0.09, 0.09, 0.5]);
  // From the largest: 0.5, 0.04·4/3, 0.03·4/2 (but not above 0.0533), 0.01·4.
  close(adjustPValues(p, 'bh'), [0.04, 0.16 / 3, 0.16 / 3, 0.5]);
  // Benjamini & Hochberg (1995), section 4.1: with 15 tests at 0.05 theirs finds four where Bonferroni's finds three.
  const infarction = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  expect(adjustPValues(infarction, 'bh').filter((each) => each <= 0.05)).toHaveLength(4);
  expect(adjustPValues(infarction, 'bonferroni').filter((each) => each <= 0.05)).toHaveLength(3);
});

test('Bonferroni and Holm run over the pairs of a row, Benjamini–Hochberg over all; no test counts as p = 1', () => {
  const rows = [
    [0.01, null, 0.02],
    [0.9, 0.03, 0.5],
  ];
  close(adjustRows(rows, 'bonferroni').flat(), [0.03, 1, 0.06, 1, 0.09, 1]);
  close(adjustRows(rows, 'bh').flat(), [0.06, 1, 0.06, 1, 0.06, 0.75]);
});

test('the higher column of a significant pair bears the letter of the lower', () => {
  expect(pairsOf(3)).toEqual([
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
  expect(lettersOf(3, [-0.2, 0.1, 0.3], [0.01, 0.2, 0.001], 0.05)).toEqual(['', 'AC', '']);
  expect(lettersOf(2, [0], [0], 0.05)).toEqual(['', '']);
});

test('Wilson’s interval as in Newcombe (1998, method 3)', () => {
  const z = 1.959963984540054;
  close(
    [...wilson(81 / 263, 263, z), ...wilson(15 / 148, 148, z), ...wilson(0, 20, z), ...wilson(1, 29, z)].map(
      (end) => Math.round(end * 1e4) / 1e4,
    ),
    [0.2553, 0.3662, 0.0624, 0.1605, 0, 0.1611, 0.883, 1],
  );
});

test('Newcombe’s interval of a difference (1998, table II, method 10)', () => {
  const rounded = (...counts: Parameters<typeof newcombe>) =>
    newcombe(...counts).map((end) => Math.round(end * 1e4) / 1e4);
  expect(rounded(56, 70, 48, 80, 0.95)).toEqual([0.0524, 0.3339]);
  expect(rounded(9, 10, 3, 10, 0.95)).toEqual([0.1705, 0.809]);
  expect(rounded(10, 10, 0, 20, 0.95)).toEqual([0.6791, 1]);
});

test('a z without variance is none; pooled and unpooled as by hand', () => {
  expect([pooledZ(0, 5, 0, 9), pooledZ(5, 5, 9, 9), unpooledZ(5, 5, 0, 9)]).toEqual([null, null, null]);
  expect(pooledZ(30, 100, 20, 100)?.z).toBeCloseTo(0.1 / Math.sqrt(0.25 * 0.75 * 0.02), 12);
  expect(unpooledZ(30, 100, 20, 100)?.z).toBeCloseTo(0.1 / Math.sqrt(0.0021 + 0.0016), 12);
});
