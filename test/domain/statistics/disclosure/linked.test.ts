/** Promise 25: tables of one survey, published one after another, give no small group away to somebody who lays them all side by side. */
import fc from 'fast-check';
import { asTheyAre } from '../../../../src/domain/statistics/disclosure/attack.js';
import type {
  LinkedTable,
  ReleasedTable,
} from '../../../../src/domain/statistics/disclosure/linked-tables.js';
import {
  type Cell,
  cellKey,
  type Population,
} from '../../../../src/domain/statistics/disclosure/population.js';
import { protect } from '../../../../src/domain/statistics/disclosure/protect.js';
import { loadSolver } from '../../../../src/services/solver/highs.js';
import { runs } from '../../../kit/runs.js';
import { crossing, NAMES, population, populations, RULE, SIZES, tables, upTo } from './made-up.js';
import { boundsFound, isIn, peopleOf, readingsOf } from './outsider.js';

const solve = await loadSolver();

/** Groups of 1 to `minimum` − 1 people that somebody would look for: cells, and what a filter leaves out of them. */
function smallGroups(people: Population, shown: readonly LinkedTable[], minimum: number): Cell[] {
  const cells = shown.flatMap((table) => table.cells.map(({ cell }) => cell));
  const leftOut = cells.flatMap((cell) =>
    cell.map((one) => {
      const rest = upTo(SIZES[one.variable]!).filter((value) => !one.values.includes(value));
      return cell.map((condition) => (condition === one ? { ...one, values: rest } : condition));
    }),
  );
  const isShown = (cell: Cell) => cells.some((other) => cellKey(other) === cellKey(cell));
  const bySubtraction = leftOut.filter((cell) => cell.some((_, at) => isShown(cell.toSpliced(at, 1))));
  const everybody = peopleOf(people);
  const count = (cell: Cell) => everybody.filter((person) => isIn(cell, person)).length;
  const isSplit = (cell: Cell) =>
    cell.some(({ variable, values }) => SIZES[variable]! > 2 && values.length > 1);
  const known = new Map(
    [...cells, ...bySubtraction.filter((cell) => !isSplit(cell))].map((cell) => [cellKey(cell), cell]),
  );
  return [...known.values()].filter((cell) => count(cell) > 0 && count(cell) < minimum);
}

/** How closely an outsider comes to the small group that is found out best. */
function narrowest(people: Population, released: readonly ReleasedTable[]): number {
  const readings = readingsOf(people, released);
  const widths = smallGroups(people, released, RULE.minimum).map((cell) => {
    const [least, most] = boundsFound(people, readings, cell, solve);
    return most - least;
  });
  return Math.min(...widths);
}

describe('tables about the same people (promise 25)', () => {
  test('bound no group of 1 to 4 people more closely than by 2, however they are laid side by side', () => {
    fc.assert(
      fc.property(
        populations,
        fc.array(tables, { minLength: 1, maxLength: 2 }),
        tables,
        (people, first, then) => {
          const before = protect({ population: people, published: [], candidates: first, rule: RULE }, solve);
          const after = protect(
            { population: people, published: before.tables, candidates: [then], rule: RULE },
            solve,
          );
          // A group may be named as exposed because no proof was found in so few people; the outsider alone is the judge.
          expect(narrowest(people, [...before.tables, ...after.tables])).toBeGreaterThanOrEqual(RULE.width);
        },
      ),
      { numRuns: runs(8) },
    );
  });

  test('each protected for itself, they would give groups away: the attack finds them', () => {
    const answers = {
      audience: [...upTo(40).map(() => 0), ...upTo(20).map(() => 1), ...upTo(12).map(() => 2)],
      sex: upTo(72).map((person) => (person % 9 === 0 ? 1 : 0)),
      reason: upTo(72).map((person) => [0, 1, 0, 0, 2][person % 5]!),
      region: upTo(72).map((person) => (person > 68 ? 1 : 0)),
    };
    const people = population(answers);
    const everywhere = crossing('reason', 'sex');
    const inOneRegion = crossing('reason', 'sex', false, { variable: 'region', values: [0] });
    const alone = [everywhere, inOneRegion].flatMap(
      (table) =>
        protect({ population: people, published: [], candidates: [table], rule: RULE }, solve).tables,
    );
    expect(narrowest(people, alone)).toBe(0);
    const together = protect(
      { population: people, published: [], candidates: [everywhere, inOneRegion], rule: RULE },
      solve,
    );
    expect(narrowest(people, together.tables)).toBeGreaterThanOrEqual(RULE.width);
  });

  test('where nobody is few, everything is told', () => {
    const people = population(
      Object.fromEntries(
        NAMES.map((name, at) => [
          name,
          upTo(400).map((person) => Math.floor(person / 3 ** at) % SIZES[name]!),
        ]),
      ),
    );
    const candidates = [
      crossing('reason', 'sex', true),
      crossing('audience', 'sex', false, { variable: 'region', values: [0] }),
    ];
    expect(protect({ population: people, published: [], candidates, rule: RULE }, solve).tables).toEqual(
      asTheyAre(candidates),
    );
  });
});
