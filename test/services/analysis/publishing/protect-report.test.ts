/** Reports through the one door: what is published one after the other gives nobody away, and is about the same answers. */
import type { Definition } from '../../../../src/services/analysis/definitions/definition.js';
import type { EarlierPart } from '../../../../src/services/analysis/publishing/protection-order.js';
import { chosenRule, SERVICE_RULE } from '../../../../src/services/analysis/publishing/rule-choice.js';
import type { View } from '../../../../src/services/analysis/view/view.js';
import { methodSentences } from '../../../../src/web/pages/report.js';
import { type TestCell, testDataSet } from '../../../kit/data-set.js';
import {
  askReport,
  blockOf,
  countsIn,
  draftOf,
  earlierOf,
  planOf,
  sourceOf,
  viewOf,
  viewsIn,
} from '../../../kit/publishing.js';
import { reportWords } from '../../../kit/reports.js';

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

const source = (earlier: readonly EarlierPart[] = [], change = 0) =>
  sourceOf('clubs', blockOf(data, change), earlier);
const view = (change: Partial<View>) => viewOf('clubs', change);
const draft = (plan: ReturnType<typeof planOf>, of = source(), choice = SERVICE_RULE) =>
  draftOf(plan, [of], choice);

const EVERYBODY = planOf(view({ rows: ['agree'], banner: ['area'] }));
const CLUBS = planOf(view({ rows: ['agree'], banner: ['area'], where: "${club} = 'yes'" }));

test('no group of few people is left over when a later table is taken from an earlier one', () => {
  expect(countsIn(draft(CLUBS))).toEqual([
    [67, 57, 10],
    [39, 19, 20],
  ]);
  const first = draft(EVERYBODY);
  expect(
    countsIn(first)
      .flat()
      .every((n) => n !== null),
  ).toBe(true);
  const second = draft(CLUBS, source(earlierOf(first)));
  const left = countsIn(first).flatMap((line, row) =>
    line.flatMap((n, column) => {
      const later = countsIn(second)[row]![column];
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
  expect(countsIn(draft(EVERYBODY, source(earlierOf(first))))).toEqual(countsIn(first));
});

test('other answers to the same survey, and tables that cannot be worked out again, stop the report', () => {
  const [earlier] = earlierOf(draft(EVERYBODY));
  const changed = askReport(CLUBS, [source([earlier!], 1)]);
  expect(changed).toMatchObject({ ok: false, problem: { code: 'report-answers-changed' } });
  const gone = { ...earlier!, part: { ...earlier!.part, view: { ...earlier!.part.view, banner: ['club'] } } };
  expect(askReport(CLUBS, [source([gone])])).toMatchObject({
    ok: false,
    problem: { code: 'report-beside-unreadable' },
  });
});

test('once answers are gone, what is out may stand in a report again under other words, and nothing else may', () => {
  const first = draft(EVERYBODY);
  const gone = source(earlierOf(first), 1);
  const [part] = EVERYBODY.parts;
  if (part?.kind !== 'view') throw new Error('the part is a view');
  const titled = { ...part, title: { en: 'Said better' }, view: { ...part.view, chart: 'dots' as const } };
  const again = draft(planOf({ kind: 'text', text: { en: 'New words' } }, titled), gone);
  expect(countsIn(again)).toEqual(countsIn(first));
  expect(again.publication.parts[1]).toMatchObject({ title: { en: 'Said better' }, view: { chart: 'dots' } });
  const { fingerprint } = first.publication.sources[0]!;
  expect(again.publication.sources).toMatchObject([{ fingerprint, readThen: 1 }]);
  const [method] = methodSentences({ ...again.publication, taken: 5 }, reportWords('en')).slice(-1);
  expect(method).toContain('they stand here as they were published then');
  const third = source([...gone.earlier, ...earlierOf(again)], 1);
  expect(countsIn(draft(EVERYBODY, third))).toEqual(countsIn(first));
  for (const [plan, choice] of [
    [planOf(titled, view({ rows: ['club'] })), SERVICE_RULE],
    [planOf({ ...titled, view: { ...titled.view, where: "${club} = 'yes'" } }), SERVICE_RULE],
    [planOf(titled), { preset: 'service', minimum: 20 }],
  ] as const)
    expect(askReport(plan, [gone], choice)).toMatchObject({
      ok: false,
      problem: { code: 'report-answers-changed' },
    });
});

test('a rule is raised and never lowered', () => {
  expect(chosenRule({ preset: 'service', minimum: 3 }, ['health'], []).minimum).toBe(10);
  const strict = chosenRule({ preset: 'hospital-episodes', minimum: 25 }, ['health'], []);
  expect(strict).toMatchObject({ minimum: 25, roundTo: 5 });
  expect(chosenRule(SERVICE_RULE, ['other'], [strict])).toEqual(strict);
  // Only a report whose surveys all say that they are about something else has the lower floor.
  for (const [topics, least] of [
    [['other'], 5],
    [['other', null], 5],
    [['other', 'health'], 10],
    [[null], 10],
    [[], 10],
  ] as const)
    expect(chosenRule({ preset: 'service', minimum: 3 }, topics, [])).toMatchObject({
      minimum: least,
      minimumBase: least,
    });
  const once = chosenRule(SERVICE_RULE, ['health'], []);
  expect(chosenRule(SERVICE_RULE, ['other'], [once]).minimum).toBe(10);
  const rounded = draft(EVERYBODY, source(), { preset: 'hospital-episodes', minimum: null });
  expect(
    countsIn(rounded)
      .flat()
      .every((n) => n === null || n % 5 === 0),
  ).toBe(true);
});

test('preferences are told of groups whose base may be told, without counts', () => {
  const ranked = (change: Partial<View>) => {
    const all = viewsIn(draft(planOf(view({ rows: ['wish'], banner: ['club'], ...change }))));
    const part = all.find(({ kind }) => kind === 'preferences');
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
    { part: 0, sentence: 'There is no survey called other in this lab.' },
    { part: 1, sentence: 'There is no question or variable called nothing any more.' },
  ]);
});

test('bands cut in two ways leave no small group between them', () => {
  const age = testDataSet([
    { name: 'age', cells: Array.from({ length: 120 }, (_, row) => (row < 50 ? 20 : row < 53 ? 25 : 40)) },
    { name: 'area', categories: ['north', 'south'], cells: [...times(60, 'north'), ...times(60, 'south')] },
  ]);
  const band = (name: string, from: number): Definition => ({
    name,
    content: {
      kind: 'variable',
      label: { en: name },
      how: { by: 'band', of: 'age', bounds: [from], labels: [] },
    },
  });
  const of = (one: Definition, earlier: readonly EarlierPart[] = []) => ({
    ...sourceOf('clubs', blockOf(age), earlier),
    definitions: [one],
  });
  const first = draftOf(planOf(view({ rows: ['narrow'] })), [of(band('narrow', 25))]);
  expect(countsIn(first)).toEqual([[50], [70]]);
  const second = draftOf(planOf(view({ rows: ['wide'] })), [of(band('wide', 30), earlierOf(first))]);
  expect(countsIn(second)).toEqual([[null], [null]]);
  const far = draftOf(planOf(view({ rows: ['wide'] })), [of(band('wide', 50), earlierOf(first))]);
  expect(countsIn(far)).toEqual([[120], [0]]);
});
