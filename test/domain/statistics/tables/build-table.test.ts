/** Survey tables: bases, columns of several banner questions, letters within each, nets, and who is counted. */
import fc from 'fast-check';
import { completeRows } from '../../../../src/domain/statistics/columns.js';
import { degreesOf, surveyDesign } from '../../../../src/domain/statistics/design/design.js';
import { meanOf } from '../../../../src/domain/statistics/estimates/mean.js';
import { crossTable, tableLetters } from '../../../../src/domain/statistics/tables/cross-table.js';
import { madeSamples } from '../../../kit/designs.js';
import { cellAt, meanOfNumbers, single, singleOf, tableOf } from '../../../kit/table-requests.js';

const USE = singleOf('use', ['yes', 'no', 'yes', null, 'yes', 'no', 'no', 'yes']);
const SEX = singleOf('sex', ['f', 'f', 'f', 'f', 'm', 'm', 'm', null]);
const AGE = singleOf('age', ['old', 'young', 'old', 'old', 'young', 'young', 'old', 'young']);

test('columns of banner questions stand side by side after everybody, lettered anew for each question', () => {
  const table = tableOf(8, { questions: [USE], banners: [SEX, AGE] });
  expect(table.columns.map(({ key, label, banner, letter }) => [key, label, banner, letter])).toEqual([
    ['', 'All', 0, ''],
    ['f', 'F', 1, 'A'],
    ['m', 'M', 1, 'B'],
    ['old', 'OLD', 2, 'A'],
    ['young', 'YOUNG', 2, 'B'],
  ]);
  expect(table.banners.map(({ key, columns }) => [key, columns])).toEqual([
    ['total', [0]],
    ['sex', [1, 2]],
    ['age', [3, 4]],
  ]);
});

test('the base of a column is who answered the question in it; a blank banner answer counts in everybody alone', () => {
  const [block] = tableOf(8, { questions: [USE], banners: [SEX, AGE] }).blocks;
  expect(block?.bases.map(({ n, effective }) => [n, effective])).toEqual([
    [7, 7],
    [3, 3],
    [3, 3],
    [3, 3],
    [4, 4],
  ]);
  // Rows are no and yes.
  expect(block?.cells.map((row) => row.map(({ n }) => n))).toEqual([
    [3, 1, 2, 1, 2],
    [4, 2, 1, 2, 2],
  ]);
  const yes = block?.cells[1];
  expect(yes?.map(({ estimate }) => estimate)).toEqual([4 / 7, 2 / 3, 1 / 3, 2 / 3, 1 / 2]);
  // Three who said yes are of a known sex, two of them women.
  expect(yes?.map(({ rowShare }) => rowShare)).toEqual([1, 2 / 3, 1 / 3, 1 / 2, 1 / 2]);
  expect(yes?.map(({ totalShare }) => totalShare)).toEqual([4, 2, 1, 2, 2].map((n) => n / 7));
});

test('an empty column, and an empty table, have no numbers and no error', () => {
  const nobody = tableOf(8, {
    questions: [USE],
    banners: [SEX],
    filter: Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 1),
    compare: true,
  });
  expect(cellAt(nobody, 0, 1)).toMatchObject({
    n: 0,
    estimate: null,
    standardError: null,
    interval: null,
    letters: '',
  });
  expect(nobody.blocks[0]?.comparisons).toEqual([]);
  const blank = tableOf(3, {
    questions: [singleOf('q', [null, null, null]), meanOfNumbers('y', new Float64Array(3).fill(Number.NaN))],
    banners: [singleOf('b', ['x', 'y', 'x'])],
    compare: true,
  });
  expect(blank.blocks[0]?.rows).toEqual([]);
  expect(cellAt(blank, 0, 1, 1)).toMatchObject({ n: 0, estimate: null, standardError: null });
});

test('under any design a table of two questions is the one that canvass analyse answers', () => {
  fc.assert(
    fc.property(madeSamples, ({ design, rows, columns, mask }) => {
      const complete = completeRows([rows, columns], mask.length, mask);
      const degrees = degreesOf(design, complete);
      fc.pre(degrees.ok && design.calibration === null);
      if (!degrees.ok) return;
      const how = { kind: 'design', level: 0.9, design, degrees: degrees.value } as const;
      const table = tableOf(mask.length, {
        questions: [single('r', rows)],
        banners: [single('c', columns)],
        filter: mask,
        design,
        level: 0.9,
        compare: true,
        adjust: 'bonferroni',
      });
      const [block] = table.blocks;
      // Categories without rows are shown by tables and left out there.
      fc.pre(block!.bases.every(({ n }) => n !== 0) && block!.cells.every(([all]) => all!.n !== 0));
      const reference = crossTable(
        { ...rows, codes: rows.codes.map((code, row) => (complete[row] === 1 ? code : -1)) },
        { ...columns, codes: columns.codes.map((code, row) => (complete[row] === 1 ? code : -1)) },
        how,
      );
      const letters = tableLetters(reference, how, 'bonferroni');
      block!.cells.forEach((row, at) => {
        row.slice(1).forEach((cell, column) => {
          const expected = reference.shares[at * 3 + column]!;
          expect(cell.estimate).toBeCloseTo(expected.share, 12);
          expect(cell.standardError).toBeCloseTo(expected.standardError, 10);
          expect(cell.interval === null).toBe(expected.interval === null);
          if (cell.interval !== null) expect(cell.interval[0]).toBeCloseTo(expected.interval![0], 9);
          expect(cell.letters).toBe(letters[at * 3 + column]);
        });
      });
    }),
    { numRuns: 20 },
  );
});

test('means and their errors are those of the rows in the column, under any design, raked or not', () => {
  fc.assert(
    fc.property(madeSamples, ({ design, columns, values, mask }) => {
      const table = tableOf(mask.length, {
        questions: [meanOfNumbers('y', values)],
        banners: [single('c', columns)],
        filter: mask,
        design,
      });
      columns.categories.forEach((_, place) => {
        const inColumn = mask.map((each, row) => (each === 1 && columns.codes[row] === place ? 1 : 0));
        const expected = meanOf(values, inColumn, { kind: 'design', level: 0.95, design, degrees: 5 });
        const cell = cellAt(table, 0, place + 1);
        if (!expected.ok) return;
        expect(cell.n).toBe(expected.value.n);
        expect(cell.estimate).toBeCloseTo(expected.value.value, 8);
        // One row has no spread to tell of: readers get no error where R's formula says 0.
        if (cell.n === 1) expect([cell.standardError, expected.value.standardError]).toEqual([null, 0]);
        else expect(cell.standardError).toBeCloseTo(expected.value.standardError, 7);
      });
    }),
    { numRuns: 20 },
  );
});

test('nets join people, top-2-box among them, and know the rows that they join', () => {
  const likert = singleOf('agree', ['1', '2', '3', '4', '4', '3', '1', null]);
  const question = {
    ...likert,
    nets: [
      { key: 'top-2', label: 'Agree', of: ['3', '4'] },
      { key: 'ends', label: 'Ends', of: ['1', '4'] },
    ],
    scores: [1, 2, 3, null],
    statistics: [{ kind: 'mean', label: 'Mean' } as const],
  };
  const table = tableOf(8, { questions: [question], banners: [AGE] });
  const [shares, means] = table.blocks;
  expect(shares?.rows.slice(4).map(({ key, net }) => [key, net])).toEqual([
    ['top-2', [2, 3]],
    ['ends', [0, 3]],
  ]);
  expect(shares?.cells[4]?.map(({ n, estimate }) => [n, estimate])).toEqual([
    [4, 4 / 7],
    [2, 1 / 2],
    [2, 2 / 3],
  ]);
  // A category without a score is left out of the base of the mean: 1, 2, 3, 3, 1.
  expect(means).toMatchObject({ kind: 'number', scores: { 1: 1, 2: 2, 3: 3 } });
  expect(means?.cells[0]?.map(({ n, estimate }) => [n, estimate])).toEqual([
    [5, 2],
    [3, 5 / 3],
    [2, 5 / 2],
  ]);
});

test('a filter leaves rows out of the numbers and not out of the design', () => {
  const made = surveyDesign({ rows: 8, weights: Float64Array.of(1, 2, 1, 1, 3, 1, 1, 2) });
  if (!made.ok) throw new Error(made.problem);
  const filter = Uint8Array.of(1, 1, 1, 1, 1, 0, 0, 0);
  const table = tableOf(8, { questions: [USE], filter, design: made.value });
  // yes: 1, 1, 3 of 7; no: 2. Σw²(…)² with (1 − 5/7) and 5/7, over 49, times 8/7.
  const variance = ((8 / 7) * ((1 + 1 + 9) * (2 / 7) ** 2 + 4 * (5 / 7) ** 2)) / 49;
  expect(cellAt(table, 1, 0).estimate).toBeCloseTo(5 / 7, 13);
  expect(cellAt(table, 1, 0).standardError).toBeCloseTo(Math.sqrt(variance), 12);
  expect(table.blocks[0]?.bases[0]).toMatchObject({ n: 4, weighted: 7, degrees: 3 });
});

test('weights of 1 and no weights give the same estimates, bases and counts', () => {
  fc.assert(
    fc.property(madeSamples, ({ rows, columns, values, mask }) => {
      const made = surveyDesign({ rows: mask.length, weights: new Float64Array(mask.length).fill(1) });
      if (!made.ok) return;
      const request = {
        questions: [single('r', rows), meanOfNumbers('y', values)],
        banners: [single('c', columns)],
        filter: mask,
      };
      const [plain, weighted] = [null, made.value].map((design) =>
        tableOf(mask.length, { ...request, design }),
      );
      plain!.blocks.forEach((block, at) => {
        const other = weighted!.blocks[at]!;
        expect(other.bases.map(({ n, effective }) => [n, effective])).toEqual(
          block.bases.map(({ n, effective }) => [n, effective]),
        );
        expect(other.cells.map((row) => row.map(({ n, estimate }) => [n, estimate]))).toEqual(
          block.cells.map((row) => row.map(({ n, estimate }) => [n, estimate])),
        );
      });
    }),
    { numRuns: 20 },
  );
});
