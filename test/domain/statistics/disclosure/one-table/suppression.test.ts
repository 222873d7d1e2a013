/** Suppression in one table: the pattern is safe, and trying every cheaper one shows that none of them is. */
import fc from 'fast-check';
import {
  suppress,
  type Withheld,
} from '../../../../../src/domain/statistics/disclosure/one-table/suppression.js';
import type { Answer, LinearProgram } from '../../../../../src/domain/statistics/disclosure/solver.js';
import { loadSolver } from '../../../../../src/services/solver/highs.js';
import { runs } from '../../../../kit/runs.js';

const solve = await loadSolver();

const unproven = (program: LinearProgram): Answer => {
  const solved = solve(program);
  return typeof solved === 'string' ? solved : { ...solved, proven: false };
};
type Table = readonly (readonly number[])[];

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function withMargins(table: Table): number[][] {
  const rows = table.map((row) => [...row, sum(row)]);
  return [...rows, rows[0]!.map((_, column) => sum(rows.map((row) => row[column]!)))];
}

/** Whether the withheld cell at `at` could be another number: another way of withheld cells leads from its row to its column. */
function canMove(
  withheld: readonly (readonly boolean[])[],
  [row, column]: readonly [number, number],
): boolean {
  const reached = new Set([`row ${row}`]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    withheld.forEach((line, r) => {
      line.forEach((isWithheld, c) => {
        if (!isWithheld || (r === row && c === column)) return;
        if (reached.has(`row ${r}`) || reached.has(`column ${c}`)) reached.add(`row ${r}`).add(`column ${c}`);
      });
    });
  }
  return reached.has(`column ${column}`);
}

function isSafe(counts: Table, minimum: number, withheld: readonly (readonly boolean[])[]): boolean {
  return counts.every((line, row) =>
    line.every((count, column) => count === 0 || count >= minimum || canMove(withheld, [row, column])),
  );
}

/** Whether some safe pattern withholds fewer than `cost` people beside the small cells. */
function cheaperIsSafe(counts: Table, minimum: number, cost: number): boolean {
  const withheld = counts.map((line) => line.map((count) => count > 0 && count < minimum));
  const open = counts.flatMap((line, row) =>
    line.flatMap((count, column) => (count >= minimum ? [{ row, column, count }] : [])),
  );
  open.sort((a, b) => a.count - b.count);
  function withhold(from: number, left: number): boolean {
    if (isSafe(counts, minimum, withheld)) return true;
    for (let next = from; next < open.length && open[next]!.count < left; next += 1) {
      const { row, column, count } = open[next]!;
      withheld[row]![column] = true;
      if (withhold(next + 1, left - count)) return true;
      withheld[row]![column] = false;
    }
    return false;
  }
  return cost > 0 && withhold(0, cost);
}

const tables = fc
  .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 4 }), fc.constantFrom(4, 9, 25))
  .chain(([rows, columns, most]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: most }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

/** What `suppress` answers, which must not be a refusal. */
function suppressed(table: Table, minimum: number, secondary = true) {
  const answer = suppress(table, { minimum, secondary }, solve);
  if (!answer.ok) throw new Error(answer.problem);
  return answer.value;
}

function marks(counts: Table, withheld: readonly Withheld[]): boolean[][] {
  const pattern = counts.map((line) => line.map(() => false));
  for (const { row, column } of withheld) pattern.at(row ?? -1)![column ?? pattern[0]!.length - 1] = true;
  return pattern;
}

describe('suppression in one table', () => {
  test('is safe, withholds no zero, and no safe pattern withholds fewer people (every cheaper one is tried)', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 2, max: 6 }), (table, minimum) => {
        const counts = withMargins(table);
        const { withheld, secondaryCount, safe } = suppressed(table, minimum);
        const pattern = marks(counts, withheld);
        const people = (kind: string) =>
          withheld
            .filter((cell) => cell.kind === kind)
            .map(({ row, column }) => counts.at(row ?? -1)!.at(column ?? -1)!);
        expect(people('primary')).toEqual(counts.flat().filter((count) => count > 0 && count < minimum));
        expect(people('secondary').every((count) => count >= minimum)).toBe(true);
        expect(sum(people('secondary'))).toBe(secondaryCount);
        expect([safe, isSafe(counts, minimum, pattern)]).toEqual([true, true]);
        expect(cheaperIsSafe(counts, minimum, secondaryCount)).toBe(false);
      }),
      { numRuns: runs(60) },
    );
  });

  test('without secondary suppression tells whether the small cells alone are safe', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const counts = withMargins(table);
        const { withheld, safe } = suppressed(table, 4, false);
        expect(withheld.every(({ kind }) => kind === 'primary')).toBe(true);
        expect(safe).toBe(isSafe(counts, 4, marks(counts, withheld)));
      }),
    );
  });

  test('two withheld cells in every row and column can still give one away', () => {
    // Rows w and x less columns a, b and c leave 5 and 2 known but for y's and z's block: after sdcTable's example.
    const table = [
      [3, 4, 6, 89],
      [5, 124, 2, 31],
      [92, 7, 59, 4],
      [800, 5, 651, 6],
    ];
    expect(suppressed(table, 8, false).safe).toBe(false);
    expect(suppressed(table, 8)).toMatchObject({ safe: true, secondaryCount: 31 });
  });

  test('a small row total is withheld with whatever hides it', () => {
    const { withheld } = suppressed(
      [
        [2, 0, 1],
        [40, 31, 22],
        [18, 25, 30],
      ],
      5,
    );
    expect(withheld).toContainEqual({ row: 0, column: null, kind: 'primary' });
    expect(withheld.filter(({ column }) => column === null)).toHaveLength(2);
  });

  test('large tables are answered, larger ones than that refused in words', () => {
    const large = Array.from({ length: 30 }, (_, row) =>
      Array.from({ length: 10 }, (_, column) => ((row * 7 + column * 13) % 97) + 8),
    );
    large[3]![4] = 2;
    large[20]![8] = 1;
    expect(suppressed(large, 5).safe).toBe(true);
    const huge = Array.from({ length: 100 }, () => Array.from({ length: 40 }, () => 3));
    const answer = suppress(huge, { minimum: 5, secondary: true }, solve);
    expect(answer.ok ? '' : answer.problem).toMatch(/more than 2500 cells/);
  });

  test('an answer that the solver cannot prove is refused with what is certain', () => {
    const answer = suppress(
      [
        [1, 9],
        [9, 9],
      ],
      { minimum: 5, secondary: true },
      Object.assign(unproven, { relaxed: solve.relaxed }),
    );
    expect(answer.ok ? '' : answer.problem).toMatch(/at least \d+ must be withheld/);
  });
});
