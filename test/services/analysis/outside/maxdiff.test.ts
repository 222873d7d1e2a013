/** `maxdiff` from a CSV: counts and utilities in the items' order, references, weights, and what is wrong with a file. */
import { ask } from './kit.js';

const COLUMNS = { respondent: 'who', task: 'task', item: 'item', best: 'best', worst: 'worst' };

/** Tasks of the items 9, 10 and 11, one a respondent, by the best and the worst. */
function tasks(ends: readonly (readonly [number, number])[], weight = '') {
  const rows = ends.flatMap(([best, worst], at) =>
    [9, 10, 11].map((item) => `r${at},1,${item},${item === best ? 1 : 0},${item === worst ? 1 : 0}${weight}`),
  );
  return [`who,task,item,best,worst${weight === '' ? '' : ',w'}`, ...rows];
}
const ENDS = [
  [9, 11],
  [9, 10],
  [10, 11],
  [11, 9],
] as const;

test('items in the order of numbers, with counts, scores, utilities around zero and shares', () => {
  const answer = ask('maxdiff', tasks(ENDS), COLUMNS);
  expect(answer).toMatchObject({ respondents: 4, tasks: 4 });
  expect(
    answer.items.map(({ item, shown, best, worst, score, standardisedScore }: Record<string, unknown>) => [
      item,
      shown,
      best,
      worst,
      score,
      standardisedScore,
    ]),
  ).toEqual([
    ['9', 4, 2, 1, 1, 0.25],
    ['10', 4, 1, 1, 0, 0],
    ['11', 4, 1, 2, -1, -0.25],
  ]);
  const sum = (key: string) =>
    answer.items.reduce((all: number, item: Record<string, number>) => all + item[key]!, 0);
  expect(sum('utility')).toBeCloseTo(0, 12);
  expect(sum('share')).toBeCloseTo(1, 12);
  expect(answer.items[0].utility).toBeCloseTo(-answer.items[2].utility, 10);
});

test('the reference has utility and errors 0; the model is the one asked for', () => {
  const [maxdiff, marginal, sequential] = ['maxdiff', 'marginal', 'sequential'].map((model) =>
    ask('maxdiff', tasks(ENDS), { ...COLUMNS, model, reference: '10' }),
  );
  for (const { items } of [maxdiff, marginal, sequential])
    expect(items[1]).toMatchObject({ utility: 0, standardError: 0, robustStandardError: 0 });
  expect(ask('maxdiff', tasks(ENDS), { ...COLUMNS, reference: 10 })).toEqual(maxdiff);
  expect(new Set([maxdiff, marginal, sequential].map(({ logLikelihood }) => logLikelihood)).size).toBe(3);
});

test('weights multiply counts and the likelihood, not respondents and tasks', () => {
  const [plain, weighted] = [
    ask('maxdiff', tasks(ENDS), COLUMNS),
    ask('maxdiff', tasks(ENDS, ',2'), { ...COLUMNS, weight: 'w' }),
  ];
  expect(weighted).toMatchObject({ respondents: 4, tasks: 4 });
  expect(weighted.items[0]).toMatchObject({ shown: 8, best: 4, worst: 2, score: 2, standardisedScore: 0.25 });
  expect(weighted.logLikelihood).toBeCloseTo(2 * plain.logLikelihood, 10);
  expect(weighted.items[0].robustStandardError).toBeCloseTo(plain.items[0].robustStandardError, 10);
});

test('tasks of one number are one a respondent; a best or worst that the filter takes out ends its task', () => {
  const fewer = ask('maxdiff', tasks(ENDS), { ...COLUMNS, filter: "${who} != 'r3'" });
  expect(fewer).toMatchObject({ respondents: 3, tasks: 3, items: [{ shown: 3 }, {}, {}] });
  // Without item 11 only the second task has both its ends.
  expect(ask('maxdiff', tasks(ENDS), { ...COLUMNS, filter: '${item} < 11' }).error).toMatch(
    /^no other item was ever preferred to “9”/,
  );
});

describe('refused in words', () => {
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['r9,1,9,1,1\nr9,1,10,0,0', {}, 'task 1 of r9: expected the best and the worst to be two items'],
    ['r9,1,9,1,0\nr9,1,10,0,0', {}, 'task 1 of r9: expected one worst item, found none'],
    ['r9,1,9,1,0\nr9,1,10,1,1', {}, 'task 1 of r9: expected one best item, found 2'],
    ['r9,1,9,1,0\nr9,1,9,0,1', {}, 'task 1 of r9: expected each alternative or item once, found "9" twice'],
    [
      'r9,1,9,1,0\nr9,1,10,0,1',
      { reference: 'x' },
      'expected an item as reference, found "x"; there are 9, 10, 11',
    ],
    ['r9,1,9,1,0\nr9,1,10,0,1', { model: 'logit' }, 'option model'],
    ['r9,1,9,1,0\nr9,1,10,0,1', { strata: 'who' }, 'maxdiff has no option "strata"'],
  ])('%j %j', (rows, options, sentence) => {
    expect(ask('maxdiff', [...tasks(ENDS), rows], { ...COLUMNS, ...options }).error).toContain(sentence);
  });
});
