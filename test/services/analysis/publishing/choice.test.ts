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

const GIVEN = { attribute: 'cost', from: 'free', to: 'paid' };
const tradePlan = (banner: readonly string[]) =>
  planOf(viewOf('ways', { rows: ['trade'], banner: [...banner], trade: GIVEN }));

test('what people would accept for a change is told beside part-worths, of the same groups', () => {
  const { report } = choiceIn(tradePlan(['area']));
  expect(report).toMatchObject({ trade: GIVEN, trades: [{ attribute: 'way', from: 'bus', to: 'walk' }] });
  expect(report.groups.map(({ trades }) => trades.length)).toEqual([1, 1, 1]);
  const [everybody] = report.groups;
  const [way, cost] = everybody!.worths;
  const [told] = everybody!.trades;
  expect(told!.ratio).toBeCloseTo(
    -(way![0]!.utility - way![1]!.utility) / (cost![1]!.utility - cost![0]!.utility),
    0,
  );
  expect(told!.interval[0]).toBeLessThan(told!.ratio);
  expect(told!.interval[1]).toBeGreaterThan(told!.ratio);
  for (const number of [told!.ratio, ...told!.interval]) {
    expect(String(Math.abs(number)).replace(/^0?\.|\./, '').length).toBeLessThanOrEqual(3);
  }
  expect(choiceIn(tradePlan(['role'])).report.groups.map(({ key }) => key)).toEqual(['']);
  expect(choiceIn(plan(['area'])).report).toMatchObject({ trade: null, trades: [] });
});

test('no ratio is told where what is given up may be worth nothing', () => {
  // Whoever is asked takes the first alternative, whatever it costs: cost is worth nothing.
  const firsts: DataSet = {
    ...data,
    columns: data.columns.map((column, at) =>
      data.variables[at]!.name.startsWith('trade_')
        ? { ...column, codes: Int8Array.from(PEOPLE, (_, row) => (row % 8 === at % 8 ? 1 : 0)) }
        : column,
    ),
  };
  const draft = draftOf(tradePlan([]), [sourceOf('ways', blockOf(firsts), [])]);
  const [part] = viewsIn(draft);
  expect(part).toMatchObject({ report: { groups: [{ trades: [null] }] } });
  const [shown] = shownParts(draft.publication, reportWords('en'));
  expect(JSON.stringify(shown)).toContain('may be worth nothing to people');
  expect(JSON.stringify(shown)).toContain('may be anything');
});

test('the page says what weighs most, the chart and the file have every ratio, in either language', () => {
  const { publication } = draftOf(tradePlan([]), [source()]);
  const [shown] = shownParts(publication, reportWords('en'));
  if (shown?.kind !== 'view') throw new Error('the part is a view');
  expect(shown.sentences[1]).toMatch(
    /^For “The walk instead of The bus” people would accept “The cost: The paid instead of The free” [\d.]+ times over \([\d.]+ to [\d.]+\)\.$/,
  );
  const block = shown.table!.blocks.at(-1)!;
  expect(block).toMatchObject({
    heading: 'What people would accept: “The cost: The paid instead of The free”',
    rows: [{ label: 'The walk instead of The bus', cells: [{}] }],
  });
  expect(shown.table!.legend.at(-1)).toContain('Krinsky and Robb');
  const [figure] = shown.figures.filter(({ id }) => id === 'part-1-trades');
  expect(figure).toMatchObject({ kind: 'dots', title: block.heading });
  const [welsh] = shownParts(publication, reportWords('cy'));
  expect(JSON.stringify(welsh)).toContain('Y walk yn lle Y bus');
  const text = publishedFile({ ...publication, taken: 1 }, 'part-1.csv')!.text;
  expect(text).toMatch(
    /^trade,,,,80,trade,way,The way,walk,The walk,[\d.]+,[\d.]+,[\d.]+,bus,The bus,cost free paid,The cost: The paid instead of The free$/m,
  );
  const whole = { ...publication, taken: 1 };
  expect(storedPublication(writePublication(whole))).toEqual(whole);
});

test('an edition of before trades were told is read as one without', () => {
  const { publication } = draftOf(plan([]), [source()]);
  const text = writePublication({ ...publication, taken: 1 });
  const before = text.replace(/,?"trades?":(null|\[\])/g, '');
  expect(before).not.toContain('"trade":null');
  expect(storedPublication(before).parts).toEqual(publication.parts);
});
