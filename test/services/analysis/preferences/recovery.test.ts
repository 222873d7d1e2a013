/**
 * Utilities that made-up people were given come back from their answers, by way of the data set, within their errors. The
 * seed is fixed, and the bound is what chance alone would pass one time in a thousand.
 */
import { bestWorstModel } from '../../../../src/domain/statistics/best-worst/best-worst-model.js';
import { bestWorstBySegment } from '../../../../src/domain/statistics/best-worst/segments.js';
import { choiceModel } from '../../../../src/domain/statistics/choice/choice-model.js';
import { contrastsToFirst } from '../../../../src/domain/statistics/comparison/estimates.js';
import { chiSquareUpper } from '../../../../src/domain/statistics/distributions/index.js';
import { waldBetweenGroups } from '../../../../src/domain/statistics/estimation/wald.js';
import { plackettLuce } from '../../../../src/domain/statistics/ranking/plackett-luce.js';
import { bestWorstAnswers } from '../../../../src/services/analysis/preferences/best-worst-answers.js';
import { choiceAnswers } from '../../../../src/services/analysis/preferences/choice-answers.js';
import {
  pairAnswers,
  rankingAnswers,
} from '../../../../src/services/analysis/preferences/ranking-answers.js';
import { madeUpData } from '../../../kit/made-up-data.js';
import { choice, group, question, questionnaire } from '../../../kit/questionnaire.js';
import { askedOf, codesOf } from './kit.js';

const USED = { quality: 1.2, health: 0.8, similar: 0.6, free: -0.4, soon: -0.9, known: -1.3 };
const NOT_USED = { ...USED, similar: -0.6, free: 0.8 };
const ITEMS = Object.keys(USED);
const LEVELS = { home: 0.7, clinic: -0.2, online: -0.5, weekly: 0.4, monthly: -0.4, none: -0.3 };
const ATTRIBUTES = { place: ['home', 'clinic', 'online'], often: ['weekly', 'monthly'] };

const SURVEY = questionnaire(
  [
    group(
      'all',
      [
        question('audience', { type: 'single-choice', list: 'audiences', required: 'true()' }),
        question('weigh', {
          ...{ type: 'best-worst', list: 'factors', required: 'true()' },
          parameters: { items: '4', tasks: '5', versions: '6' },
        }),
        question('order', { type: 'ranking', list: 'factors', required: 'true()' }),
        question('first', { type: 'ranking', list: 'factors', required: 'true()', parameters: { top: '2' } }),
        question('pairs', {
          ...{ type: 'paired', list: 'factors', required: 'true()' },
          parameters: { tasks: '6', versions: '5' },
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
      audiences: [choice('used'), choice('not-used')],
      factors: ITEMS.map((name) => choice(name)),
      attributes: Object.keys(ATTRIBUTES).map((name) => choice(name)),
      levels: Object.entries(ATTRIBUTES).flatMap(([attribute, levels]) =>
        levels.map((name) => choice(name, { filters: { attribute } })),
      ),
    },
  },
);

const people = (audience: string, share: number, liked: Readonly<Record<string, number>>) => ({
  name: audience,
  share,
  utilities: {
    audience: { [audience]: 40 },
    ...{ weigh: liked, order: liked, first: liked, pairs: liked, service: LEVELS },
  },
});

const DATA = madeUpData(
  [
    {
      questionnaire: SURVEY,
      responses: 120,
      people: { segments: [people('used', 1, USED), people('not-used', 1, NOT_USED)] },
    },
  ],
  'recovery',
);
const AUDIENCE = codesOf(DATA, 'audience');
const ofUsed = Uint8Array.from(AUDIENCE, (code) => (code === 0 ? 1 : 0));

/** How likely chance alone puts estimates at least so far from the truth: χ² of their differences from the first. */
function chanceOf(
  { names, values, covariance }: { names: readonly string[]; values: Float64Array; covariance: Float64Array },
  truth: Readonly<Record<string, number>>,
): number {
  const size = names.length - 1;
  const found = contrastsToFirst(values, covariance);
  const wanted = contrastsToFirst(
    Float64Array.from(names, (name) => truth[name]!),
    covariance,
  );
  const known = { values: wanted.values, covariance: new Float64Array(size ** 2) };
  const { statistic, df } = waldBetweenGroups([found, known])!;
  return chiSquareUpper(statistic, df);
}

test('best–worst utilities, in the order in which best and worst were drawn', () => {
  const { tasks, rows, neverShown } = bestWorstAnswers({ ...askedOf(DATA, 'weigh'), mask: ofUsed });
  expect([tasks.weights.length, neverShown]).toEqual([5 * rows.length, []]);
  const model = bestWorstModel(tasks, { model: 'sequential', reference: null });
  if (!model.ok) throw new Error(model.problem);
  const { items, utilities, robustCovariance } = model.value;
  expect(chanceOf({ names: items, values: utilities, covariance: robustCovariance }, USED)).toBeGreaterThan(
    0.001,
  );
  // The test can fail: against the other segment's truth it is hopeless.
  expect(chanceOf({ names: items, values: utilities, covariance: robustCovariance }, NOT_USED)).toBeLessThan(
    1e-9,
  );
});

test('segments that differ are told apart, each with its own truth', () => {
  const { tasks, rows } = bestWorstAnswers(askedOf(DATA, 'weigh'));
  const segments = rows.map((row) => AUDIENCE[row]!);
  const found = bestWorstBySegment(tasks, segments, 2, { model: 'sequential', reference: null });
  if (!found.ok) throw new Error(found.problem);
  const { likelihoodRatio, wald } = found.value.difference;
  expect(chiSquareUpper(likelihoodRatio!.statistic, likelihoodRatio!.df)).toBeLessThan(1e-9);
  expect(chiSquareUpper(wald!.statistic, wald!.df)).toBeLessThan(1e-9);
  for (const [segment, truth] of [USED, NOT_USED].entries()) {
    const model = found.value.segments[segment]!;
    if (!model.ok) throw new Error(model.problem);
    const { items, utilities, robustCovariance } = model.value;
    expect(
      chanceOf({ names: items, values: utilities, covariance: robustCovariance }, truth),
    ).toBeGreaterThan(0.001);
  }
});

test.each([
  ['order', rankingAnswers],
  ['first', rankingAnswers],
  ['pairs', pairAnswers],
] as const)('worths from %s', (name, read) => {
  const { rankings } = read({ ...askedOf(DATA, name), mask: ofUsed });
  const model = plackettLuce(rankings);
  if (!model.ok) throw new Error(model.problem);
  const { items, logWorths, robustCovariance } = model.value;
  expect(chanceOf({ names: items, values: logWorths, covariance: robustCovariance }, USED)).toBeGreaterThan(
    0.001,
  );
});

test('part-worths of levels, and the none option against an average alternative', () => {
  const { tasks, rows } = choiceAnswers(askedOf(DATA, 'service'));
  expect([tasks.weights.length, rows.length]).toEqual([5 * 120, 120]);
  const model = choiceModel(tasks);
  if (!model.ok) throw new Error(model.problem);
  const { names, estimates, robustCovariance } = model.value;
  expect(names).toEqual(['place=home', 'place=clinic', 'often=weekly', 'none']);
  const truth = { 'place=home': 0.7, 'place=clinic': -0.2, 'often=weekly': 0.4, none: -0.3 };
  const known = {
    values: Float64Array.from(names, (name) => truth[name as keyof typeof truth]),
    covariance: new Float64Array(names.length ** 2),
  };
  const { statistic, df } = waldBetweenGroups([{ values: estimates, covariance: robustCovariance }, known])!;
  expect(chiSquareUpper(statistic, df)).toBeGreaterThan(0.001);
});
