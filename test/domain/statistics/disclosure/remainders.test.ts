/** What shown cells leave over: groups that no table shows and that anybody can subtract. */
import type { Cell } from '../../../../src/domain/statistics/disclosure/population.js';
import { remainders } from '../../../../src/domain/statistics/disclosure/remainders.js';
import { population } from './made-up.js';

const PEOPLE = population(
  { audience: [], sex: [], reason: [], region: [] },
  { audience: 3, sex: 2, reason: 5, region: 4 },
);
const on = (variable: string, ...values: number[]) => ({ variable, values });
const left = (...shown: Cell[]) => remainders(PEOPLE, shown).map((cell) => JSON.stringify(cell));
const cell = (...conditions: Cell) => JSON.stringify(conditions);

describe('shown cells leave over', () => {
  test('those whom a filter leaves out, where they are also counted without it', () => {
    expect(left([on('reason', 1)], [on('reason', 1), on('region', 0)])).toEqual([
      cell(on('reason', 1), on('region', 1, 2, 3)),
    ]);
  });

  test('the one region that is not shown beside three and all', () => {
    const shown = [0, 1, 2].map((region): Cell => [on('region', region)]);
    expect(left([], ...shown)).toEqual([cell(on('region', 3))]);
    expect(left(...shown)).toEqual([]);
  });

  test('each piece of overlapping nets', () => {
    expect(left([on('reason', 0, 1, 2)], [on('reason', 2, 3)])).toEqual([
      cell(on('reason', 0, 1)),
      cell(on('reason', 2)),
      cell(on('reason', 3)),
    ]);
  });

  test('nothing where cells differ in more than one variable, or all pieces are shown', () => {
    expect(left([on('reason', 1), on('sex', 0)], [on('region', 1), on('sex', 0)])).toEqual([]);
    expect(left([], [on('sex', 0)], [on('sex', 1)])).toEqual([]);
  });
});
