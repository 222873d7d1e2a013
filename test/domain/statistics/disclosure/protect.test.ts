/** What gives small groups away beside counts: weights, means, percentages, knowledge of the rule and of the questionnaire. */
import { asTheyAre, attack } from '../../../../src/domain/statistics/disclosure/attack.js';
import type { Measure } from '../../../../src/domain/statistics/disclosure/figures.js';
import type { LinkedCell, LinkedTable } from '../../../../src/domain/statistics/disclosure/linked-tables.js';
import type { Cell, Population } from '../../../../src/domain/statistics/disclosure/population.js';
import { protect } from '../../../../src/domain/statistics/disclosure/protect.js';
import type { Rule } from '../../../../src/domain/statistics/disclosure/rule.js';
import { loadSolver } from '../../../../src/services/solver/highs.js';
import { COUNT, crossing, population, RULE, SIZES, upTo } from './made-up.js';
import { boundsFound, readingsOf } from './outsider.js';

const solve = await loadSolver();

/** People by reason (down) and audience (across), as many as the table says. */
function peopleOfTable(counts: readonly (readonly number[])[]): Population {
  const pairs = counts.flatMap((row, reason) =>
    row.flatMap((count, audience) => upTo(count).map(() => [reason, audience])),
  );
  return population({
    reason: pairs.map(([reason]) => reason!),
    audience: pairs.map(([, audience]) => audience!),
  });
}

const release = (people: Population, candidates: readonly LinkedTable[], rule: Rule = RULE) =>
  protect({ population: people, published: [], candidates, rule }, solve);

const reasonAndAudience = (reason: number, audience: number): Cell => [
  { variable: 'audience', values: [audience] },
  { variable: 'reason', values: [reason] },
];

/** Why the cell is withheld in the table, or null. */
function whyWithheld(
  { cells, withheld }: { cells: readonly LinkedCell[]; withheld: readonly (string | null)[] },
  cell: Cell,
) {
  const wanted = JSON.stringify([...cell].sort((a, b) => (a.variable < b.variable ? -1 : 1)));
  return withheld[
    cells.findIndex(
      (one) => JSON.stringify([...one.cell].sort((a, b) => (a.variable < b.variable ? -1 : 1))) === wanted,
    )
  ];
}

describe('protection of published tables', () => {
  test('two cells of one person each are not safe behind their sum of two, as nobody withholds a zero', () => {
    const people = peopleOfTable([
      [1, 1, 30],
      [20, 20, 30],
      [30, 30, 30],
    ]);
    const [table] = release(people, [crossing('reason', 'audience')]).tables;
    const readings = readingsOf(people, [table!]);
    for (const audience of [0, 1]) {
      const [least, most] = boundsFound(people, readings, reasonAndAudience(0, audience), solve);
      expect(most - least).toBeGreaterThanOrEqual(2);
    }
  });

  test('nothing is told about a base of few people, not even its zeros', () => {
    const people = peopleOfTable([
      [2, 30, 30],
      [1, 30, 30],
      [0, 30, 30],
    ]);
    const [table] = release(people, [crossing('reason', 'audience')]).tables;
    expect(whyWithheld(table!, reasonAndAudience(2, 0))).toBe('small-base');
    expect(whyWithheld(table!, [{ variable: 'audience', values: [0] }])).toBe('small');
  });

  test('a cell that holds its whole base is withheld where the rule says so', () => {
    const people = peopleOfTable([
      [20, 30, 30],
      [0, 30, 30],
      [0, 30, 30],
    ]);
    const rule = { ...RULE, withholdUnanimous: true };
    const [table] = release(people, [crossing('reason', 'audience')], rule).tables;
    expect(whyWithheld(table!, reasonAndAudience(0, 0))).toBe('unanimous');
    const [least, most] = boundsFound(people, readingsOf(people, [table!]), reasonAndAudience(0, 0), solve);
    expect(most - least).toBeGreaterThanOrEqual(2);
  });

  test('a mean of the answers beside two withheld ones would be a second equation, so it is withheld too', () => {
    const people = peopleOfTable([
      [3, 30, 30],
      [4, 30, 30],
      [30, 30, 30],
    ]);
    const mean: Measure = {
      kind: 'mean',
      scores: { variable: 'reason', byValue: [0, 5, 10] },
      weight: null,
      step: 0.01,
    };
    const table = crossing('reason', 'audience');
    const inColumn: Cell = [{ variable: 'audience', values: [0] }];
    const withMean = {
      ...table,
      cells: table.cells.map((one) =>
        JSON.stringify(one.cell) === JSON.stringify(inColumn) ? { ...one, measures: [...COUNT, mean] } : one,
      ),
    };
    const [released] = release(people, [withMean]).tables;
    const [least, most] = [Math.min, Math.max].map((end) => {
      const bounds = attack(people, [released!], solve).boundsOf(reasonAndAudience(0, 0))!;
      return end(bounds.least, bounds.most);
    });
    expect(most! - least!).toBeGreaterThanOrEqual(2);
    const twoHidden = {
      ...asTheyAre([withMean])[0]!,
      withheld: withMean.cells.map(({ cell }) =>
        cell.length === 2 && cell[0]!.values[0]! < 2 && cell[1]!.values[0]! < 2 ? ('small' as const) : null,
      ),
    };
    expect(attack(people, [twoHidden], solve).boundsOf(reasonAndAudience(0, 0))).toEqual({
      least: 3,
      most: 3,
    });
  });

  test('a share told to one decimal place is the count that it reveals', () => {
    const people = peopleOfTable([
      [3, 30, 30],
      [40, 30, 30],
      [30, 30, 30],
    ]);
    const shares = crossing('reason', 'audience');
    const cells = shares.cells.map(
      (one): LinkedCell =>
        one.base === null
          ? one
          : { ...one, measures: [{ kind: 'share', of: one.base, weight: null, step: 0.001 }] },
    );
    const bounds = attack(people, asTheyAre([{ ...shares, cells }]), solve).boundsOf(reasonAndAudience(0, 0));
    expect(bounds).toEqual({ least: 3, most: 3 });
    const [released] = release(people, [{ ...shares, cells }]).tables;
    const after = attack(people, [released!], solve).boundsOf(reasonAndAudience(0, 0))!;
    expect(after.most - after.least).toBeGreaterThanOrEqual(2);
  });
});

/** Everybody in an audience weighs the same, as after weighting to the audiences' sizes; an outsider can reckon these weights. */
const WEIGHTS = [0.5, 2, 1];

function weighted(people: Population): Population {
  const { codes } = people.variables.get('audience')!;
  const weights = Float64Array.from({ length: people.people }, (_, person) => WEIGHTS[codes[person]!]!);
  return { ...people, weights: new Map([['to size', { byPerson: weights, madeFrom: ['audience'] }]]) };
}

describe('weights', () => {
  const counts = [
    [3, 30, 30],
    [20, 12, 30],
    [30, 30, 30],
  ];

  test('known weights beside plain counts make a second equation of every row: what both leave is safe', () => {
    const people = weighted(peopleOfTable(counts));
    const table = crossing('reason', 'audience');
    const measures: readonly Measure[] = [...COUNT, { kind: 'weight', weight: 'to size', step: 0.1 }];
    const candidate = { ...table, cells: table.cells.map((one) => ({ ...one, measures })) };
    const [released] = release(people, [candidate]).tables;
    const [plain] = release(people, [table]).tables;
    const ranges = [released!, { ...plain!, cells: candidate.cells }].map((shown) => {
      const [least, most] = boundsFound(
        people,
        readingsOf(people, [shown], 0, WEIGHTS),
        reasonAndAudience(0, 0),
        solve,
      );
      return most - least;
    });
    expect(ranges[0]).toBeGreaterThanOrEqual(2);
    expect(ranges[1]).toBe(0);
  });
});

describe('what respondents could have answered', () => {
  test('only combinations that the questionnaire allows hide anybody', () => {
    // Who is not asked for a reason (the third) is in audience 2, always; so nobody else could have been one of them.
    const people = peopleOfTable([
      [3, 30, 0],
      [30, 30, 0],
      [0, 0, 40],
    ]);
    const tied = { ...people, ties: [['audience', 'reason']] };
    const [released] = release(tied, [crossing('reason', 'audience')]).tables;
    const bounds = attack(tied, [released!], solve).boundsOf(reasonAndAudience(0, 0))!;
    expect(bounds.most - bounds.least).toBeGreaterThanOrEqual(2);
  });
});

test('a group that was given away before is named, and what is published now is given up where it would tell more', () => {
  const people = peopleOfTable([
    [3, 30, 30],
    [30, 30, 30],
    [30, 30, 30],
  ]);
  const table = crossing('reason', 'audience');
  const told = asTheyAre([table]);
  const { exposed } = protect(
    { population: people, published: told, candidates: [table], rule: RULE },
    solve,
  );
  expect(exposed.map(({ people: few }) => few)).toEqual([3]);
  expect(SIZES['reason']).toBe(3);
});
