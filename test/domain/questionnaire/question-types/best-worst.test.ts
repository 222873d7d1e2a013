import { questionType } from '../../../../src/domain/questionnaire/question-types/index.js';
import { answerTo, faultsOf, questionOf, valuesOf } from '../../../kit/questions.js';

const experiment = questionOf('best-worst');
const type = questionType('best-worst');
const DESIGN = [
  [{ item: 'c-3' }, { item: 'a' }],
  [{ item: 'b' }, { item: 'c-3' }],
];
const [first, second] = type.expand(experiment, DESIGN);

test('a design becomes one question a task, with its items in the order shown', () => {
  expect(first).toMatchObject({ name: 'q_1', task: { number: 1, of: 2 } });
  expect(first?.choices.map(({ name }) => name)).toEqual(['c-3', 'a']);
  expect(second?.choices.map(({ name }) => name)).toEqual(['b', 'c-3']);
  expect(first?.rows?.map(({ name }) => name)).toEqual(['best', 'worst']);
});

test('its design is drawn from the items, as many a task and as many tasks as the author says', () => {
  expect(type.design(experiment)).toEqual({
    kind: 'best-worst',
    attributes: [{ name: 'item', levels: ['a', 'b', 'c-3'] }],
    profiles: 3,
    tasks: 2,
    versions: 10,
    noneOption: false,
    prohibitions: [],
    seed: 'q',
  });
  expect(questionType('single-choice').design(questionOf('single-choice'))).toBeNull();
});

test('one item is best and another worst', () => {
  expect(answerTo(first!, { best: 'a', worst: 'c-3' })).toEqual({ best: 'a', worst: 'c-3' });
  expect(faultsOf(first!, { best: 'a', worst: 'a' })).toEqual({ '': ['ends-same'] });
  expect(faultsOf(first!, { best: 'a' })).toEqual({ worst: ['end-empty'] });
  expect(faultsOf(first!, { best: 'b', worst: 'a' })).toEqual({ best: ['end-unknown'] });
  expect(faultsOf(first!, {})).toEqual({ best: ['end-empty'], worst: ['end-empty'] });
  const optional = { ...first!, required: false };
  expect(answerTo(optional, {})).toBeNull();
  expect(faultsOf(optional, { worst: 'a' })).toEqual({ best: ['end-empty'] });
});

test('codes are those of the whole list, whichever items a task showed', () => {
  const [defined] = type.expand(experiment, null);
  expect(valuesOf(defined!, { best: 'c-3', worst: 'a' })).toEqual({ q_1_best: 3, q_1_worst: 1 });
  expect(type.variables(experiment).map(({ name }) => name)).toEqual([
    'q_1_best',
    'q_1_worst',
    'q_2_best',
    'q_2_worst',
  ]);
});

test('an author may say best and worst in other words, and must say how many items and tasks', () => {
  const rows = [
    { name: 'best', label: { en: 'Helps most' } },
    { name: 'worst', label: { en: 'Helps least' } },
  ];
  const [task] = type.expand({ ...experiment, rows }, DESIGN);
  expect(type.answerText(task!, { best: 'a', worst: 'c-3' })[0]?.about).toEqual({ en: 'Helps most' });
  expect(type.check({ ...experiment, rows })).toEqual([]);
  expect(type.check({ ...experiment, rows: rows.slice(1) })).toMatchObject([{ column: 'rows' }]);
  expect(type.check({ ...experiment, parameters: {} })).toHaveLength(2);
  expect(type.check({ ...experiment, parameters: { items: '4', tasks: '2' } })).toHaveLength(1);
});
