/** The judge of conformance must be able to find fault. */
import { pathDifferences, valueAt } from '../../../scripts/conformance/answer-paths.js';
import { suppressionDifferences } from '../../../scripts/conformance/suppression.js';

const answer = {
  n: 3,
  cells: [
    { row: 'E', column: null, n: 1, interval: [0.1, 0.9] },
    { row: 'null', column: 'a, "b"]', n: 2, interval: null },
  ],
  coefficients: { 'air.income': { z: 1 } },
  weights: [1, 2],
};

test('paths lead to keys, places, members with values, lengths and coefficients', () => {
  expect(valueAt(answer, 'cells[row=E,column=null].interval[1]')).toBe(0.9);
  expect(valueAt(answer, 'cells[row="null",column="a, \\"b\\"]"].n')).toBe(2);
  expect(valueAt(answer, 'cells[row=null].n')).toBeUndefined();
  expect(valueAt(answer, 'coefficients.air.income.z')).toBe(1);
  expect(valueAt(answer, 'weights.length')).toBe(2);
  expect(valueAt(answer, 'cells[2].n')).toBeUndefined();
});

test('numbers agree within the tolerance, zero within a billionth, all else exactly', () => {
  const off = (expect: object, relative?: number) =>
    pathDifferences(answer, expect as Record<string, unknown>, relative === undefined ? {} : { relative });
  expect(off({ n: 3 + 2e-8, 'cells[0].n': 1 })).toEqual([]);
  expect(off({ n: 3 + 4e-8 })).toHaveLength(1);
  expect(off({ n: 3 + 4e-8 }, 1e-7)).toEqual([]);
  expect(off({ n: 0 }, 9)).toHaveLength(1);
  expect(off({ 'cells[1].interval': null, 'cells[0].row': 'E' })).toEqual([]);
  expect(off({ 'cells[0].interval': null, 'cells[0].row': 'F', nothing: 1 })).toHaveLength(3);
});

test('a suppression is held to what it must achieve', () => {
  const counts = [
    ['p', 'a', 2],
    ['p', 'b', 20],
    ['q', 'a', 30],
    ['q', 'b', 40],
  ] as const;
  const cell = (row: string, column: string, kind: string) => ({ row, column, kind });
  const primaries = [cell('p', 'a', 'primary')];
  const alone = { suppressed: primaries, primary: 1, secondary: 0, secondaryCount: 0, safe: false };
  const judged = (answered: object, secondary: boolean) =>
    suppressionDifferences(answered, { counts, minimum: 5, secondary, ...(secondary && { optimum: 90 }) });
  expect(judged(alone, false)).toEqual([]);
  expect(judged({ ...alone, safe: true }, false)).toEqual(['safe true, in truth false']);
  const all = [
    ...primaries,
    cell('p', 'b', 'secondary'),
    cell('q', 'a', 'secondary'),
    cell('q', 'b', 'secondary'),
  ];
  const whole = { suppressed: all, primary: 1, secondary: 3, secondaryCount: 90, safe: true };
  expect(judged(whole, true)).toEqual([]);
  expect(judged({ ...whole, secondaryCount: 80 }, true)).toHaveLength(1);
  expect(judged({ ...whole, suppressed: all.slice(0, 3), secondary: 2, secondaryCount: 50 }, true)).toEqual([
    'safe true, in truth false',
    'a primary cell follows from what is published',
  ]);
});
