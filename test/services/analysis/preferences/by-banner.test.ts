/** Preferences found again in made-up answers whose truth is known: items, rankings, pairs and alternatives, by group. */
import { choiceModel } from '../../../../src/domain/statistics/choice/choice-model.js';
import { openBlock } from '../../../../src/services/analysis/data-set/block.js';
import type { DataSet } from '../../../../src/services/analysis/data-set/data-set.js';
import { grownBlock } from '../../../../src/services/analysis/data-set/grow.js';
import { groupingsOf } from '../../../../src/services/analysis/enquiries/groups.js';
import { prepared, questionNamed } from '../../../../src/services/analysis/enquiries/prepared.js';
import type {
  AskedChoice,
  AskedProfile,
  ChoiceByBanner,
} from '../../../../src/services/analysis/preferences/by-banner.js';
import { modelRows } from '../../../../src/services/analysis/preferences/model-rows.js';
import type { PreferenceReport } from '../../../../src/services/analysis/preferences/preference-report.js';
import { preferencesOf } from '../../../../src/services/analysis/preferences/report-of.js';
import { simulatedInR } from '../../../../src/services/analysis/preferences/simulated-lines.js';
import { FIRST_VIEW } from '../../../../src/services/analysis/view/view.js';
import { rememberedVersions } from '../../../../src/services/surveys/compiled.js';
import { sqliteForTest } from '../../../kit/storages.js';
import { agreed, makeSurvey, question, TEST_QUESTIONNAIRE } from '../../../kit/survey.js';
import { openTestHouse } from '../../../kit/web.js';

const listed = TEST_QUESTIONNAIRE.lists['roles']![0]!;
const FACTORS = ['quality', 'health', 'near', 'free', 'soon', 'choice'];
const tasks = (more: Record<string, string>) => ({ tasks: '4', versions: '5', ...more });
const QUESTIONNAIRE = {
  ...TEST_QUESTIONNAIRE,
  quotas: [],
  screenOuts: [],
  lists: {
    ...TEST_QUESTIONNAIRE.lists,
    factors: FACTORS.map((name) => ({ ...listed, name, label: { en: `Factor ${name}` } })),
    levels: ['walk', 'bus', 'pay', 'nothing'].map((name) => {
      const attribute = name === 'walk' || name === 'bus' ? 'way' : 'cost';
      return { ...listed, name, label: { en: `Level ${name}` }, filters: { attribute } };
    }),
    attributes: ['way', 'cost'].map((name) => ({ ...listed, name, label: { en: `Attribute ${name}` } })),
  },
  parts: [
    question({ type: 'single-choice', name: 'role', list: 'roles' }),
    question({ type: 'best-worst', name: 'weigh', list: 'factors', parameters: tasks({ items: '3' }) }),
    question({ type: 'ranking', name: 'order', list: 'factors', parameters: { top: '3' } }),
    question({ type: 'paired', name: 'pairs', list: 'factors', parameters: tasks({ equal: 'yes' }) }),
    question({
      ...{ type: 'choice-task', name: 'trade', list: 'levels', rows: 'attributes' },
      parameters: tasks({ alternatives: '2', none: 'yes' }),
    }),
  ],
};
/** Patients like quality, then health, and so on; clinicians the other way round. */
const liking = (sign: number) =>
  Object.fromEntries(FACTORS.map((name, at) => [name, sign * (1.2 - 0.48 * at)]));
const kind = (name: string, role: string, sign: number) => {
  const [weigh, order, pairs] = [liking(sign), liking(sign), liking(sign)];
  const trade = { walk: sign * 1, bus: sign * -1, nothing: 1.5, pay: -1.5, none: -1 };
  return { name, share: 1, utilities: { role: { [role]: 40 }, weigh, order, pairs, trade } };
};
const PEOPLE = { skipping: 0, segments: [kind('a', 'patient', 1), kind('b', 'clinician', -1)] };

let data: DataSet;
beforeAll(async () => {
  const house = await openTestHouse(sqliteForTest);
  const survey = await makeSurvey(house.services, { questionnaire: QUESTIONNAIRE });
  const period = { from: house.clock.now() - 86_400_000, to: house.clock.now(), zone: 'Europe/London' };
  const simulation = { completions: 100, seed: '7', people: PEOPLE, period, actor: 'system' };
  await agreed(house.services.surveys.simulate(survey, simulation));
  const { reader } = house.services.context.storage;
  const reading = { reader, versions: rememberedVersions(), onProgress: () => undefined };
  ({ data } = openBlock((await grownBlock(reading, survey.id, null))!));
  await house.remove();
}, 60_000);

const asking = (name: string) => {
  const view = { ...FIRST_VIEW, rows: [name], banner: ['role'] };
  const { data: whole, mask } = prepared(
    { view, language: 'en', waves: null },
    { data, definitions: [] },
    [],
  );
  const groupings = groupingsOf(whole, view, mask, 'en');
  const asked = { question: questionNamed(whole, name)!, label: name, language: 'en', level: 0.95 };
  return { data: whole, mask, weights: null, groupings, ...asked };
};

const report = (name: string, profiles: readonly AskedProfile[] = [], trade: AskedChoice['trade'] = null) => {
  return preferencesOf(asking(name), { profiles, trade })!;
};

test.each(['weigh', 'order', 'pairs'])('%s: each group’s order is found, with how sure it is', (name) => {
  const { items, groups, banners } = report(name) as PreferenceReport;
  expect(items.map(({ label }) => label)).toEqual(FACTORS.map((factor) => `Factor ${factor}`));
  expect(groups.map(({ key }) => key)).toEqual(['', 'role=patient', 'role=clinician']);
  const [everybody, patients, clinicians] = groups.map((group) => group.items.map(({ rank }) => rank));
  expect(everybody).toHaveLength(6);
  expect(patients![0]).toBe(1);
  expect(patients![5]).toBe(6);
  expect(clinicians![5]).toBe(1);
  expect(clinicians![0]).toBe(6);
  for (const group of groups)
    for (const item of group.items) {
      expect(item.rankInterval[0]).toBeLessThanOrEqual(item.rank);
      expect(item.rankInterval[1]).toBeGreaterThanOrEqual(item.rank);
      expect(item.interval[0]).toBeLessThan(item.utility);
      expect(item.shareInterval[1]).toBeGreaterThan(item.share);
      expect(item.rankShares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    }
  expect(groups[1]!.items.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(groups[1]!.items.reduce((sum, { utility }) => sum + utility, 0)).toBeCloseTo(0, 9);
  expect(groups[1]!.respondents + groups[2]!.respondents).toBe(groups[0]!.respondents);
  expect(banners[0]!.wald!.p).toBeLessThan(1e-6);
});

test('counts of a ranking: everybody who answered is in its base, ranked or not', () => {
  const { groups } = report('order') as PreferenceReport;
  const [quality] = groups[1]!.items;
  expect(quality!.counts['first']).toBeGreaterThan(0.3);
  expect(quality!.counts['few']).toBeGreaterThanOrEqual(quality!.counts['first']!);
  expect(quality!.counts['any']).toBe(quality!.counts['few']);
  expect(groups[1]!.items.reduce((sum, { counts }) => sum + counts['first']!, 0)).toBeCloseTo(1, 9);
});

test('part-worths have the sign of what was liked; shares of alternatives follow from them', () => {
  const profiles = [
    { way: 'walk', cost: 'nothing' },
    { way: 'bus', cost: 'pay' },
  ];
  const { attributes, groups, banners, hasNone } = report('trade', profiles) as ChoiceByBanner;
  expect(attributes.map(({ label, levels }) => [label, levels.map((level) => level.key)])).toEqual([
    ['Attribute way', ['walk', 'bus']],
    ['Attribute cost', ['pay', 'nothing']],
  ]);
  const [, patients, clinicians] = groups.map(({ told }) => told);
  const worth = (told: typeof patients, attribute: number, level: number) =>
    told!.partWorths[attribute]!.levels[level]!.utility;
  expect(worth(patients, 0, 0)).toBeGreaterThan(0);
  expect(worth(clinicians, 0, 0)).toBeLessThan(0);
  expect(worth(patients, 1, 1)).toBeGreaterThan(0);
  expect(patients!.importances.reduce((sum, { importance }) => sum + importance, 0)).toBeCloseTo(1, 9);
  expect(hasNone).toBe(true);
  expect(patients!.shares).toHaveLength(3);
  expect(patients!.shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(patients!.shares[0]!.share).toBeGreaterThan(0.6);
  expect(banners[0]!.wald!.p).toBeLessThan(1e-6);
});

test('every other change is measured by the one that is given up, and nothing by a change that there is not', () => {
  const given = { attribute: 'cost', from: 'nothing', to: 'pay' };
  const { trades, groups } = report('trade', [], given) as ChoiceByBanner;
  expect(trades).toEqual([{ attribute: 'way', from: 'walk', to: 'bus' }]);
  const [everybody, patients] = groups.map(({ told }) => told);
  const [way, cost] = patients!.partWorths.map(({ levels }) => levels.map(({ utility }) => utility));
  // Utilities of the question: walking 1 and the bus −1; nothing to pay 1.5 and paying −1.5.
  const [trade] = patients!.trades;
  expect(trade!.ratio).toBeCloseTo(-(way![1]! - way![0]!) / (cost![0]! - cost![1]!), 9);
  expect(trade!.interval![0]).toBeLessThan(-2 / 3);
  expect(trade!.interval![1]).toBeGreaterThan(-2 / 3);
  // Changes are from what everybody together likes least, and so are welcome to them.
  expect(everybody!.trades[0]!.ratio).toBeGreaterThan(0);
  const byWay = report('trade', [], { attribute: 'way', from: 'walk', to: 'bus' }) as ChoiceByBanner;
  expect(byWay.trades).toEqual([{ attribute: 'cost', from: 'pay', to: 'nothing' }]);
  for (const wrong of [
    null,
    { ...given, to: 'nothing' },
    { ...given, from: 'walk' },
    { ...given, attribute: 'x' },
  ])
    expect((report('trade', [], wrong) as ChoiceByBanner).trades).toEqual([]);
});

/** Plain conditional logits, as the lines of R estimate them, of the rows of `choices.csv`. */
test.each(['weigh', 'order', 'pairs', 'trade'])(
  '%s: its rows of choices give the same estimates, errors and fit',
  (name) => {
    const found = report(name);
    const { heads, lines } = modelRows(asking(name))!;
    const from = heads.findIndex((head) => head.includes('=') && !head.startsWith('role='));
    expect(heads.slice(0, 2)).toEqual(['person', 'set']);
    const group = found.groups[1]!;
    const inGroup = lines.filter((line) => line[heads.indexOf(group.key)] === 1);
    const model = choiceModel(tasksIn(heads, inGroup, from));
    if (!model.ok) throw new Error(model.problem);
    const { estimates, robustCovariance, logLikelihood } = model.value;
    const told =
      found.kind === 'choice'
        ? found.groups[1]!.told.partWorths.flatMap(({ levels }) => levels.slice(0, -1))
        : found.groups[1]!.items.slice(0, -1).map((item) => ({
            ...item,
            robustStandardError: item.standardError,
          }));
    expect(told.length).toBeGreaterThan(1);
    for (const [at, { utility, robustStandardError }] of told.entries()) {
      expect(estimates[at]).toBeCloseTo(utility, 6);
      expect(Math.sqrt(robustCovariance[at * estimates.length + at]!)).toBeCloseTo(robustStandardError!, 6);
    }
    const fit = found.kind === 'choice' ? found.groups[1]!.told : found.groups[1]!.fit!;
    expect(logLikelihood).toBeCloseTo(fit.logLikelihood!, 6);
  },
);

/** The lines were run with R 4.2 on the rows of these questions: the same estimates, and intervals within a draw or two of the page's. */
test('lines of R draw ranks, importance and what is given up anew, by the names of choices.csv', () => {
  const given = { attribute: 'cost', from: 'nothing', to: 'pay' };
  const found = report('trade', [], given) as ChoiceByBanner;
  const lines = simulatedInR(found).join('\n');
  expect(lines).toContain('own <- list("way" = c("way=walk"), "cost" = c("cost=pay"))');
  expect(lines).toContain('given <- function(b) worths(b, "cost")[1] - worths(b, "cost")[2]');
  expect(lines).toContain('"way: bus, not walk" = unname(worths(b, "way")[2] - worths(b, "way")[1])');
  const { heads } = modelRows(asking('trade'))!;
  for (const [, name] of lines.matchAll(/"(\w+=\w+)"/g)) expect(heads).toContain(name);
  expect(simulatedInR(report('trade')).join('\n')).not.toContain('given');
  for (const name of ['weigh', 'order', 'pairs']) {
    const ranks = simulatedInR(report(name)).join('\n');
    expect(ranks).toContain('R draws others than the page does');
    expect(ranks).toContain(`drawn <- replicate(${(report(name) as PreferenceReport).draws}, `);
    expect(modelRows(asking(name))!.heads.filter((head) => head.startsWith('item=')).length).toBeGreaterThan(
      1,
    );
  }
});

/** Rows of `choices.csv` as tasks; a best–worst task is a choice of one of all ordered pairs. */
function tasksIn(heads: readonly string[], lines: readonly (readonly number[])[], from: number) {
  const isBestWorst = heads.includes('best');
  const column = (line: readonly number[], name: string) => line[heads.indexOf(name)]!;
  const sets = [...new Set(lines.map((line) => line[1]!))].map((set) =>
    lines.filter((line) => line[1] === set),
  );
  const offered = sets.map((own) =>
    isBestWorst
      ? own.flatMap((one) =>
          own.flatMap((other) =>
            one === other
              ? []
              : [
                  {
                    values: one.slice(from).map((value, at) => value - other.slice(from)[at]!),
                    chosen: column(one, 'best') === 1 && column(other, 'worst') === 1,
                  },
                ],
          ),
        )
      : own.map((one) => ({ values: one.slice(from), chosen: column(one, 'chosen') === 1 })),
  );
  const starts = Int32Array.from([0, ...offered.map((_, at) => offered.slice(0, at + 1).flat().length)]);
  const people = [...new Set(sets.map(([first]) => first![0]!))];
  return {
    names: heads.slice(from),
    values: Float64Array.from(offered.flat().flatMap(({ values }) => values)),
    starts,
    chosen: Int32Array.from(offered, (own, at) => starts[at]! + own.findIndex(({ chosen }) => chosen)),
    choosers: Int32Array.from(sets, ([first]) => people.indexOf(first![0]!)),
    weights: Float64Array.from(sets, ([first]) => column(first!, 'weight')),
  };
}

test('where there is nothing to estimate, the group says why', () => {
  const view = { ...FIRST_VIEW, rows: ['weigh'], where: "${role} = 'other'" };
  const { data: whole, mask } = prepared(
    { view, language: 'en', waves: null },
    { data, definitions: [] },
    [],
  );
  const asked = { question: questionNamed(whole, 'weigh')!, label: 'weigh', language: 'en', level: 0.95 };
  const told = preferencesOf(
    { data: whole, mask, weights: null, groupings: [], ...asked },
    FIRST_VIEW,
  ) as PreferenceReport;
  expect(told.groups[0]).toMatchObject({ respondents: 0, items: [] });
  expect(told.groups[0]!.fault).toBe('nobody in this group has answered');
});
