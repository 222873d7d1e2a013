/** Discrete choice in reports: part-worths and importance of groups whose base may be told, as they are stored, shown and taken away. */
import type { Task } from '../../../../src/domain/questionnaire/definition.js';
import type { DataSet } from '../../../../src/services/analysis/data-set/data-set.js';
import { publishedFile } from '../../../../src/services/analysis/publishing/files.js';
import type { PublishedChoice } from '../../../../src/services/analysis/publishing/publication.js';
import {
  storedPublication,
  writePublication,
} from '../../../../src/services/analysis/publishing/publication.js';
import { shownParts } from '../../../../src/web/reports/parts.js';
import { testDataSet } from '../../../kit/data-set.js';
import { blockOf, draftOf, earlierOf, planOf, sourceOf, viewOf, viewsIn } from '../../../kit/publishing.js';
import { reportWords } from '../../../kit/reports.js';

const LEVELS = { way: ['walk', 'bus'], cost: ['free', 'paid'] } as const;
const TASKS: readonly Task[] = [
  [
    { way: 'walk', cost: 'free' },
    { way: 'bus', cost: 'paid' },
  ],
  [
    { way: 'walk', cost: 'paid' },
    { way: 'bus', cost: 'free' },
  ],
];
/** 80 people, of whom 6 are clinicians; clinicians and some others want it cheap, the rest near; some err. */
const PEOPLE = Array.from({ length: 80 }, (_, row) => ({ isClinician: row < 6, errs: row % 4 === row % 3 }));
const role = PEOPLE.map(({ isClinician }) => (isClinician ? 'clinician' : 'patient'));

const plain = testDataSet([
  { name: '.version', categories: ['1'], cells: PEOPLE.map(() => '1') },
  { name: 'role', categories: ['patient', 'clinician'], cells: role },
  {
    name: 'area',
    categories: ['north', 'south'],
    cells: PEOPLE.map((_, row) => (row % 4 < 2 ? 'north' : 'south')),
  },
  ...TASKS.map((_, task) => ({
    name: `trade_${task + 1}`,
    of: { question: 'trade', part: String(task + 1), table: 'choice-task' as const },
    categories: ['1', '2'],
    cells: PEOPLE.map(({ isClinician, errs }, row) => {
      const wanted = task === 1 && (isClinician || row % 5 === 0) ? '2' : '1';
      return errs ? (wanted === '1' ? '2' : '1') : wanted;
    }),
  })),
]);
const label = (text: string) => ({ en: `The ${text}`, cy: `Y ${text}` });
const data: DataSet = {
  ...plain,
  questions: plain.questions.map((one) => (one.name === 'trade' ? { ...one, experiment: 'trade' } : one)),
  experiments: [
    {
      ...{ key: 'trade', versionVariable: 0, shown: [[TASKS]] },
      choices: Object.entries(LEVELS).flatMap(([attribute, names]) =>
        names.map((name) => ({ name, label: label(name), attribute })),
      ),
      attributes: Object.keys(LEVELS).map((name) => ({ name, label: label(name) })),
    },
  ],
};
const source = (earlier = [] as ReturnType<typeof earlierOf>) => sourceOf('ways', blockOf(data), earlier);
const PROFILES = [
  { way: 'walk', cost: 'paid' },
  { way: 'bus', cost: 'free' },
];
const plan = (banner: readonly string[]) =>
  planOf(viewOf('ways', { rows: ['trade'], banner: [...banner], profiles: PROFILES }));
const choiceIn = (of: ReturnType<typeof plan>): PublishedChoice => {
  const [part] = viewsIn(draftOf(of, [source()]));
  if (part?.kind !== 'choice') throw new Error('there is a choice experiment');
  return part;
};

test('part-worths, importance and shares are told of groups with a base, in both languages, without counts', () => {
  const { report } = choiceIn(plan(['area']));
  expect(report.groups.map(({ key, people }) => [key, people])).toEqual([
    ['', 80],
    ['area=north', 40],
    ['area=south', 40],
  ]);
  const [everybody] = report.groups;
  const [way, cost] = everybody!.worths;
  expect(way![0]!.utility).toBeCloseTo(-way![1]!.utility, 9);
  expect(way![0]!.utility).toBeGreaterThan(0.2);
  expect(way![0]!.interval[0]).toBeLessThan(way![0]!.utility);
  expect(cost![0]!.utility).toBeGreaterThan(0);
  const importances = everybody!.importances.map(({ share }) => share);
  expect(importances[0]! + importances[1]!).toBeCloseTo(1, 1);
  expect(everybody!.shares[0]!.share + everybody!.shares[1]!.share).toBeCloseTo(1, 1);
  expect(report.banners[0]!.test).not.toBeNull();
  expect(report.attributes[0]).toMatchObject({ label: label('way'), levels: [{ label: label('walk') }, {}] });
  expect(JSON.stringify(report)).not.toMatch(/tasks|respondents|logLikelihood/);
});

test('a group of few people is left out, with whoever would give it away and with the test', () => {
  const { report } = choiceIn(plan(['role']));
  expect(report.groups.map(({ key }) => key)).toEqual(['']);
  expect(report).toMatchObject({ withheld: 2, banners: [{ test: null }] });
});

test('what was published is laid beside what follows, and comes back as it was stored', () => {
  const first = draftOf(plan(['area']), [source()]);
  const later = draftOf(planOf(viewOf('ways', { rows: ['area'], where: "${role} = 'patient'" })), [
    source(earlierOf(first)),
  ]);
  // 34 patients of 40 people in the south: that leaves six.
  expect(viewsIn(later)).toMatchObject([{ kind: 'table' }]);
  expect(
    later.tables[0]!.report.withheld.linked + later.tables[0]!.report.withheld['whole-table'],
  ).toBeGreaterThan(0);
  const { publication } = first;
  expect(storedPublication(writePublication({ ...publication, taken: 1 })).parts).toEqual(publication.parts);
});

test('its page says what decides most in either language, and its file has every estimate', () => {
  const { publication } = draftOf(plan(['area']), [source()]);
  const [shown] = shownParts(publication, reportWords('en'));
  if (shown?.kind !== 'view') throw new Error('the part is a view');
  expect(shown.sentences[0]).toMatch(
    /“The way” decides most: \d+% of all that decides \(.+\)\. Liked best is “The walk”\./,
  );
  expect(shown.table!.blocks.map(({ heading }) => heading)).toEqual([
    'The way',
    'The cost',
    'Shares of alternatives side by side',
  ]);
  expect(shown.figures.map(({ kind, title }) => [kind, title])).toEqual([
    ['dots', 'What decides how much'],
    ['dots', 'What each level is worth'],
  ]);
  const [welsh] = shownParts(publication, reportWords('cy'));
  expect(JSON.stringify(welsh)).toContain('Y walk');
  const text = publishedFile({ ...publication, taken: 1 }, 'part-1.csv')!.text;
  expect(text).toMatch(/^trade,area,area=north,.*,40,part-worth,way,The way,walk,The walk,/m);
  expect(text.trim().split('\n')).toHaveLength(1 + 3 * (2 + 4 + 2));
});
