import { readAnswers } from '../../../../src/domain/questionnaire/answers.js';
import { questionType } from '../../../../src/domain/questionnaire/question-types/index.js';
import { answerTo, faultsOf, questionOf, valuesOf } from '../../../kit/questions.js';

const question = questionOf('constant-sum');

test('points that make the total are kept for every choice', () => {
  const answer = answerTo(question, { a: '60', b: ' 040 ', 'c-3': '' });
  expect(answer).toEqual({ a: '60', b: '40', 'c-3': '0' });
  expect(valuesOf(question, answer)).toEqual({ q_a: 60, q_b: 40, q_c_3: 0 });
  expect(questionType('constant-sum').condition(question, answer)).toEqual({ a: '60', b: '40', 'c-3': '0' });
});

test('what is over or short is said by how much', () => {
  const { errors } = readAnswers([question], { 'answer-q.a': '60', 'answer-q.b': '50' });
  expect(errors['answer-q']).toEqual([{ key: 'sum-over', parameters: { total: 100, sum: 110, by: 10 } }]);
  expect(readAnswers([question], { 'answer-q.a': '60' }).errors['answer-q']).toEqual([
    { key: 'sum-under', parameters: { total: 100, sum: 60, by: 40 } },
  ]);
});

test('what is no whole number is refused in its box, before any sum', () => {
  expect(faultsOf(question, { a: 'x', b: '-5', 'c-3': '2.5' })).toEqual({
    a: ['sum-unreadable'],
    b: ['sum-unreadable'],
    'c-3': ['sum-unreadable'],
  });
});

test('the author says what the total is; nothing at all is a blank', () => {
  const ten = questionOf('constant-sum', { parameters: { total: '10' }, required: false });
  expect(answerTo(ten, { a: '10' })).toEqual({ a: '10', b: '0', 'c-3': '0' });
  expect(answerTo(ten, {})).toBeNull();
  expect(faultsOf(question, {})).toEqual({ '': ['sum-empty'] });
});
