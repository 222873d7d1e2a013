/** Tables as they are published: read as a reader reads them, laid side by side, and attacked. */
import fc from 'fast-check';
import type { CategoryColumn } from '../../../../../src/domain/statistics/columns.js';
import { surveyDesign } from '../../../../../src/domain/statistics/design/design.js';
import type { Cell } from '../../../../../src/domain/statistics/disclosure/population.js';
import type { AskedTable } from '../../../../../src/domain/statistics/disclosure/published/layout.js';
import { protectTables } from '../../../../../src/domain/statistics/disclosure/published/protect-tables.js';
import { reportSentences } from '../../../../../src/domain/statistics/disclosure/published/report.js';
import type { Table } from '../../../../../src/domain/statistics/table.js';
import { buildTable } from '../../../../../src/domain/statistics/tables/build-table.js';
import type { SingleQuestion, TableRequest } from '../../../../../src/domain/statistics/tables/request.js';
import { loadSolver } from '../../../../../src/services/solver/highs.js';
import { runs } from '../../../../kit/runs.js';
import { population, RULE, SIZES, upTo } from '../made-up.js';
import { boundsFound, isIn, peopleOf, type Reading } from '../outsider.js';

const solve = await loadSolver();

type Answers = Readonly<Record<string, readonly number[]>>;

function column(codes: readonly number[], categories: number): CategoryColumn {
  return {
    kind: 'categories',
    categories: upTo(categories).map((at) => `c${at}`),
    codes: Int8Array.from(codes),
  };
}

function question(answers: Answers, key: string): SingleQuestion {
  const own = column(answers[key]!, SIZES[key]!);
  return { kind: 'single', key, label: key, column: own, labels: own.categories };
}

function request(answers: Answers, rows: readonly string[], banners: readonly string[]): TableRequest {
  return {
    rows: answers[rows[0]!]!.length,
    questions: rows.map((key) => question(answers, key)),
    banners: banners.map((key) => question(answers, key)),
    everybody: 'Everybody',
    ...{ filter: null, design: null, level: 0.95, compare: true, adjust: 'none' },
    called: { weight: null, strata: null, clusters: null, populations: null, raked: [], filter: null },
  };
}

const asked = (name: string, of: TableRequest): AskedTable => ({
  ...{ name, request: of, people: null, table: buildTable(of) },
});

/** What a reader takes from a table of single questions: every count that stands there, and that somebody is behind a gap. */
function read(table: Table, of: TableRequest, answers: Answers): Reading[] {
  const people = peopleOf(population(answers));
  const columns: Cell[] = [
    [],
    ...of.banners.flatMap((banner) =>
      upTo(SIZES[banner.key]!).map((value): Cell => [{ variable: banner.key, values: [value] }]),
    ),
  ];
  return table.blocks.flatMap((block) =>
    columns.flatMap((cell, at) => {
      const base = block.bases[at]!;
      const rows = block.cells.map((line, row): Reading => {
        const whom = [...cell, { variable: block.key, values: [row] }];
        const n = line[at]!.n;
        const isEmpty = !people.some((person) => isIn(whom, person));
        return { cell: whom, least: n ?? (isEmpty ? 0 : 1), most: n ?? Infinity };
      });
      return [{ cell, least: base.n ?? 1, most: base.n ?? Infinity }, ...rows];
    }),
  );
}

const answers: fc.Arbitrary<Answers> = fc
  .array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 3 }), fc.nat({ max: 5 })), {
    minLength: 60,
    maxLength: 110,
  })
  .map((people) => ({
    audience: people.map(([audience]) => (audience < 3 ? audience : 0)),
    sex: people.map(([, sex]) => (sex < 2 ? sex : 0)),
    reason: people.map(([, , reason]) => (reason < 3 ? reason : 0)),
  }));

/** Six readers of ten in an audience of few, three of whom gave the rarest reason. */
const FEW: Answers = {
  audience: upTo(90).map((person) => (person < 30 ? 1 : 0)),
  sex: upTo(90).map((person) => person % 2),
  reason: upTo(90).map((person) => (person % 10 === 0 ? 2 : person % 3 === 0 ? 1 : 0)),
};

describe('published tables (promise 25)', () => {
  test('give no small cell away, read side by side after two publications', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const first = request(given, ['reason'], ['audience', 'sex']);
        const second = request(given, ['sex'], ['audience']);
        const people = given['reason']!.length;
        const before = protectTables(
          { people, published: [], candidates: [asked('one', first)], rule: RULE, ties: [] },
          solve,
        );
        const published = [{ ...asked('one', first), table: before.tables[0]!, rule: RULE }];
        const after = protectTables(
          { people, published, candidates: [asked('two', second)], rule: RULE, ties: [] },
          solve,
        );
        const readings = [...read(before.tables[0]!, first, given), ...read(after.tables[0]!, second, given)];
        const all = peopleOf(population(given));
        for (const { cell } of readings) {
          const count = all.filter((person) => isIn(cell, person)).length;
          if (count === 0 || count >= RULE.minimum) continue;
          const [least, most] = boundsFound(population(given), readings, cell, solve);
          expect(most - least).toBeGreaterThanOrEqual(RULE.width);
        }
      }),
      { numRuns: runs(4) },
    );
  });

  test('show no share, interval, letter or comparison of a number that is not shown, and the same mark whatever the reason', () => {
    const of = request(FEW, ['reason'], ['audience', 'sex']);
    const [table] = protectTables(
      { people: 90, published: [], candidates: [asked('t', of)], rule: RULE, ties: [] },
      solve,
    ).tables;
    const [block] = table!.blocks;
    const hidden = block!.cells.flatMap((line, row) =>
      line.flatMap((cell, at) => (cell.withheld === null ? [] : [{ cell, row, at }])),
    );
    expect(hidden.length).toBeGreaterThanOrEqual(4);
    for (const { cell, row, at } of hidden) {
      expect(cell).toMatchObject({
        n: null,
        weighted: null,
        estimate: null,
        interval: null,
        rowShare: null,
        letters: '',
        withheld: 'secondary',
      });
      const about = block!.comparisons.filter((one) => one.row === row && one.columns.includes(at));
      expect(about).toEqual([]);
    }
    for (const line of block!.cells)
      for (const { n } of line) expect(n === null || n === 0 || n >= RULE.minimum).toBe(true);
  });

  test('with weights tell whole percents and people for bases alone', () => {
    const plain = request(FEW, ['reason'], ['sex']);
    const weights = Float64Array.from(FEW['sex']!, (sex) => (sex === 0 ? 0.8 : 1.2));
    const design = surveyDesign({ rows: 90, weights });
    if (!design.ok) throw new Error(design.problem);
    const of = {
      ...plain,
      design: design.value,
      called: { ...plain.called, weight: 'w', raked: [{ key: 'sex', targets: {} }] },
    };
    const [table] = protectTables(
      { people: 90, published: [], candidates: [asked('t', of)], rule: RULE, ties: [] },
      solve,
    ).tables;
    const cells = table!.blocks[0]!.cells.flat();
    expect(cells.every(({ n, weighted }) => n === null && weighted === null)).toBe(true);
    for (const { estimate } of cells)
      if (estimate !== null) expect(estimate * 100).toBeCloseTo(Math.round(estimate * 100), 9);
    expect(table!.blocks[0]!.bases[0]).toMatchObject({ n: 90, weighted: 90 });
  });

  test('are as they were where nobody is few, and rounded where the rule rounds', () => {
    const many: Answers = {
      reason: upTo(300).map((person) => person % 3),
      sex: upTo(300).map((person) => Math.floor(person / 3) % 2),
    };
    const of = request(many, ['reason'], ['sex']);
    const given = { people: 300, published: [], candidates: [asked('t', of)], ties: [] };
    const whole = protectTables({ ...given, rule: RULE }, solve);
    expect(whole.tables[0]).toEqual(asked('t', of).table);
    expect(reportSentences(whole.reports[0]!)).toEqual(['All numbers of “t” are shown.']);
    const rounded = protectTables({ ...given, rule: { ...RULE, roundTo: 20 } }, solve).tables[0]!;
    expect(rounded.blocks[0]!.cells.flat().map(({ n }) => n! % 20)).toEqual(
      Array.from({ length: 9 }, () => 0),
    );
  });

  test('whose numbers are not those of their cells stop with a sentence', () => {
    const of = request(FEW, ['reason'], ['sex']);
    const { table, ...rest } = asked('t', of);
    const [block] = table.blocks;
    const wrong = {
      ...table,
      blocks: [{ ...block!, bases: block!.bases.map((base) => ({ ...base, n: 1 })) }],
    };
    const candidates = [{ ...rest, table: wrong }];
    expect(() =>
      protectTables({ people: 90, published: [], candidates, rule: RULE, ties: [] }, solve),
    ).toThrow(/not that of its cell/);
  });

  test('are reported as none, one or many', () => {
    const no = { small: 0, 'small-base': 0, unanimous: 0, linked: 0, 'whole-table': 0 };
    const told = (cells: number, small: number, figures = 0) =>
      reportSentences({ name: 't', cells, withheld: { ...no, small }, figures });
    expect(told(2, 2)).toEqual(['No number of “t” is shown: 2 because few people stand behind it.']);
    expect(told(9, 1)).toEqual([
      'Of the 9 numbers of “t”, 1 is not shown: 1 because few people stand behind it.',
    ]);
    expect(told(9, 0, 1)[1]).toMatch(/^One weighted sum, share or mean is not shown/);
    expect(told(9, 0, 2)[1]).toMatch(/^2 weighted sums, shares or means are not shown/);
  });

  test('are reported in sentences that say how many and why, and never how many people', () => {
    const of = request(FEW, ['reason'], ['audience', 'sex']);
    const { reports } = protectTables(
      { people: 90, published: [], candidates: [asked('Reasons', of)], rule: RULE, ties: [] },
      solve,
    );
    expect(reportSentences(reports[0]!)[0]).toMatch(
      /^Of the \d+ numbers of “Reasons”, \d+ are not shown: \d+ because few people stand behind it; \d+ because another could be worked out from it/,
    );
  });
});
