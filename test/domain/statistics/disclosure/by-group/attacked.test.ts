/** Promise 25 for a ballot's tables by group: the solver that other published tables are attacked with comes no closer to a small cell. */
import fc from 'fast-check';
import { protectTable } from '../../../../../src/domain/statistics/disclosure/by-group/protect-table.js';
import { loadSolver } from '../../../../../src/services/solver/highs.js';
import { runs } from '../../../../kit/runs.js';

const solve = await loadSolver();
const SMALLEST = 5;

const tables = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.nat({ max: 20 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** The fewest or the most people in the cell, given every number that is shown and all totals. */
function end(
  table: readonly (readonly number[])[],
  shown: readonly (readonly (number | null)[])[],
  cell: number,
  sign: number,
) {
  const width = table[0]!.length;
  const unknowns = shown.flat().map((told, at) => ({
    ...{ cost: at === cell ? sign : 0, least: told ?? 0, most: told ?? 1000, whole: true },
  }));
  const rows = table.map((row, at) => ({
    places: row.map((_, column) => at * width + column),
    total: sum(row),
  }));
  const columns = table[0]!.map((_, column) => ({
    places: table.map((_row, at) => at * width + column),
    total: sum(table.map((row) => row[column]!)),
  }));
  const lines = [...rows, ...columns].map(({ places, total }) => ({
    ...{ terms: places.map((place) => [place, 1] as const), least: total, most: total },
  }));
  const answer = solve({ unknowns, lines, nodes: 1000, gap: 0.5, gapShare: 0 });
  if (typeof answer === 'string') throw new Error('the true table always fits');
  return sign * Math.round(answer.cost);
}

test('every small cell of a larger table could hold at least two different numbers of people', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const shown = protectTable(table, SMALLEST) ?? [];
      const small = shown.flat().flatMap((told, at) => {
        const count = table.flat()[at]!;
        return told === null && count > 0 && count < SMALLEST ? [at] : [];
      });
      for (const cell of small)
        expect(end(table, shown, cell, -1)).toBeGreaterThan(end(table, shown, cell, 1));
    }),
    { numRuns: runs(20) },
  );
});
