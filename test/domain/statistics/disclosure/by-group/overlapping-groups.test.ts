/** Promise 25 for groups that share people: neither who chose an answer nor who did not can be worked out of few. */
import fc from 'fast-check';
import {
  protectOverlapping,
  protectOverlappingYesNo,
  type ShownColumns,
} from '../../../../../src/domain/statistics/disclosure/by-group/overlapping-groups.js';

const SMALLEST = 5;
const ROWS = 3;

interface Person {
  readonly row: number;
  readonly answers: readonly number[];
}

/** People who chose answers freely, and people of whom each chose one, as if the question allowed no other. */
function people(columns: number): fc.Arbitrary<readonly Person[]> {
  const all = Array.from({ length: columns }, (_, column) => column);
  const row = fc.integer({ min: 0, max: ROWS - 1 });
  const several = fc.record({ row, answers: fc.subarray(all) });
  const one = fc.record({ row, answers: fc.constantFrom(...all).map((column) => [column]) });
  return fc.oneof(fc.array(several, { maxLength: 36 }), fc.array(one, { maxLength: 36 }));
}

function tallied(crowd: readonly Person[], columns: number) {
  const count = (wanted: (person: Person) => boolean) => crowd.filter(wanted).length;
  const range = (length: number) => Array.from({ length }, (_, at) => at);
  const table = range(ROWS).map((row) =>
    range(columns).map((column) => count((person) => person.row === row && person.answers.includes(column))),
  );
  const bases = range(columns).map((column) => count(({ answers }) => answers.includes(column)));
  const rowTotals = range(ROWS).map((row) => count((person) => person.row === row));
  return { table, crowd: { bases, rowTotals, people: crowd.length } };
}

/** What is withheld in shown columns and can have but one value, tried with every table that an outsider could think of. */
function givenAway(shown: ShownColumns, { table, crowd }: ReturnType<typeof tallied>): string[] {
  const columns = shown.flatMap((cells, column) => (cells === null ? [] : [column]));
  const isWhole = columns.length === shown.length;
  const open = new Map<string, Set<number>>();
  for (const column of columns)
    for (let row = 0; row < ROWS; row += 1)
      if (shown[column]![row] === null) open.set(`${row},${column}`, new Set());
  const chosen: number[][] = columns.map(() => []);
  const sumOver = (cells: (column: number, at: number) => number) =>
    columns.reduce((sum, column, at) => sum + cells(column, at), 0);
  function fill(at: number): void {
    if (open.size === 0) return;
    if (at === columns.length * ROWS) {
      for (let row = 0; isWhole && row < ROWS; row += 1) {
        const sum = sumOver((_, place) => chosen[place]![row]!);
        if (sum !== sumOver((column) => table[row]![column]!)) return;
      }
      for (const [key, values] of open) {
        const [row, column] = key.split(',').map(Number);
        values.add(chosen[columns.indexOf(column!)]![row!]!);
        if (values.size > 1) open.delete(key);
      }
      return;
    }
    const [place, row] = [Math.floor(at / ROWS), at % ROWS];
    const column = columns[place]!;
    const left = crowd.bases[column]! - chosen[place]!.slice(0, row).reduce((sum, value) => sum + value, 0);
    const known = shown[column]![row] ?? null;
    const isLast = row === ROWS - 1;
    const from = known ?? (isLast ? left : 0);
    const to = known ?? (isLast ? left : Math.min(left, crowd.rowTotals[row]!));
    for (let value = from; value <= to; value += 1) {
      if (value < 0 || value > left || value > crowd.rowTotals[row]! || (isLast && value !== left)) continue;
      chosen[place]![row] = value;
      fill(at + 1);
    }
    chosen[place]!.length = row;
  }
  fill(0);
  return [...open.keys()];
}

const isTelling = (count: number) => count > 0 && count < SMALLEST;

describe('answers of several that people chose (promise 25)', () => {
  test('give no withheld number away to somebody who tries every table that fits', () => {
    fc.assert(
      fc.property(people(2), (crowd) => {
        const parts = tallied(crowd, 2);
        expect(givenAway(protectOverlapping(parts.table, parts.crowd, SMALLEST), parts)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('show true numbers only, none that tells on a few who chose an answer or on a few who did not', () => {
    fc.assert(
      fc.property(people(3), (crowd) => {
        const { table, crowd: around } = tallied(crowd, 3);
        for (const [column, cells] of protectOverlapping(table, around, SMALLEST).entries()) {
          if (cells === null) continue;
          expect(around.bases[column]).toBeGreaterThanOrEqual(SMALLEST);
          expect(around.people - around.bases[column]!).toBeGreaterThanOrEqual(SMALLEST);
          for (const [row, value] of cells.entries()) {
            if (value === null) continue;
            expect(value).toBe(table[row]![column]);
            expect([value, around.rowTotals[row]! - value].filter(isTelling)).toEqual([]);
            expect(value === 0 || value < around.bases[column]!).toBe(true);
          }
        }
      }),
    );
  });

  test('where people say yes or no to each row, none of the four sides of a shown number is a few', () => {
    fc.assert(
      fc.property(people(3), (crowd) => {
        const { table, crowd: around } = tallied(crowd, 3);
        for (const [column, cells] of protectOverlappingYesNo(table, around, SMALLEST).entries()) {
          for (const [row, value] of (cells ?? []).entries()) {
            if (value === null) continue;
            const [base, total] = [around.bases[column]!, around.rowTotals[row]!];
            const sides = [value, base - value, total - value, around.people - base - total + value];
            expect(sides.filter(isTelling)).toEqual([]);
          }
        }
      }),
    );
  });

  test('a withheld number that the other answers leave over is not left over', () => {
    // Each person chose one of two answers, so 3 + 20 are all people of the first row.
    const table = [
      [3, 20],
      [20, 9],
      [12, 8],
    ];
    const crowd = { bases: [35, 37], rowTotals: [23, 29, 20], people: 72 };
    const [first, second] = protectOverlapping(table, crowd, SMALLEST);
    expect(first![0]).toBeNull();
    expect(second![0]).toBeNull();
    expect(first!.filter((cell) => cell === null).length).toBeGreaterThanOrEqual(2);
  });

  test('answers that few chose, or that few did not, are not shown; large ones are shown as they are', () => {
    const table = [
      [10, 2, 20, 12],
      [12, 2, 18, 9],
    ];
    const crowd = { bases: [22, 4, 38, 21], rowTotals: [21, 20], people: 41 };
    expect(protectOverlapping(table, crowd, SMALLEST)).toEqual([[10, 12], null, null, [12, 9]]);
  });
});
