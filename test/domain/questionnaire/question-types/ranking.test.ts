import { readAnswers } from '../../../../src/domain/questionnaire/answers.js';
import { questionType } from '../../../../src/domain/questionnaire/question-types/index.js';
import { answerTo, faultsOf, questionOf, valuesOf } from '../../../kit/questions.js';

const all = questionOf('ranking');
const top = questionOf('ranking', { parameters: { top: '2' } });
const some = questionOf('ranking', { parameters: { least: '1' } });
const type = questionType('ranking');

test('ranks become the names in order', () => {
  const answer = answerTo(all, { a: '2', b: '3', 'c-3': '1' });
  expect(answer).toEqual(['c-3', 'a', 'b']);
  expect(valuesOf(all, answer)).toEqual({ q_a: 2, q_b: 3, q_c_3: 1 });
  expect(type.condition(all, answer)).toBe('c-3 a b');
  expect(type.typed(all, answer)).toEqual({ a: '2', b: '3', 'c-3': '1' });
  expect(type.answerText(all, answer)[0]).toEqual({
    about: { und: '1' },
    text: { en: 'Third', cy: 'Trydydd' },
  });
});

test('a rank used twice is told at the second choice that has it, with both', () => {
  const { errors } = readAnswers([all], { 'answer-q.a': '2', 'answer-q.b': '2', 'answer-q.c-3': '1' });
  expect(errors).toEqual({
    'answer-q.b': [
      {
        key: 'rank-twice',
        parameters: { rank: '2' },
        lists: { choices: [{ en: 'First & best' }, { en: 'Second', cy: 'Ail' }] },
        part: 'b',
      },
    ],
  });
  expect(faultsOf(all, { a: '2', b: '2', 'c-3': '2' })).toEqual({ b: ['rank-more'] });
});

test('ranks begin at 1 and leave none out', () => {
  expect(faultsOf(some, { a: '2', b: '3' })).toEqual({ a: ['rank-skipped'] });
  expect(faultsOf(some, { a: '1', b: '3' })).toEqual({ b: ['rank-skipped'] });
  for (const rank of ['0', '4', '-1', '1.5', 'first'])
    expect(faultsOf(all, { a: rank })).toEqual({ a: ['rank-unknown'] });
});

test('all are ranked, or the first few, or as many as people like', () => {
  expect(faultsOf(all, { a: '1' })).toEqual({ '': ['rank-all'] });
  expect(faultsOf(top, { a: '1' })).toEqual({ '': ['rank-first'] });
  const few = { ...all, parameters: { least: '2' } };
  expect(faultsOf(few, { a: '1' })).toEqual({ '': ['rank-fewer'] });
  expect(faultsOf(top, { a: '3' })).toEqual({ a: ['rank-unknown'] });
  expect(answerTo(top, { a: '2', b: '1' })).toEqual(['b', 'a']);
  expect(valuesOf(top, ['b', 'a'])).toEqual({ q_a: 2, q_b: 1, q_c_3: null });
  expect(answerTo(some, { b: '1' })).toEqual(['b']);
  expect(faultsOf(some, {})).toEqual({ '': ['rank-none'] });
  expect(answerTo({ ...some, required: false }, { a: '' })).toBeNull();
});

test('authors cannot ask for more ranks than there are choices', () => {
  expect(type.check({ ...all, parameters: { top: '4' } })).toHaveLength(1);
  expect(type.check({ ...all, parameters: { top: '2', least: '3' } })).toHaveLength(1);
});
