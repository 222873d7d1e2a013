import { blankReasons, mergeVersions } from '../../../../src/domain/questionnaire/flow/index.js';
import { choice, compiled, question, shownPage, started, walked } from '../../../kit/questionnaire.js';

const ITEMS = ['quality', 'health', 'similar', 'near'];
const parts = [
  question('weigh', { type: 'best-worst', list: 'items', parameters: { items: '3', tasks: '2' } }),
  question('end'),
];
const lists = { items: ITEMS.map((name) => choice(name)) };
/** Two versions without an item in common in their first tasks' first place. */
const design = {
  attributes: [{ name: 'item', levels: ITEMS }],
  versions: [
    [
      [[0], [1], [2]],
      [[3], [2], [1]],
    ],
    [
      [[3], [2], [1]],
      [[0], [3], [2]],
    ],
  ],
};
const ready = compiled(parts, { lists }, { weigh: design });
const itemsShown = (seed: string) => {
  const state = started(ready, seed);
  const [section] = shownPage(ready, state, state.at ?? '').sections;
  return section?.questions[0]?.question.choices.map(({ name }) => name) ?? [];
};
const seeds = Array.from({ length: 20 }, (_, index) => `seed ${index}`);

test('a response is asked the tasks of its own version, in the design’s order', () => {
  const shown = new Set(seeds.map((seed) => itemsShown(seed).join(' ')));
  expect([...shown].sort()).toEqual(['near similar health', 'quality health similar']);
});

test('an item has the same code in the data whichever version showed it', () => {
  expect(mergeVersions([ready]).variables.slice(0, 2)).toMatchObject([
    { name: 'weigh_1_best', codes: [{ code: 1 }, { code: 2 }, { code: 3 }, { code: 4 }] },
    { name: 'weigh_1_worst' },
  ]);
  for (const seed of seeds) {
    const [best = '', , worst = ''] = itemsShown(seed);
    const answers = { 'weigh_1.best': best, 'weigh_1.worst': worst };
    const state = walked(ready, started(ready, seed), answers);
    expect(blankReasons(ready, state, 'broke-off')).toMatchObject({
      weigh_1_best: { value: ITEMS.indexOf(best) + 1 },
      weigh_1_worst: { value: ITEMS.indexOf(worst) + 1 },
    });
  }
});
