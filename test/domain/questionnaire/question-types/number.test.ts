import { questionType } from '../../../../src/domain/questionnaire/question-types/index.js';
import { answerTo, faultsOf, questionOf, valuesOf } from '../../../kit/questions.js';

const whole = questionOf('whole-number', { parameters: { min: '16', max: '110' } });
const decimal = questionOf('decimal-number');

test.each([
  ['47', '47'],
  [' 047 ', '47'],
  ['47.0', '47'],
  ['+47', '47'],
])('%j is the whole number %s', (typed, number) => {
  expect(answerTo(whole, { '': typed })).toBe(number);
});

test.each([
  ['1,234.50', '1234.5'],
  ['1 234', '1234'],
  ['.5', '0.5'],
  ['−0.30', '-0.3'],
  ['-0', '0'],
  ['0.000001', '0.000001'],
])('%j is the number %s', (typed, number) => {
  expect(answerTo(decimal, { '': typed })).toBe(number);
});

test.each(['', 'x', '1e5', '0x10', '1.2.3', '12,34', 'Infinity', 'NaN', '9'.repeat(16), '5 years'])(
  '%j is no number',
  (typed) => {
    expect(faultsOf(decimal, { '': typed })[''] ?? []).toHaveLength(1);
  },
);

test('the unit may be typed along with the number', () => {
  const age = questionOf('whole-number', { parameters: { unit: 'years', 'unit-cy': 'oed' } });
  expect(answerTo(age, { '': '5 years' })).toBe('5');
  expect(answerTo(age, { '': '5 oed' })).toBe('5');
  expect(faultsOf(age, { '': 'years' })).toEqual({ '': ['number-unreadable'] });
  expect(questionType('whole-number').answerText(age, '5')).toEqual([
    { about: null, text: { en: '5 years', cy: '5 oed' } },
  ]);
});

test('limits and steps are judged exactly', () => {
  expect(faultsOf(whole, { '': '15' })).toEqual({ '': ['number-between'] });
  expect(faultsOf(whole, { '': '16.5' })).toEqual({ '': ['number-whole'] });
  expect(faultsOf(questionOf('decimal-number', { parameters: { min: '0' } }), { '': '-0.1' })).toEqual({
    '': ['number-low'],
  });
  expect(faultsOf(questionOf('decimal-number', { parameters: { max: '0' } }), { '': '0.1' })).toEqual({
    '': ['number-high'],
  });
  const tenths = questionOf('decimal-number', { parameters: { min: '0.1', step: '0.2' } });
  expect(answerTo(tenths, { '': '0.7' })).toBe('0.7');
  expect(faultsOf(tenths, { '': '0.8' })).toEqual({ '': ['number-step'] });
  expect(faultsOf(decimal, { '': '0.1234567' })).toEqual({ '': ['number-places'] });
});

test('authors cannot ask for what no number can be', () => {
  const { check } = questionType('whole-number');
  expect(check({ ...whole, parameters: { min: '5', max: '4' } })).toHaveLength(1);
  expect(check({ ...whole, parameters: { step: '0' } })).toHaveLength(1);
  expect(check({ ...whole, parameters: { min: 'low' } })).toHaveLength(1);
});

test('the variable is a number', () => {
  expect(valuesOf(decimal, '2.5')).toEqual({ q: 2.5 });
  expect(questionType('decimal-number').variables(decimal)).toMatchObject([{ kind: 'number', codes: null }]);
});
