/** Quasi variances: exact where they can be, the least misfit elsewhere, and left out where there are none. */
import fc from 'fast-check';
import {
  quasiStandardErrors,
  quasiVariances,
} from '../../../../src/domain/statistics/ranking/quasi-variances.js';

/** Covariances against the first item of three with these variances of differences. */
function ofContrasts(first: number, second: number, third: number): Float64Array {
  const shared = (first + second - third) / 2;
  return Float64Array.from([0, 0, 0, 0, first, shared, 0, shared, second]);
}

test('of three items every difference comes out exactly', () => {
  const q = quasiVariances(ofContrasts(3, 4, 5), 3)!;
  expect([...q]).toEqual([expect.closeTo(1, 10), expect.closeTo(2, 10), expect.closeTo(3, 10)]);
});

test('of items that are independent they are the variances', () => {
  const variances = [0.5, 1, 2, 4];
  const covariance = Float64Array.from({ length: 16 }, (_, at) => (at % 5 === 0 ? variances[at / 5]! : 0));
  expect([...quasiVariances(covariance, 4)!]).toEqual(variances.map((each) => expect.closeTo(each, 10)));
});

test('one below zero is left out, and two items have none', () => {
  // A difference of the last two varies more than both against the first together: q₁ = (1 + 1 − 3)/2.
  expect(quasiStandardErrors(ofContrasts(1, 1, 3), 3)).toEqual([
    null,
    expect.closeTo(Math.sqrt(1.5), 8),
    expect.closeTo(Math.sqrt(1.5), 8),
  ]);
  expect(quasiStandardErrors(Float64Array.from([0, 0, 0, 1]), 2)).toBeNull();
});

test('no other variances near them miss the differences by less', () => {
  const factors = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 25, maxLength: 25 });
  const nudge = fc.array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(factors, nudge, (numbers, steps) => {
      // L·Lᵀ with something on the diagonal is a covariance.
      const covariance = new Float64Array(25);
      for (let at = 0; at < 25; at += 1) {
        const [row, column] = [Math.floor(at / 5), at % 5];
        let sum = row === column ? 0.3 : 0;
        for (let k = 0; k < 5; k += 1) sum += numbers[row * 5 + k]! * numbers[column * 5 + k]!;
        covariance[at] = sum;
      }
      const misfit = (q: readonly number[]) => {
        let sum = 0;
        for (let i = 0; i < 5; i += 1)
          for (let j = 0; j < i; j += 1) {
            const wanted = covariance[i * 6]! + covariance[j * 6]! - 2 * covariance[i * 5 + j]!;
            const total = q[i]! + q[j]!;
            sum += total > 0 ? Math.log(total / wanted) ** 2 : Number.POSITIVE_INFINITY;
          }
        return sum;
      };
      const found = [...quasiVariances(covariance, 5)!];
      const moved = found.map((each, item) => each + steps[item]! * Math.abs(each));
      expect(misfit(moved)).toBeGreaterThanOrEqual(misfit(found) - 1e-10);
    }),
    { numRuns: 60 },
  );
});
