/** Promise 25 for tables by group: what is withheld cannot be worked out from what is published. */
import fc from 'fast-check';
import { mergeSmallGroups } from '../../../../../src/domain/statistics/disclosure/by-group/merge-groups.js';
import {
  type ProtectedTable,
  protectTable,
  protectYesNoTable,
} from '../../../../../src/domain/statistics/disclosure/by-group/protect-table.js';

const SMALLEST = 5;

const tables = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 3 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Every table of whole numbers that agrees with what is published and with all totals: an outsider's view. */
function* tablesThatFit(shown: ProtectedTable, table: readonly (readonly number[])[]): Generator<number[]> {
  const columns = shown[0]!.length;
  const rowLeft = table.map(sum);
  const columnLeft = shown[0]!.map((_, column) => sum(table.map((row) => row[column]!)));
  const cells: number[] = [];
  function* fill(at: number): Generator<number[]> {
    if (at === shown.length * columns) {
      yield [...cells];
      return;
    }
    const [row, column] = [Math.floor(at / columns), at % columns];
    const known = shown[row]![column];
    const most = Math.min(rowLeft[row]!, columnLeft[column]!);
    const lastInRow = column === columns - 1;
    const lastInColumn = row === shown.length - 1;
    for (let value = known ?? 0; value <= (known ?? most); value += 1) {
      if (
        value > most ||
        (lastInRow && value !== rowLeft[row]) ||
        (lastInColumn && value !== columnLeft[column])
      )
        continue;
      rowLeft[row]! -= value;
      columnLeft[column]! -= value;
      cells.push(value);
      yield* fill(at + 1);
      cells.pop();
      rowLeft[row]! += value;
      columnLeft[column]! += value;
    }
  }
  yield* fill(0);
}

/** Positions of withheld cells that can hold only one number. */
function givenAway(shown: ProtectedTable, table: readonly (readonly number[])[]): number[] {
  const open = new Map(
    shown.flat().flatMap((value, at) => (value === null ? [[at, new Set<number>()]] : [])),
  );
  for (const cells of tablesThatFit(shown, table)) {
    for (const [at, values] of open) {
      values.add(cells[at]!);
      if (values.size > 1) open.delete(at);
    }
    if (open.size === 0) return [];
  }
  return [...open.keys()];
}

describe('a table by group (promise 25)', () => {
  test('gives no withheld number away to somebody who tries every table that fits', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const shown = protectTable(table, SMALLEST);
        expect(shown === null ? [] : givenAway(shown, table)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('shows true numbers only, none of them from 1 to 4 people, none that tells on a whole group', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const bases = table[0]!.map((_, column) => sum(table.map((row) => row[column]!)));
        for (const [at, row] of (protectTable(table, SMALLEST) ?? []).entries()) {
          for (const [column, value] of row.entries()) {
            if (value === null) continue;
            expect(value).toBe(table[at]![column]);
            expect(value === 0 || (value >= SMALLEST && value < bases[column]!)).toBe(true);
          }
        }
      }),
    );
  });

  test('the test itself can fail: withholding one cell alone gives it away', () => {
    const table = [
      [3, 9],
      [8, 7],
    ];
    expect(
      givenAway(
        [
          [null, 9],
          [8, 7],
        ],
        table,
      ),
    ).toEqual([0]);
  });

  test('leaves a table of large cells as it is', () => {
    const table = [
      [12, 9],
      [8, 7],
    ];
    expect(protectTable(table, SMALLEST)).toEqual(table);
  });

  test('is not published when the totals alone tell on a group', () => {
    expect(
      protectTable(
        [
          [20, 8],
          [0, 0],
        ],
        SMALLEST,
      ),
    ).toBeNull();
  });

  test('withholds a yes as well as a no that would tell on nearly everybody', () => {
    expect(protectYesNoTable([[19, 10, 10, 12]], [20, 20, 20, 20], SMALLEST)[0]![0]).toBeNull();
  });
});

describe('groups', () => {
  test('of fewer people than the smallest are shown together', () => {
    expect(mergeSmallGroups([40, 3, 12, 4], SMALLEST)).toEqual([[0], [2], [1, 3]]);
  });

  test('that are too few even together are joined by the next smallest', () => {
    expect(mergeSmallGroups([40, 3, 12], SMALLEST)).toEqual([[0], [1, 2]]);
  });

  test('are never smaller than the smallest unless everybody is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 8 }), (bases) => {
        const merged = mergeSmallGroups(bases, SMALLEST);
        const sizes = merged.map((group) => sum(group.map((at) => bases[at]!)));
        expect(sum(sizes)).toBe(sum(bases));
        expect(sizes.every((size) => size >= SMALLEST) || merged.length === 1).toBe(true);
      }),
    );
  });
});
