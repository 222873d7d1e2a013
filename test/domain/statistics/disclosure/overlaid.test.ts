/** Promise 25 where one number is cut in several ways: no sum of bands, nets and editions gives the few people away whom no two tables tell. */
import fc from 'fast-check';
import { asTheyAre } from '../../../../src/domain/statistics/disclosure/attack.js';
import type {
  LinkedTable,
  ReleasedTable,
} from '../../../../src/domain/statistics/disclosure/linked-tables.js';
import type { Cell, Population } from '../../../../src/domain/statistics/disclosure/population.js';
import { protect } from '../../../../src/domain/statistics/disclosure/protect.js';
import type { Line } from '../../../../src/domain/statistics/disclosure/solver.js';
import { unionsKnown } from '../../../../src/domain/statistics/disclosure/unions.js';
import { loadSolver } from '../../../../src/services/solver/highs.js';
import { runs } from '../../../kit/runs.js';
import { COUNT, population, RULE, upTo } from './made-up.js';

const solve = await loadSolver();

/** People by number and answer, and each recode as the value that it gives every number. */
interface Cuts {
  readonly ages: readonly number[];
  readonly answers: readonly number[];
  readonly recodes: Readonly<Record<string, readonly number[]>>;
}

const sizeOf = (values: readonly number[]) => Math.max(...values) + 1;

function peopleOf({ ages, answers, recodes }: Cuts): Population {
  const names = Object.keys(recodes);
  const codes = names.map((name) => [name, ages.map((age) => recodes[name]![age]!)] as const);
  const sizes = Object.fromEntries(names.map((name) => [name, sizeOf(recodes[name]!)]));
  const all = population(
    { ...Object.fromEntries(codes), answer: answers },
    { ...sizes, answer: sizeOf(answers) },
  );
  return { ...all, ties: [names] };
}

/** A recode's table: its values and, where it has several, a net of the first two; by answer or not. */
function tableOf({ recodes, answers }: Cuts, name: string, byAnswer: boolean): LinkedTable {
  const values = upTo(sizeOf(recodes[name]!)).map((value) => [value]);
  const sets = [[], ...values, ...(values.length > 2 ? [[0, 1]] : [])];
  const across = byAnswer ? [[], ...upTo(sizeOf(answers)).map((value) => [value])] : [[]];
  const on = (variable: string, own: readonly number[]): Cell =>
    own.length === 0 ? [] : [{ variable, values: own }];
  return {
    name,
    cells: sets.flatMap((set) =>
      across.map((column) => ({
        cell: [...on(name, set), ...on('answer', column)],
        base: set.length === 0 ? null : on('answer', column),
        measures: COUNT,
      })),
    ),
  };
}

/** How closely somebody who knows which numbers there are comes to a group: every number and answer an unknown, every count a line. */
function width(
  cuts: Cuts,
  released: readonly ReleasedTable[],
  isIn: (age: number, answer: number) => boolean,
) {
  const kinds = [...new Set(cuts.ages)].flatMap((age) =>
    upTo(sizeOf(cuts.answers)).map((answer) => ({ age, answer })),
  );
  const inCell = (cell: Cell, { age, answer }: { age: number; answer: number }) =>
    cell.every(({ variable, values }) =>
      values.includes(variable === 'answer' ? answer : cuts.recodes[variable]![age]!),
    );
  const truth = (cell: Cell) =>
    cuts.ages.filter((age, person) => inCell(cell, { age, answer: cuts.answers[person]! })).length;
  const everybody = cuts.ages.length;
  const all: Line = { terms: kinds.map((_, at) => [at, 1] as const), least: everybody, most: everybody };
  const lines = released.flatMap(({ cells, withheld }) =>
    cells.flatMap(({ cell }, at): Line[] => {
      if (withheld[at] === 'small-base' || withheld[at] === 'whole-table') return [];
      const terms = kinds.flatMap((kind, place) => (inCell(cell, kind) ? [[place, 1] as const] : []));
      const n = truth(cell);
      return [withheld[at] === null ? { terms, least: n, most: n } : { terms, least: 1, most: Infinity }];
    }),
  );
  const [least, most] = [1, -1].map((sign) => {
    const unknowns = kinds.map(({ age, answer }) => ({
      cost: isIn(age, answer) ? sign : 0,
      ...{ least: 0, most: everybody, whole: true },
    }));
    const found = solve({ unknowns, lines: [all, ...lines], nodes: 20_000, gap: 0.5, gapShare: 0 });
    if (typeof found === 'string' || !found.proven) throw new Error('the outsider got no answer');
    return Math.round(sign * found.cost);
  });
  return most! - least!;
}

/** The tables published one after the other, each beside what is out. */
function publishedInTurn(people: Population, tables: readonly (readonly LinkedTable[])[]) {
  let published: readonly ReleasedTable[] = [];
  for (const candidates of tables) {
    const { tables: released } = protect({ population: people, published, candidates, rule: RULE }, solve);
    published = [...published, ...released];
  }
  return published;
}

const inOrder = (counts: readonly number[]) => counts.flatMap((count, age) => upTo(count).map(() => age));

/** Three of 40, between 25 to 39 and those over 40; and two recodes of which only three cells together tell those of the third number. */
const THREE_CUTS = {
  ages: inOrder([30, 40, 3, 30]),
  recodes: { young: [0, 1, 1, 1], middle: [0, 1, 0, 0], upTo40: [0, 0, 0, 1] },
};
const CHAIN = {
  ages: inOrder([20, 20, 3, 20, 20, 20]),
  recodes: { ends: [0, 1, 1, 2, 2, 3], pairs: [0, 0, 1, 1, 2, 2] },
};

test.each([
  ['three tables', THREE_CUTS, [2]],
  ['a chain of two recodes', CHAIN, [2]],
])('the few people whom %s tell only together are hidden', (_, { ages, recodes }, few) => {
  const cuts: Cuts = { ages, answers: ages.map(() => 0), recodes };
  const tables = Object.keys(recodes).map((name) => tableOf(cuts, name, false));
  const isFew = (age: number) => few.includes(age);
  const closest = (released: readonly ReleasedTable[]) => width(cuts, released, isFew);
  const released = publishedInTurn(peopleOf(cuts), [tables]);
  expect([closest(asTheyAre(tables)), closest(released) >= RULE.width]).toEqual([0, true]);
  expect(released.flatMap(({ withheld }) => withheld).filter((why) => why === null).length).toBeGreaterThan(
    3,
  );
});

test('sets that sums of shown ones give are found, however many it takes, and no others', () => {
  const people = [30, 40, 3, 30, 2].map((count) => ({ people: count }));
  const all = [0, 1, 2, 3, 4];
  expect(unionsKnown(people, [all, [0], [1], [0, 1, 2, 4]], 10)).toEqual([[2, 4]]);
  expect(unionsKnown(people, [all, [0, 1], [1, 3], [0, 1, 2]], 10)).toEqual([[2]]);
  expect(unionsKnown(people, [all, [0, 2], [1, 4], [0, 4]], 10)).toEqual([]);
  const each = [all, [0, 2], [1, 4], [3], [0], [1]];
  expect(unionsKnown(people, each, 10)).toEqual([[2], [2, 4], [4]]);
  expect(unionsKnown(people, each, 5)).toEqual([[2], [4]]);
});

/** Bands and a recode of numbers that few people have some of. */
const cutsDrawn: fc.Arbitrary<Cuts> = fc
  .record({
    people: fc.array(fc.tuple(fc.nat({ max: 15 }), fc.nat({ max: 2 })), { minLength: 60, maxLength: 130 }),
    bands: fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }), {
      minLength: 2,
      maxLength: 3,
    }),
    scattered: fc.array(fc.nat({ max: 2 }), { minLength: 8, maxLength: 8 }),
  })
  .map(({ people, bands, scattered }) => ({
    ages: people.map(([age]) => (age < 8 ? age : (age % 3) * 3)),
    answers: people.map(([, answer], person) => (person === 0 || answer === 2 ? 1 : 0)),
    recodes: {
      ...Object.fromEntries(
        bands.map((cuts, at) => [
          `band ${at}`,
          upTo(8).map((age) => cuts.filter((cut) => age >= cut).length),
        ]),
      ),
      scattered,
    },
  }));

test('no run of a number that several tables cut can be bounded more closely than the rule allows', () => {
  fc.assert(
    fc.property(cutsDrawn, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (cuts, byAnswer) => {
      const names = Object.keys(cuts.recodes);
      const tables = names.map((name, at) => tableOf(cuts, name, byAnswer[at]!));
      const released = publishedInTurn(peopleOf(cuts), [tables.slice(0, 2), tables.slice(2)]);
      const spans = upTo(8).flatMap((low) => upTo(8 - low).map((more) => [low, low + more] as const));
      for (const [low, high] of spans) {
        // Sums of the categories of one question may be known, as of any two that are withheld in one row.
        const isOfOne = names.some((name) => {
          const inside = cuts.recodes[name]!.slice(low, high + 1);
          return upTo(8).every(
            (age) => (age >= low && age <= high) || !inside.includes(cuts.recodes[name]![age]!),
          );
        });
        for (const answer of isOfOne ? [] : [null, 0, 1]) {
          const isIn = (age: number, given: number) =>
            age >= low && age <= high && (answer === null || given === answer);
          const few = cuts.ages.filter((age, person) => isIn(age, cuts.answers[person]!)).length;
          const isSafe = few === 0 || few >= RULE.minimum || width(cuts, released, isIn) >= RULE.width;
          expect({ low, high, answer, isSafe }).toEqual({ low, high, answer, isSafe: true });
        }
      }
    }),
    { numRuns: runs(4) },
  );
});
