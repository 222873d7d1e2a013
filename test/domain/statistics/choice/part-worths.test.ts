/** From a choice model to part-worths, importance, willingness to trade and shares, against hand-made models. */
import { type ChoiceModel, choiceModel } from '../../../../src/domain/statistics/choice/choice-model.js';
import {
  type CodedAttribute,
  codedRow,
  contrastOf,
  effectsCoding,
} from '../../../../src/domain/statistics/choice/coding.js';
import { coefficientDraws } from '../../../../src/domain/statistics/choice/draws.js';
import { importances } from '../../../../src/domain/statistics/choice/importance.js';
import { partWorths } from '../../../../src/domain/statistics/choice/part-worths.js';
import { choiceShares } from '../../../../src/domain/statistics/choice/simulator.js';
import { willingnessToTrade } from '../../../../src/domain/statistics/choice/willingness.js';
import { quickRandom } from '../../../../src/shared/quick-random.js';
import { choiceTasks } from './kit.js';

const PLACE: CodedAttribute = { name: 'place', levels: ['home', 'clinic', 'online'], numbers: null };
const PRICE: CodedAttribute = { name: 'price', levels: ['free', 'ten', 'thirty'], numbers: [0, 10, 30] };
const CODING = effectsCoding([PLACE, PRICE], true);

/** A model with these estimates, and independent errors. */
function modelOf(
  names: readonly string[],
  estimates: readonly number[],
  errors: readonly number[],
): ChoiceModel {
  const size = names.length;
  const covariance = Float64Array.from({ length: size ** 2 }, (_, at) =>
    at % (size + 1) === 0 ? errors[at / (size + 1)]! ** 2 : 0,
  );
  return {
    ...{ names, estimates: Float64Array.from(estimates), covariance, robustCovariance: covariance },
    ...{ logLikelihood: 0, nullLogLikelihood: 0, choosers: 100, tasks: 100, iterations: 1 },
  };
}
const MODEL = modelOf(CODING.names, [1, -0.4, -0.05, 0.3], [0.1, 0.2, 0.01, 0.1]);

test('columns by effects: a level’s own, −1 for the last, a quantity less its mean, the none option alone', () => {
  expect(CODING.names).toEqual(['place=home', 'place=clinic', 'price', 'none']);
  expect([...codedRow(CODING, [1, 0])]).toEqual([0, 1, expect.closeTo(-40 / 3, 12), 0]);
  expect([...codedRow(CODING, [2, 2])]).toEqual([-1, -1, expect.closeTo(50 / 3, 12), 0]);
  expect([...codedRow(CODING, null)]).toEqual([0, 0, 0, 1]);
});

test('part-worths add up to 0, or are told against the first level, with errors of the same differences', () => {
  const [place, price] = partWorths(MODEL, CODING, 'effects', 0.95);
  expect(place?.levels.map(({ level, utility }) => [level, utility])).toEqual([
    ['home', 1],
    ['clinic', -0.4],
    ['online', expect.closeTo(-0.6, 12)],
  ]);
  expect(place?.levels[2]?.robustStandardError).toBeCloseTo(Math.sqrt(0.01 + 0.04), 12);
  expect(price?.levels[2]?.utility).toBeCloseTo((-0.05 * 50) / 3, 12);
  const [against] = partWorths(MODEL, CODING, 'dummy', 0.95);
  expect(against?.levels[0]).toMatchObject({ utility: 0, standardError: 0, robustStandardError: 0, p: 1 });
  // online − home = −1·(home + clinic) − home.
  const online = against?.levels[2];
  expect(online?.utility).toBeCloseTo(-1.6, 12);
  expect(online?.standardError).toBeCloseTo(Math.sqrt(4 * 0.01 + 0.04), 12);
  expect(online?.interval[1]).toBeCloseTo(-1.6 + 1.959963985 * Math.sqrt(0.08), 8);
});

test('estimated in effects and told against the first level: what indicator columns would give', () => {
  const levels = [0, 1, 2];
  const chosen = [0, 0, 1, 2, 0, 1, 0, 2, 1, 0, 0, 1];
  const coding = effectsCoding([PLACE], false);
  const written = (row: (level: number) => number[]) =>
    chosen.map((each, at) => ({ rows: levels.map(row), chosen: each, chooser: Math.floor(at / 3) }));
  const effects = choiceModel(
    choiceTasks(
      coding.names,
      written((level) => [...codedRow(coding, [level])]),
    ),
  );
  const indicators = choiceModel(
    choiceTasks(
      ['clinic', 'online'],
      written((level) => [level === 1 ? 1 : 0, level === 2 ? 1 : 0]),
    ),
  );
  if (!effects.ok || !indicators.ok) throw new Error('both have a maximum');
  const [place] = partWorths(effects.value, coding, 'dummy', 0.95);
  for (const at of [0, 1]) {
    expect(place?.levels[at + 1]?.utility).toBeCloseTo(indicators.value.estimates[at]!, 10);
    const { covariance, robustCovariance } = indicators.value;
    expect(place?.levels[at + 1]?.standardError).toBeCloseTo(Math.sqrt(covariance[at * 3]!), 10);
    expect(place?.levels[at + 1]?.robustStandardError).toBeCloseTo(Math.sqrt(robustCovariance[at * 3]!), 10);
  }
});

test('draws have the estimates’ means and covariances, and vary only where these do', () => {
  const covariance = Float64Array.from([0.04, 0.02, 0, 0.02, 0.09, 0, 0, 0, 0]);
  const model = { ...modelOf(['a', 'b', 'c'], [1, 2, 3], [0, 0, 0]), robustCovariance: covariance };
  const draws = coefficientDraws(model, 4000, quickRandom('draws'));
  const column = (at: number) => draws.filter((_, place) => place % 3 === at);
  const mean = (numbers: Float64Array) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const [a, b] = [column(0), column(1)];
  expect([mean(a), mean(b)]).toEqual([expect.closeTo(1, 1), expect.closeTo(2, 1)]);
  expect(mean(a.map((each, at) => (each - 1) * (b[at]! - 2)))).toBeCloseTo(0.02, 2);
  expect(mean(b.map((each) => (each - 2) ** 2))).toBeCloseTo(0.09, 2);
  expect(new Set(column(2))).toEqual(new Set([3]));
});

test('importance is an attribute’s range over all ranges', () => {
  const [place, price] = importances(
    MODEL,
    CODING,
    coefficientDraws(MODEL, 500, quickRandom('ranges')),
    0.95,
  );
  expect([place?.range, price?.range]).toEqual([expect.closeTo(1.6, 12), expect.closeTo(1.5, 12)]);
  expect(place?.importance).toBeCloseTo(1.6 / 3.1, 12);
  expect((place?.importance ?? 0) + (price?.importance ?? 0)).toBeCloseTo(1, 12);
  const [low = 1, high = 0] = place?.interval ?? [];
  expect(low).toBeLessThan(1.6 / 3.1);
  expect(high).toBeGreaterThan(1.6 / 3.1);
  expect(high - low).toBeLessThan(0.4);
});

test('a journey from the clinic home is worth 28 pounds; with pence it is worth 2800', () => {
  const gained = contrastOf(CODING, 0, 0, 1);
  const pound = contrastOf(CODING, 1, 1, 0).map((weight) => weight / 10);
  const draws = coefficientDraws(MODEL, 500, quickRandom('pounds'));
  const pounds = willingnessToTrade(MODEL, gained, pound, draws, 0.95);
  expect(pounds.ratio).toBeCloseTo(1.4 / 0.05, 10);
  // Of a ratio of independent estimates: r²(σ₁²/a² + σ₂²/b²).
  expect(pounds.standardError).toBeCloseTo(28 * Math.sqrt(0.05 / 1.4 ** 2 + (0.01 / 0.05) ** 2), 10);
  expect(pounds.interval?.[0]).toBeGreaterThan(28 - 3 * pounds.standardError);
  expect(pounds.interval?.[0]).toBeLessThan(28);
  expect(pounds.interval?.[1]).toBeGreaterThan(28);
  const pence = willingnessToTrade(
    MODEL,
    gained,
    pound.map((weight) => weight / 100),
    draws,
    0.95,
  );
  expect([pence.ratio, pence.interval?.[1]]).toEqual([
    expect.closeTo(2800, 8),
    expect.closeTo(100 * (pounds.interval?.[1] ?? 0), 6),
  ]);
});

test('where the price may be worth nothing no interval is told', () => {
  const unsure = modelOf(CODING.names, [1, -0.4, -0.005, 0.3], [0.1, 0.2, 0.01, 0.1]);
  const draws = coefficientDraws(unsure, 300, quickRandom('unsure'));
  const pound = contrastOf(CODING, 1, 1, 0).map((weight) => weight / 10);
  expect(willingnessToTrade(unsure, contrastOf(CODING, 0, 0, 1), pound, draws, 0.95).interval).toBeNull();
});

test('shares are logit shares, of profiles and of none', () => {
  const [home, clinic, none] = choiceShares(MODEL, CODING, [[0, 0], [1, 0], null], 0.95);
  const utilities = [1 + 40 / 60, -0.4 + 40 / 60, 0.3].map(Math.exp);
  const sum = utilities.reduce((all, each) => all + each, 0);
  expect(home?.share).toBeCloseTo(utilities[0]! / sum, 12);
  expect(none?.share).toBeCloseTo(utilities[2]! / sum, 12);
  expect((home?.share ?? 0) + (clinic?.share ?? 0) + (none?.share ?? 0)).toBeCloseTo(1, 12);
  expect(home?.interval[0]).toBeLessThan(home?.share ?? 0);
  // Two profiles that differ in nothing are chosen alike, and surely so.
  expect(
    choiceShares(
      MODEL,
      CODING,
      [
        [0, 0],
        [0, 0],
      ],
      0.95,
    ),
  ).toEqual(Array(2).fill({ share: 0.5, standardError: 0, interval: [0.5, 0.5] }));
});
