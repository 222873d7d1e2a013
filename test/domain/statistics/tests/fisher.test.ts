/** Fisher's exact test against worked examples and against listing every table. */
import fc from 'fast-check';
import { logGamma } from '../../../../src/domain/statistics/distributions/index.js';
import { fisher } from '../../../../src/domain/statistics/tests/fisher.js';

function p(table: readonly (readonly number[])[]): number | null {
  return fisher({ rows: table.length, columns: table[0]!.length }, Float64Array.from(table.flat()));
}

test('the lady tasting tea, and job satisfaction (Agresti, Categorical Data Analysis, 2002, p. 57)', () => {
  expect(
    p([
      [3, 1],
      [1, 3],
    ]),
  ).toBeCloseTo(34 / 70, 12);
  const job = [
    [1, 2, 1, 0],
    [3, 3, 6, 1],
    [10, 10, 14, 9],
    [6, 7, 12, 11],
  ];
  expect(p(job)).toBeCloseTo(0.7826849389656, 7);
});

/** Every table with these margins, row by row. */
function* tables(rows: readonly number[], columns: readonly number[]): Generator<number[]> {
  const [first, ...rest] = rows;
  if (first === undefined) {
    if (columns.every((left) => left === 0)) yield [];
    return;
  }
  for (const row of fillings(first, columns))
    for (const below of tables(
      rest,
      columns.map((left, at) => left - row[at]!),
    ))
      yield [...row, ...below];
}

function* fillings(total: number, room: readonly number[]): Generator<number[]> {
  const [first, ...rest] = room;
  if (first === undefined) {
    if (total === 0) yield [];
    return;
  }
  for (let count = 0; count <= Math.min(total, first); count += 1)
    for (const others of fillings(total - count, rest)) yield [count, ...others];
}

function byListing(table: readonly (readonly number[])[]): number {
  const log = (cells: readonly number[]) => -cells.reduce((sum, count) => sum + logGamma(count + 1), 0);
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = table[0]!.map((_, at) => table.reduce((sum, row) => sum + row[at]!, 0));
  const observed = log(table.flat());
  let [tail, all] = [0, 0];
  for (const cells of tables(rows, columns)) {
    const weight = Math.exp(log(cells) - observed);
    all += weight;
    if (weight <= 1 + 1e-7) tail += weight;
  }
  return tail / all;
}

const small = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )
  .filter(
    (table) =>
      table.every((row) => row.some((count) => count > 0)) &&
      table[0]!.every((_, at) => table.some((row) => row[at]! > 0)) &&
      table.flat().reduce((sum, count) => sum + count, 0) <= 16,
  );

test('it is the sum over all tables that are no more probable', () => {
  fc.assert(
    fc.property(small, (table) => {
      expect(p(table)! / byListing(table)).toBeCloseTo(1, 9);
    }),
    { numRuns: 60 },
  );
});

test('it does not depend on the order of rows and columns, nor on which is which', () => {
  const table = [
    [12, 3, 9],
    [4, 14, 2],
    [8, 8, 8],
    [1, 2, 9],
  ];
  const turned = table[0]!.map((_, at) => table.map((row) => row[at]!)).reverse();
  expect(p(turned)! / p(table)!).toBeCloseTo(1, 11);
});

test('a table of a million rows has its p where it is 2 × 2, and far tails keep their digits', () => {
  expect(
    p([
      [250_000, 250_000],
      [250_000, 250_000],
    ]),
  ).toBeCloseTo(1, 10);
  // All 60 on the diagonal: 2/C(60, 30).
  const all = Math.exp(logGamma(61) - 2 * logGamma(31));
  expect(
    (p([
      [30, 0],
      [0, 30],
    ])! *
      all) /
      2,
  ).toBeCloseTo(1, 10);
});

test('beyond 500 rows, and where there are too many tables, there is no p', () => {
  expect(
    p([
      [200, 100, 50],
      [100, 50, 1],
    ]),
  ).toBeNull();
  expect(p([[3, 4]])).toBeNull();
  const wide = Array.from({ length: 9 }, (_, row) =>
    Array.from({ length: 9 }, (__, at) => 1 + ((row * at) % 9)),
  );
  expect(p(wide)).toBeNull();
});
