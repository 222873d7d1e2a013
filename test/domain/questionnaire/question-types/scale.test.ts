import { questionType } from '../../../../src/domain/questionnaire/question-types/index.js';
import { answerTo, faultsOf, questionOf, valuesOf } from '../../../kit/questions.js';

const rating = (parameters: Record<string, string>, names: readonly string[] = []) =>
  questionOf('rating', {
    parameters,
    choices: names.map((name) => ({ name, label: { en: `Label ${name}` } })),
  });
const layoutOf = (question: ReturnType<typeof rating>) => questionType(question.type).layout(question);

test('a scale has its points from start to end, exactly', () => {
  expect(layoutOf(rating({})).points).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  expect(layoutOf(rating({ start: '0', end: '0.5', step: '0.1' })).points).toEqual([
    '0',
    '0.1',
    '0.2',
    '0.3',
    '0.4',
    '0.5',
  ]);
  expect(layoutOf(rating({ start: '3', end: '-3', step: '2' })).points).toEqual(['3', '1', '-1', '-3']);
  expect(layoutOf(questionOf('zero-to-ten')).points).toHaveLength(11);
});

test('it is a row of numbers, a list where every point has a label, a box where there are too many', () => {
  expect(layoutOf(rating({ end: '3' }, ['1', '3'])).shown).toBe('numbers');
  expect(layoutOf(rating({ end: '3' }, ['1', '2', '3'])).shown).toBe('labels');
  expect(layoutOf(rating({ start: '0', end: '100' })).shown).toBe('box');
});

test('only its own points can be chosen', () => {
  const half = rating({ start: '1', end: '3', step: '0.5' });
  expect(answerTo(half, { '': '2.50' })).toBe('2.5');
  for (const typed of ['2.4', '0.5', '3.5', 'two'])
    expect(faultsOf(half, { '': typed })).toEqual({ '': ['point-unknown'] });
  expect(faultsOf(half, {})).toEqual({ '': ['choose-point'] });
  expect(answerTo(rating({ start: '0', end: '100' }), { '': '73' })).toBe('73');
});

test('whole points are codes with their labels, others a number', () => {
  const labelled = rating({ end: '3' }, ['1', '3']);
  expect(questionType('rating').variables(labelled)[0]?.codes).toEqual([
    { code: 1, label: { en: 'Label 1' }, name: '1' },
    { code: 2, label: { und: '2' }, name: '2' },
    { code: 3, label: { en: 'Label 3' }, name: '3' },
  ]);
  expect(valuesOf(labelled, '3')).toEqual({ q: 3 });
  expect(questionType('rating').variables(rating({ step: '0.5' }))[0]).toMatchObject({ kind: 'number' });
  expect(questionType('rating').answerText(labelled, '3')[0]?.text).toEqual({ en: '3 – Label 3' });
});

test('a scale that goes nowhere and labels beside its points are the author’s mistake', () => {
  const { check } = questionType('rating');
  expect(check(rating({ start: '2', end: '2' }))).toHaveLength(1);
  expect(check(rating({ step: '0' }))).toHaveLength(1);
  expect(check(rating({ end: '3' }, ['1', '4']))).toMatchObject([{ column: 'choices', found: '4' }]);
});
