import { questionType } from '../../../../src/domain/questionnaire/question-types/index.js';
import { answerTo, faultsOf, questionOf, valuesOf } from '../../../kit/questions.js';

const task = questionOf('choice-task');
const type = questionType('choice-task');

test('an alternative by its place, or none of them', () => {
  expect(answerTo(task, { '': '2' })).toBe('2');
  expect(answerTo(task, { '': 'none' })).toBe('none');
  expect(faultsOf(task, { '': '3' })).toEqual({ '': ['choice-unknown'] });
  expect(faultsOf({ ...task, parameters: {} }, { '': 'none' })).toEqual({ '': ['choice-unknown'] });
  expect(faultsOf(task, {})).toEqual({ '': ['choose-alternative'] });
});

test('the code is the place, 0 for none, and the words say what was chosen', () => {
  expect(valuesOf(task, '2')).toEqual({ q: 2 });
  expect(valuesOf(task, 'none')).toEqual({ q: 0 });
  expect(type.answerText(task, '2')[0]?.text).toEqual({
    en: 'Option 2: Far, A peer',
    cy: 'Opsiwn 2: Far, A peer',
  });
  expect(type.answerText(task, '1')[0]?.text).toMatchObject({ cy: 'Opsiwn 1: Agos, A nurse' });
});

test('without a design there are as many alternatives as the author asked for', () => {
  const { task: _task, ...experiment } = task;
  expect(type.expand(experiment, null).map(({ name }) => name)).toEqual(['q_1', 'q_2']);
  expect(type.variables({ ...experiment, parameters: { tasks: '1', alternatives: '3' } })).toMatchObject([
    { name: 'q_1', codes: [{ code: 1 }, { code: 2 }, { code: 3 }] },
  ]);
});

test('its design is drawn from attributes and levels, with priors where every level has one', () => {
  const prior: Readonly<Record<string, string>> = { near: '0.5', far: '-0.5', peer: '1' };
  const choices = task.choices.map((level) => ({
    ...level,
    filters: { ...level.filters, prior: prior[level.name] ?? '' },
  }));
  expect(
    type.design({ ...task, choices, parameters: { ...task.parameters, versions: '4', seed: 'x' } }),
  ).toEqual({
    kind: 'choice',
    attributes: [
      { name: 'r1', levels: ['near', 'far'], priors: [0.5, -0.5] },
      { name: 'r2', levels: ['peer', 'nurse'] },
    ],
    profiles: 2,
    tasks: 2,
    versions: 4,
    noneOption: true,
    prohibitions: [],
    seed: 'x',
  });
});

const withNot = (not: Readonly<Record<string, string>>) => ({
  ...task,
  choices: task.choices.map((level) => ({
    ...level,
    filters: { ...level.filters, not_with: not[level.name] ?? '' },
  })),
});

test('levels that must not meet are named by either of them, and told once', () => {
  const { prohibitions } = type.design(withNot({ near: 'nurse, peer', nurse: 'near' }))!;
  expect(prohibitions).toEqual([
    { r1: 'near', r2: 'nurse' },
    { r1: 'near', r2: 'peer' },
  ]);
  expect(type.check(withNot({ near: 'nurse' }))).toEqual([]);
});

test('a level that must not meet one of its own attribute, or none that there is, is a fault', () => {
  expect(type.check(withNot({ near: 'far nobody nurse' }))).toMatchObject([
    { column: 'choices', expected: 'levels of other attributes in not_with of near', found: 'far' },
    { column: 'choices', found: 'nobody' },
  ]);
});

test('every level has an attribute, and every attribute two levels', () => {
  const choices = task.choices.map((level) => (level.name === 'far' ? { ...level, filters: {} } : level));
  expect(type.check({ ...task, choices })).toMatchObject([
    { column: 'choices', found: 'none' },
    { column: 'choices', found: 'fewer' },
  ]);
});
