/** What pages are told of preferences: everybody and groups, what could not be estimated, trades and simulated shares. */
import type { DataSet } from '../../../../src/services/analysis/data-set/data-set.js';
import { bestWorstReport } from '../../../../src/services/analysis/preferences/best-worst-report.js';
import {
  type ChoiceOptions,
  choiceReport,
} from '../../../../src/services/analysis/preferences/choice-report.js';
import { madeUpData } from '../../../kit/made-up-data.js';
import { choice, group, question, questionnaire } from '../../../kit/questionnaire.js';
import { askedOf, codesOf } from './kit.js';

const LIKED = { quality: 1, near: 0.2, free: -0.2, known: -1 };
const OTHERS = { quality: 1, near: -1, free: 0.2, known: -0.2 };
const LEVELS = { home: 0.6, clinic: -0.6, nothing: 0.8, ten: 0, thirty: -0.8 };
const ATTRIBUTES = { place: ['home', 'clinic'], price: ['nothing', 'ten', 'thirty'] };

const SURVEY = questionnaire(
  [
    group(
      'all',
      [
        question('audience', { type: 'single-choice', list: 'audiences', required: 'true()' }),
        question('weigh', {
          ...{ type: 'best-worst', list: 'factors', required: 'true()' },
          parameters: { items: '3', tasks: '4', versions: '3' },
        }),
        question('service', {
          ...{ type: 'choice-task', list: 'levels', rows: 'attributes', required: 'true()' },
          parameters: { alternatives: '2', tasks: '5', versions: '4', none: 'yes' },
        }),
      ],
      { page: true },
    ),
  ],
  {
    lists: {
      audiences: [choice('used'), choice('not-used'), choice('nobody')],
      factors: Object.keys(LIKED).map((name) => choice(name)),
      attributes: Object.keys(ATTRIBUTES).map((name) => choice(name)),
      levels: Object.entries(ATTRIBUTES).flatMap(([attribute, levels]) =>
        levels.map((name) => choice(name, { filters: { attribute } })),
      ),
    },
  },
);
const people = (audience: string, weigh: Readonly<Record<string, number>>) => ({
  ...{ name: audience, share: 1 },
  utilities: { audience: { [audience]: 40 }, weigh, service: LEVELS },
});
const DATA: DataSet = madeUpData(
  [
    {
      questionnaire: SURVEY,
      responses: 120,
      people: { segments: [people('used', LIKED), people('not-used', OTHERS)] },
    },
  ],
  'reports',
);
const OPTIONS = { groups: null, level: 0.95, draws: 200, seed: 'page' };
const AUDIENCES = { codes: codesOf(DATA, 'audience'), count: 2 };

describe('best–worst', () => {
  test('everybody: counts, utilities around zero, shares and ranks with their uncertainty', () => {
    const report = bestWorstReport(askedOf(DATA, 'weigh'), 'sequential', OPTIONS);
    const { people: count, tasks, items, refused } = report.everybody;
    expect([count, tasks, refused, report.groups, report.rankDifferences]).toEqual([120, 480, null, [], []]);
    const sum = (of: (item: (typeof items)[number]) => number | undefined) =>
      items.reduce((all, item) => all + (of(item) ?? Number.NaN), 0);
    expect(sum(({ utility }) => utility ?? undefined)).toBeCloseTo(0, 9);
    expect(sum(({ share }) => share?.share)).toBeCloseTo(1, 9);
    expect([sum(({ shown }) => shown), sum(({ best }) => best), sum(({ worst }) => worst)]).toEqual([
      1440, 480, 480,
    ]);
    const [quality] = items;
    expect(quality).toMatchObject({ item: 'quality', rank: { rank: 1, interval: [1, 1] } });
    expect(quality?.interval?.[0]).toBeLessThan(quality?.utility ?? 0);
    expect(quality?.standardisedScore).toBeCloseTo((quality!.best - quality!.worst) / quality!.shown, 12);
  });

  test('groups: each by itself, tests, and how far an item’s rank differs between them', () => {
    const asked = askedOf(DATA, 'weigh');
    const report = bestWorstReport(asked, 'sequential', { ...OPTIONS, groups: AUDIENCES });
    expect(report.groups.map((each) => each.people).reduce((sum, each) => sum + each, 0)).toBe(120);
    expect(report.tests.wald?.df).toBe(3);
    expect(report.tests.wald?.p).toBeLessThan(1e-6);
    const [between] = report.rankDifferences;
    const near = between?.items.find(({ item }) => item === 'near');
    const ranks = report.groups.map(
      ({ items }) => items.find(({ item }) => item === 'near')?.rank?.rank ?? 0,
    );
    expect(near?.difference).toBe(ranks[0]! - ranks[1]!);
    expect(near?.interval[1]).toBeLessThan(0);
    expect(bestWorstReport(asked, 'sequential', { ...OPTIONS, groups: AUDIENCES })).toEqual(report);
  });

  test('a group without answers says why, and nothing is compared with it', () => {
    const report = bestWorstReport(askedOf(DATA, 'weigh'), 'maxdiff', {
      ...OPTIONS,
      groups: { ...AUDIENCES, count: 3 },
    });
    expect(report.groups[2]).toMatchObject({
      people: 0,
      tasks: 0,
      refused: expect.stringContaining('never shown'),
    });
    expect(report.groups[2]?.items[0]).toMatchObject({
      shown: 0,
      standardisedScore: null,
      utility: null,
      rank: null,
    });
    expect(report.tests).toEqual({ likelihoodRatio: null, wald: null });
    expect(report.rankDifferences.map(({ first, second }) => [first, second])).toEqual([[0, 1]]);
  });
});

describe('choices', () => {
  const options: ChoiceOptions = {
    ...{ ...OPTIONS, scale: 'dummy', quantities: new Map([['price', [0, 10, 30]]]) },
    trades: [
      {
        gained: { attribute: 'place', from: 'clinic', to: 'home' },
        given: { attribute: 'price', from: 'nothing', to: 'ten' },
      },
      {
        gained: { attribute: 'place', from: 'clinic', to: 'moon' },
        given: { attribute: 'price', from: 'nothing', to: 'ten' },
      },
    ],
    alternatives: [{ place: 'home', price: 'ten' }, { place: 'clinic' }, null],
  };

  test('everybody: part-worths, importance, what a change is worth in another, shares', () => {
    const { everybody, groups } = choiceReport(askedOf(DATA, 'service'), options);
    expect([everybody.people, everybody.tasks, everybody.refused, groups]).toEqual([120, 600, null, []]);
    const [place, price] = everybody.partWorths;
    expect(place?.levels[0]).toMatchObject({ level: 'home', utility: 0 });
    expect(price?.levels[2]?.utility).toBeCloseTo(3 * (price?.levels[1]?.utility ?? 0), 9);
    const [worth, unknown] = everybody.trades;
    // A change of ten pounds is the unit: the ratio is in tens of pounds.
    expect(worth?.ratio).toBeCloseTo((place?.levels[1]?.utility ?? 0) / (price?.levels[1]?.utility ?? 1), 9);
    expect(unknown).toBeNull();
    const [home, clinic, none] = everybody.shares.map(({ share }) => share);
    expect(home! + clinic! + none!).toBeCloseTo(1, 12);
    expect(home).toBeGreaterThan(clinic!);
    expect(everybody.none?.robustStandardError).toBeGreaterThan(0);
    expect(everybody.importances.reduce((sum, each) => sum + each.importance, 0)).toBeCloseTo(1, 12);
    expect(everybody.logLikelihood).toBeGreaterThan(everybody.nullLogLikelihood!);
  });

  test('groups are estimated and tested; one without answers says why', () => {
    const asked = askedOf(DATA, 'service');
    const { groups, tests } = choiceReport(asked, { ...options, groups: AUDIENCES });
    expect(groups.map(({ refused }) => refused)).toEqual([null, null]);
    expect([tests.likelihoodRatio?.df, tests.wald?.df]).toEqual([3, 3]);
    // Both were made up alike.
    expect(tests.wald?.p).toBeGreaterThan(0.001);
    const three = choiceReport(asked, { ...options, groups: { ...AUDIENCES, count: 3 } });
    expect(three.groups[2]).toMatchObject({
      people: 0,
      refused: 'expected tasks with a weight above zero, found none',
    });
    expect(three.tests).toEqual({ likelihoodRatio: null, wald: null });
  });
});
