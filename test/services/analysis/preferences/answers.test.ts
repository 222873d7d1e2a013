/** From the columns of a data set to what models are estimated from: who answered, what was shown, what a blank means. */
import type { DataSet } from '../../../../src/services/analysis/data-set/data-set.js';
import { bestWorstAnswers } from '../../../../src/services/analysis/preferences/best-worst-answers.js';
import { choiceAnswers } from '../../../../src/services/analysis/preferences/choice-answers.js';
import {
  pairAnswers,
  rankingAnswers,
} from '../../../../src/services/analysis/preferences/ranking-answers.js';
import { type TestCell, testDataSet } from '../../../kit/data-set.js';
import { madeUpData } from '../../../kit/made-up-data.js';
import { choice, group, question, questionnaire } from '../../../kit/questionnaire.js';
import { askedOf } from './kit.js';

const LETTERS = ['a', 'b', 'c', 'd'];
type Shown = DataSet['experiments'][number]['shown'];
const items = (...names: string[]) => names.map((item) => ({ item }));

/** A data set with one experiment, whose variables are given by their cells; rows say their survey's and design's version. */
function experimentData(
  {
    names,
    cells,
    table,
  }: {
    names: readonly string[];
    cells: readonly (readonly TestCell[])[];
    table: 'best-worst' | 'choice-task';
  },
  { version, design }: { version: readonly TestCell[]; design: readonly TestCell[] },
  experiment: Pick<DataSet['experiments'][number], 'choices' | 'attributes'> & { readonly shown: Shown },
): DataSet {
  const data = testDataSet([
    ...cells.map((each, at) => ({
      ...{ name: `q_${at}`, categories: names, cells: each },
      of: { question: 'q', part: '', table },
    })),
    { name: '.version', categories: ['1', '2'], cells: version },
    { name: '.design.q', categories: ['1', '2'], cells: design },
  ]);
  const questions = data.questions.map((each) => (each.name === 'q' ? { ...each, experiment: 'q' } : each));
  return {
    ...data,
    questions,
    experiments: [{ key: 'q', versionVariable: cells.length + 1, ...experiment }],
  };
}

const LIST = {
  choices: LETTERS.map((name) => ({ name, label: { en: name }, attribute: null })),
  attributes: [],
};

describe('best–worst', () => {
  const data = experimentData(
    {
      ...{ names: LETTERS, table: 'best-worst' as const },
      cells: [
        ['a', 'b', 'skipped', 'a', 'a'],
        ['b', 'c', 'skipped', 'b', 'b'],
        ['c', 'broke-off', 'c', 'hidden', 'b'],
        ['a', 'broke-off', 'b', 'hidden', 'c'],
      ],
    },
    { version: ['1', '1', '1', '2', '1'], design: ['1', '2', '2', '1', 'not-in-version'] },
    {
      ...LIST,
      shown: [
        [
          [items('a', 'b', 'c'), items('c', 'a')],
          [items('c', 'b'), items('b', 'c')],
        ],
        [[items('b', 'a'), []]],
      ],
    },
  );

  test('each respondent’s tasks show what their version of the survey and of the design shows', () => {
    const { tasks, rows, neverShown } = bestWorstAnswers(askedOf(data, 'q'));
    expect([...rows]).toEqual([0, 1, 2, 3]);
    expect([tasks.items, neverShown]).toEqual([['a', 'b', 'c'], ['d']]);
    expect([...tasks.starts]).toEqual([0, 3, 5, 7, 9, 11]);
    expect([...tasks.shown]).toEqual([0, 1, 2, 2, 0, 2, 1, 1, 2, 1, 0]);
    expect([...tasks.best]).toEqual([0, 2, 1, 2, 0]);
    expect([...tasks.worst]).toEqual([1, 0, 2, 1, 1]);
    expect([...tasks.respondents]).toEqual([0, 0, 1, 2, 3]);
  });

  test('rows outside the mask are nowhere, and weights are their rows’', () => {
    const asked = {
      ...askedOf(data, 'q'),
      mask: Uint8Array.from([0, 1, 1, 0, 1]),
      weights: Float64Array.from([1, 2, 3, 4, 5]),
    };
    const { tasks, rows, neverShown } = bestWorstAnswers(asked);
    expect([...rows]).toEqual([1, 2]);
    expect(neverShown).toEqual(['a', 'd']);
    expect(tasks.items).toEqual(['b', 'c']);
    expect([...tasks.weights]).toEqual([2, 3]);
    expect([...tasks.respondents]).toEqual([0, 1]);
  });
});

test('pairs: the chosen one first, no preference a tie, each respondent known', () => {
  const data = experimentData(
    {
      ...{ names: [...LETTERS, 'equal'], table: 'best-worst' as const },
      cells: [
        ['a', 'equal', 'skipped'],
        ['c', 'b', 'broke-off'],
      ],
    },
    { version: ['1', '1', '1'], design: ['1', '1', '1'] },
    { ...LIST, shown: [[[items('a', 'b'), items('b', 'c')]]] },
  );
  const { rankings, rows } = pairAnswers({ ...askedOf(data, 'q'), weights: Float64Array.from([1, 2, 3]) });
  expect(rankings.items).toEqual(LETTERS);
  const ranks = Array.from({ length: 4 }, (_, row) => [...rankings.ranks.slice(row * 4, row * 4 + 4)]);
  const none = Number.NaN;
  expect(ranks).toEqual([
    [1, 2, none, none],
    [none, 2, 1, none],
    [1, 1, none, none],
    [none, 1, 2, none],
  ]);
  expect([[...rows], [...(rankings.respondents ?? [])], [...rankings.weights], rankings.offered]).toEqual([
    [0, 0, 1, 1],
    [0, 0, 1, 1],
    [1, 1, 2, 2],
    null,
  ]);
});

test('rankings: what was left out stands below, what was not offered is not compared, and who ranked nothing is left out', () => {
  const of = (part: string) => ({ question: 'order', part, table: 'ranks' as const });
  const data = testDataSet([
    { name: 'order_a', cells: [1, 'skipped', 2, 'hidden'], of: of('a') },
    { name: 'order_b', cells: [2, 'skipped', 'not-asked', 'hidden'], of: of('b') },
    { name: 'order_c', cells: ['skipped', 'skipped', 1, 'hidden'], of: of('c') },
  ]);
  const { rankings, rows } = rankingAnswers(askedOf(data, 'order'));
  expect([...rows]).toEqual([0, 2]);
  expect([...rankings.ranks]).toEqual([1, 2, Number.NaN, 2, Number.NaN, 1]);
  expect([...(rankings.offered ?? [])]).toEqual([0, 0, 1, 0, 0, 0]);
  expect(rankings.items).toEqual(['a', 'b', 'c']);
});

describe('choices', () => {
  const LEVELS = { colour: ['red', 'blue'], size: ['small', 'middle', 'large'] };
  const experiment = {
    attributes: Object.keys(LEVELS).map((name) => ({ name, label: { en: name } })),
    choices: Object.entries(LEVELS).flatMap(([attribute, levels]) =>
      levels.map((name) => ({ name, label: { en: name }, attribute })),
    ),
    shown: [
      [
        [
          [
            { colour: 'red', size: 'small' },
            { colour: 'blue', size: 'large' },
          ],
          [
            { colour: 'blue', size: 'middle' },
            { colour: 'red', size: 'large' },
          ],
        ],
      ],
    ],
  };
  const given = { version: ['1', '1', '1'], design: ['1', '1', '1'] };
  const cells: readonly (readonly TestCell[])[] = [
    ['2', '1', 'skipped'],
    ['1', 'broke-off', 'skipped'],
  ];

  test('alternatives as columns by effects, in the order shown', () => {
    const data = experimentData({ names: ['1', '2'], cells, table: 'choice-task' }, given, experiment);
    const { coding, tasks, rows } = choiceAnswers(askedOf(data, 'q'));
    expect(coding.names).toEqual(['colour=red', 'size=small', 'size=middle']);
    expect([...rows]).toEqual([0, 1]);
    expect([...tasks.values.slice(0, 6)]).toEqual([1, 1, 0, -1, -1, -1]);
    expect([[...tasks.starts], [...tasks.chosen], [...tasks.choosers]]).toEqual([
      [0, 2, 4, 6],
      [1, 2, 4],
      [0, 0, 1],
    ]);
  });

  test('none of them is an alternative of its own, and an attribute with numbers is a quantity', () => {
    const withNone = [
      ['2', '0', 'skipped'],
      ['1', 'broke-off', 'skipped'],
    ] as const;
    const data = experimentData(
      { names: ['1', '2', '0'], cells: withNone, table: 'choice-task' },
      given,
      experiment,
    );
    const { coding, tasks } = choiceAnswers(askedOf(data, 'q'), new Map([['size', [1, 2, 6]]]));
    expect(coding.names).toEqual(['colour=red', 'size', 'none']);
    expect([...tasks.values.slice(0, 9)]).toEqual([1, -2, 0, -1, 3, 0, 0, 0, 1]);
    expect([...tasks.chosen]).toEqual([1, 3, 8]);
  });
});

test('two versions of a survey, the newer with another factor: what was shown follows the version', () => {
  const survey = (factors: readonly string[]) =>
    questionnaire(
      [
        group(
          'all',
          [
            question('weigh', {
              ...{ type: 'best-worst', list: 'factors', required: 'true()' },
              parameters: { items: '3', tasks: '4', versions: '2' },
            }),
          ],
          { page: true },
        ),
      ],
      { lists: { factors: factors.map((name) => choice(name)) } },
    );
  const people = { segments: [{ name: 'anybody', share: 1 }] };
  const data = madeUpData(
    [
      { questionnaire: survey(['a', 'b', 'c', 'd']), people, responses: 5 },
      { questionnaire: survey(['b', 'c', 'd', 'e']), people, responses: 5 },
    ],
    'versions',
  );
  const { tasks, rows, neverShown } = bestWorstAnswers(askedOf(data, 'weigh'));
  expect([rows.length, tasks.weights.length, neverShown]).toEqual([10, 40, []]);
  const shownTo = (first: number, last: number) =>
    new Set(
      [...tasks.shown.slice(tasks.starts[first]!, tasks.starts[last]!)].map((item) => tasks.items[item]),
    );
  expect([...shownTo(0, 20)].sort()).toEqual(['a', 'b', 'c', 'd']);
  expect([...shownTo(20, 40)].sort()).toEqual(['b', 'c', 'd', 'e']);
  const older = {
    ...askedOf(data, 'weigh'),
    mask: Uint8Array.from({ length: 10 }, (_, row) => (row < 5 ? 1 : 0)),
  };
  expect(bestWorstAnswers(older).neverShown).toEqual(['e']);
});
