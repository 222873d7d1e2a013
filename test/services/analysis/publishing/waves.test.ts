/** Two surveys side by side in reports: their people are protected as one, together with all that is out about either. */
import type { EarlierPart } from '../../../../src/services/analysis/publishing/protection-order.js';
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
  tableIn,
  viewOf,
  viewsIn,
} from '../../../kit/publishing.js';
import { reportWords } from '../../../kit/reports.js';

const times = (count: number, cell: TestCell): TestCell[] => Array.from({ length: count }, () => cell);
const wave = (yes: number, no: number, others: number) =>
  testDataSet([
    {
      name: 'agree',
      categories: ['yes', 'no'],
      cells: [...times(yes, 'yes'), ...times(no, 'no'), ...times(others, 'no')],
    },
    {
      name: 'area',
      categories: ['north', 'south'],
      cells: [...times(yes + no, 'north'), ...times(others, 'south')],
    },
    ...['first', 'second'].map((part, at) => ({
      name: `wish_${part}`,
      of: { question: 'wish', part, table: 'ranks' as const },
      cells: Array.from({ length: yes + no + others }, (_, row) => ((row + at) % 2) + 1),
    })),
  ]);

/** 100 people a year ago, of whom 16 agree; 100 now, of whom 60 agree; 30 and 4 of them are in the south. */
const [before, now] = [blockOf(wave(16, 54, 30)), blockOf(wave(60, 36, 4), 7)];
const sources = (ofBefore: readonly EarlierPart[] = [], ofNow: readonly EarlierPart[] = []) => [
  sourceOf('now', now, ofNow),
  sourceOf('before', before, ofBefore),
];
const COMPARED = planOf(viewOf('now', { rows: ['agree'], wave: 'before' }));

test('two waves stand side by side, each under its own title, with everybody of both first', () => {
  const draft = draftOf(COMPARED, sources());
  const { table } = tableIn(draft);
  expect(table.columns.map(({ label }) => label)).toEqual(['Everybody', 'Survey now', 'Survey before']);
  expect(countsIn(draft)).toEqual([
    [76, 60, 16],
    [124, 40, 84],
  ]);
  expect(draft.publication.sources.map(({ slug, people }) => [slug, people])).toEqual([
    ['now', 100],
    ['before', 100],
  ]);
  const [ranked] = viewsIn(
    draftOf(planOf(viewOf('now', { rows: ['wish'], wave: 'before' })), sources()),
  ).slice(-1);
  expect(ranked).toMatchObject({ kind: 'preferences', bases: { banners: [{}, { key: '.wave' }] } });
});

test('waves are compared by letters where the analyst asked for them', () => {
  const { table } = tableIn(
    draftOf(planOf(viewOf('now', { rows: ['agree'], wave: 'before', compare: true })), sources()),
  );
  expect(table.blocks[0]!.cells[0]!.map(({ letters }) => letters)).toEqual(['', 'B', '']);
});

test('no small group of one survey follows from both together less the other', () => {
  // The south of before has 30 people and that of both has 34: the four of now must not follow.
  const souths = planOf(viewOf('before', { rows: ['area'] }));
  const first = draftOf(souths, [sourceOf('before', before)]);
  expect(countsIn(first)).toEqual([[70], [30]]);
  const both = planOf(viewOf('now', { rows: ['area'], wave: 'before' }));
  const second = draftOf(both, sources(earlierOf(first, 'before')));
  const [everybody, ofNow] = countsIn(second)[1]!;
  expect([everybody, ofNow]).toEqual([null, null]);
  // The other way round: once both are told, a table of either is laid beside them.
  const open = draftOf(
    planOf(viewOf('now', { rows: ['agree'], wave: 'before', where: "${area} = 'north'" })),
    sources(),
  );
  const later = draftOf(planOf(viewOf('now', { rows: ['agree'] })), [
    sourceOf('now', now, earlierOf(open, 'now')),
    { ...sourceOf('before', before, earlierOf(open, 'before')), isBeside: true },
  ]);
  expect(later.publication.sources.map(({ slug }) => slug)).toEqual(['now']);
  // 36 of the north say no, and 40 of all: the four of the south must not follow.
  expect(countsIn(later)[1]![0] === null || countsIn(open)[1]![1] === null).toBe(true);
});

test('what stood beside a survey must be there still, and about the same answers', () => {
  const out = draftOf(COMPARED, sources());
  const alone = planOf(viewOf('now', { rows: ['area'] }));
  const own = sourceOf('now', now, earlierOf(out, 'now'));
  expect(askReport(alone, [own])).toMatchObject({
    ok: false,
    problem: { code: 'report-beside-unreadable' },
  });
  const changed = {
    ...sourceOf('before', blockOf(wave(16, 54, 30), 3), earlierOf(out, 'before')),
    isBeside: true,
  };
  expect(askReport(alone, [own, changed])).toMatchObject({
    ok: false,
    problem: { code: 'report-answers-changed' },
  });
  const self = draftOf(planOf(viewOf('now', { rows: ['agree'], wave: 'now' })), sources());
  expect(self.faults).toEqual([{ part: 0, sentence: 'A survey cannot stand beside itself.' }]);
});

test('the method note says in either language that a person in both waves is two, and only where there are two', () => {
  const method = (plan: typeof COMPARED, language: 'en' | 'cy') =>
    methodSentences({ ...draftOf(plan, sources()).publication, taken: null }, reportWords(language)).join(
      ' ',
    );
  expect(method(COMPARED, 'en')).toContain('Somebody who answered both surveys is counted in both');
  expect(method(COMPARED, 'cy')).toContain('Mae rhywun a atebodd y ddau arolwg');
  expect(method(planOf(viewOf('now', { rows: ['agree'] })), 'en')).not.toContain('both surveys');
});
