/** Reports through the one door: what is published one after the other gives nobody away, and is about the same answers. */

import { writeBlock } from '../../../src/services/analysis/data-set/block.js';
import type { EarlierPart } from '../../../src/services/analysis/publishing/earlier.js';
import {
  protectReport,
  type ReportDraft,
  type SourceOrder,
} from '../../../src/services/analysis/publishing/protect-report.js';
import {
  type PublishedTable,
  storedPublication,
  writePublication,
} from '../../../src/services/analysis/publishing/publication.js';
import { chosenRule, SERVICE_RULE } from '../../../src/services/analysis/publishing/rule-choice.js';
import type { PlanPart, ReportPlan } from '../../../src/services/analysis/report-plan/plan.js';
import { FIRST_VIEW, type View } from '../../../src/services/analysis/view/view.js';
import { loadSolver } from '../../../src/services/solver/highs.js';
import { type TestCell, testDataSet } from '../../kit/data-set.js';

const solve = await loadSolver();
const times = (count: number, cell: TestCell): TestCell[] => Array.from({ length: count }, () => cell);

/** 120 people in two areas; 4 of the north's 80 and 10 of the south's 40 belong to no club. */
const data = testDataSet([
  { name: 'area', categories: ['north', 'south'], cells: [...times(80, 'north'), ...times(40, 'south')] },
  {
    name: 'club',
    categories: ['yes', 'no'],
    cells: [
      ...times(76, 'yes'),
      ...times(4, 'no'),
      ...times(10, 'yes'),
      ...times(10, 'no'),
      ...times(20, 'yes'),
    ],
  },
  {
    name: 'agree',
    categories: ['yes', 'no'],
    cells: [
      ...times(57, 'yes'),
      ...times(19, 'no'),
      ...times(3, 'yes'),
      ...times(1, 'no'),
      ...times(20, 'yes'),
      ...times(20, 'no'),
    ],
  },
  ...['first', 'second', 'third'].map((part, at) => ({
    name: `wish_${part}`,
    of: { question: 'wish', part, table: 'ranks' as const },
    cells: Array.from({ length: 120 }, (_, row) => ((row + at) % 3) + 1),
  })),
]);

const block = (change = 0) =>
  writeBlock(
    data,
    Uint8Array.from({ length: 32 * data.rows }, (_, at) => (at + change) % 251),
    null,
  );

function source(earlier: readonly EarlierPart[] = [], of = block()): SourceOrder {
  const told = {
    kind: 'survey',
    slug: 'clubs',
    title: { en: 'Clubs' },
    from: 1,
    to: 2,
    optIn: true,
  } as const;
  return { told, block: of, definitions: [], earlier };
}

const view = (change: Partial<View>): PlanPart => ({
  ...{ kind: 'view', subject: { kind: 'survey', slug: 'clubs' }, title: null, show: 'all' },
  view: { ...FIRST_VIEW, who: 'ended', compare: false, ...change },
});

const planOf = (...parts: PlanPart[]): ReportPlan => ({
  canvass: 'report-plan/1',
  title: { en: 'Report' },
  parts,
});

function ask(plan: ReportPlan, of: SourceOrder, choice = SERVICE_RULE) {
  const rule = chosenRule(
    choice,
    of.earlier.map((one) => one.rule),
  );
  return protectReport({ plan, choice, rule, sources: [of], progress: new SharedArrayBuffer(8) }, solve);
}

function draft(plan: ReportPlan, of = source(), choice = SERVICE_RULE): ReportDraft {
  const made = ask(plan, of, choice);
  if (!made.ok) throw new Error(made.problem.sentence);
  return made.value;
}

/** What the draft leaves behind once it is published, through the text that is stored. */
function earlierOf({ publication }: ReportDraft): EarlierPart[] {
  const stored = storedPublication(writePublication({ ...publication, taken: 1 }));
  const { rule, sources } = stored;
  return stored.parts.flatMap((part) =>
    part.kind === 'table' || part.kind === 'preferences'
      ? [{ report: 'first', rule, fingerprint: sources[0]!.fingerprint, definitions: [], part }]
      : [],
  );
}

const tableIn = ({ publication }: ReportDraft): PublishedTable =>
  publication.parts.find((part): part is PublishedTable => part.kind === 'table')!;
const counts = (one: ReportDraft) =>
  tableIn(one).table.blocks[0]!.cells.map((line) => line.map(({ n }) => n));

const EVERYBODY = planOf(view({ rows: ['agree'], banner: ['area'] }));
const CLUBS = planOf(view({ rows: ['agree'], banner: ['area'], where: "${club} = 'yes'" }));

test('no group of few people is left over when a later table is taken from an earlier one', () => {
  expect(counts(draft(CLUBS))).toEqual([
    [67, 57, 10],
    [39, 19, 20],
  ]);
  const first = draft(EVERYBODY);
  expect(
    counts(first)
      .flat()
      .every((n) => n !== null),
  ).toBe(true);
  const second = draft(CLUBS, source(earlierOf(first)));
  const left = counts(first).flatMap((line, row) =>
    line.flatMap((n, column) => {
      const later = counts(second)[row]![column];
      return n === null || later == null ? [] : [n - later];
    }),
  );
  expect(left.filter((n) => n > 0 && n < 10)).toEqual([]);
  const { reasons, report } = second.tables[0]!;
  expect(report.withheld.linked + report.withheld['whole-table']).toBeGreaterThan(0);
  expect(reasons.blocks[0]!.cells.flat().some((reason) => reason !== null)).toBe(true);
});

test('a table that is out already may be published again, as it is', () => {
  const first = draft(EVERYBODY);
  expect(counts(draft(EVERYBODY, source(earlierOf(first))))).toEqual(counts(first));
});

test('other answers to the same survey, and tables that cannot be worked out again, stop the report', () => {
  const [earlier] = earlierOf(draft(EVERYBODY));
  const changed = ask(CLUBS, source([earlier!], block(1)));
  expect(changed).toMatchObject({ ok: false, problem: { code: 'report-answers-changed' } });
  const gone = { ...earlier!, part: { ...earlier!.part, view: { ...earlier!.part.view, banner: ['club'] } } };
  expect(ask(CLUBS, source([gone]))).toMatchObject({
    ok: false,
    problem: { code: 'report-beside-unreadable' },
  });
});

test('a rule is raised and never lowered', () => {
  expect(chosenRule({ preset: 'service', minimum: 3 }, []).minimum).toBe(10);
  const strict = chosenRule({ preset: 'hospital-episodes', minimum: 25 }, []);
  expect(strict).toMatchObject({ minimum: 25, roundTo: 5 });
  expect(chosenRule(SERVICE_RULE, [strict])).toEqual(strict);
  const rounded = draft(EVERYBODY, source(), { preset: 'hospital-episodes', minimum: null });
  expect(
    counts(rounded)
      .flat()
      .every((n) => n === null || n % 5 === 0),
  ).toBe(true);
});

test('preferences are told of groups whose base may be told, without counts', () => {
  const ranked = (change: Partial<View>) => {
    const { parts } = draft(planOf(view({ rows: ['wish'], banner: ['club'], ...change }))).publication;
    const part = parts.find((one) => one.kind === 'preferences');
    if (part?.kind !== 'preferences') throw new Error('there are preferences');
    return part.report;
  };
  const all = ranked({});
  expect(all.groups.map(({ key, people }) => [key, people])).toEqual([
    ['', 120],
    ['club=yes', 106],
    ['club=no', 14],
  ]);
  expect(all.banners[0]!.test).not.toBeNull();
  expect(JSON.stringify(all)).not.toContain('counts');
  const north = ranked({ where: "${area} = 'north'" });
  expect(north.groups.map(({ key }) => key)).toEqual(['']);
  expect(north).toMatchObject({ withheld: 2, banners: [{ test: null }] });
});

test('what cannot be published as it is says why', () => {
  const wave = draft(planOf(view({ rows: ['agree'], wave: 'other' }), view({ rows: ['nothing'] })));
  expect(wave.faults).toEqual([
    { part: 0, sentence: 'Two surveys side by side cannot be published yet.' },
    { part: 1, sentence: 'There is no question or variable called nothing any more.' },
  ]);
});
