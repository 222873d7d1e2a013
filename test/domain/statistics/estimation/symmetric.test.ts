/** Linear algebra of small symmetric matrices. */
import fc from 'fast-check';
import {
  combinationOf,
  factorOf,
  inverted,
  quadraticForm,
  solved,
} from '../../../../src/domain/statistics/estimation/symmetric.js';

const SIZE = 4;
/** A·Aᵀ and something on the diagonal, with rows and columns in units as different as can be. */
const positive = fc
  .tuple(
    fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: SIZE ** 2, maxLength: SIZE ** 2 }),
    fc.array(fc.integer({ min: -8, max: 8 }), { minLength: SIZE, maxLength: SIZE }),
  )
  .map(([numbers, powers]) =>
    Float64Array.from({ length: SIZE ** 2 }, (_, at) => {
      const [row, column] = [Math.floor(at / SIZE), at % SIZE];
      let sum = row === column ? 0.2 : 0;
      for (let k = 0; k < SIZE; k += 1) sum += numbers[row * SIZE + k]! * numbers[column * SIZE + k]!;
      return sum * 10 ** powers[row]! * 10 ** powers[column]!;
    }),
  );

test('solving and inverting undo multiplying, whatever the units', () => {
  fc.assert(
    fc.property(positive, (matrix) => {
      const factored = factorOf(matrix, SIZE);
      expect(factored.ok).toBe(true);
      if (!factored.ok) return;
      const roots = factored.factor.root;
      const inverse = inverted(factored.factor);
      for (let row = 0; row < SIZE; row += 1) {
        const right = matrix.slice(row * SIZE, row * SIZE + SIZE);
        const unit = solved(factored.factor, right);
        for (let column = 0; column < SIZE; column += 1) {
          expect(unit[column]! * (roots[column]! / roots[row]!)).toBeCloseTo(row === column ? 1 : 0, 8);
          const relative = inverse[row * SIZE + column]! * roots[row]! * roots[column]!;
          expect(Math.abs(relative - inverse[column * SIZE + row]! * roots[row]! * roots[column]!)).toBe(0);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a column that follows from those before it is named, with their shares in it', () => {
  // Columns a, b and 2a − b of orthogonal a and b with squares 4 and 1.
  const matrix = Float64Array.from([4, 0, 8, 0, 1, -1, 8, -1, 17]);
  expect(factorOf(matrix, 3)).toEqual({ ok: false, column: 2 });
  expect([...combinationOf(matrix, 3, 2)]).toEqual([expect.closeTo(2, 12), expect.closeTo(-1, 12)]);
  expect(factorOf(Float64Array.from([0]), 1)).toEqual({ ok: false, column: 0 });
  expect(factorOf(Float64Array.from([Number.NaN]), 1)).toEqual({ ok: false, column: 0 });
});

test('a quadratic form', () => {
  expect(quadraticForm(Float64Array.from([2, 1, 1, 3]), Float64Array.from([1, -1]))).toBe(3);
});
