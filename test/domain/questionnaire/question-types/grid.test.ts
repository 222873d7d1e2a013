import { questionType } from '../../../../src/domain/questionnaire/question-types/index.js';
import { answerTo, faultsOf, questionOf, valuesOf } from '../../../kit/questions.js';

const question = questionOf('grid');
const type = questionType('grid');

test('each row has an answer of its own', () => {
  const answer = answerTo(question, { r2: 'c-3', r1: 'a' });
  expect(JSON.stringify(answer)).toBe('{"r1":"a","r2":"c-3"}');
  expect(valuesOf(question, answer)).toEqual({ q_r1: 1, q_r2: 3 });
  expect(type.condition(question, answer)).toEqual({ r1: 'a', r2: 'c-3' });
  expect(type.answerText(question, answer)[1]).toEqual({
    about: { en: 'Row two' },
    text: { en: 'Third', cy: 'Trydydd' },
  });
});

test('every row is asked for by name where an answer is required; otherwise some may stay blank', () => {
  expect(faultsOf(question, { r1: 'a' })).toEqual({ r2: ['row-empty'] });
  const optional = { ...question, required: false };
  expect(answerTo(optional, { r1: 'a' })).toEqual({ r1: 'a' });
  expect(valuesOf(optional, { r1: 'a' })).toEqual({ q_r1: 1, q_r2: null });
  expect(answerTo(optional, {})).toBeNull();
});

test('what is not offered is refused in its row', () => {
  expect(faultsOf(question, { r1: 'z', r2: ['a', 'b'] })).toEqual({
    r1: ['row-unknown'],
    r2: ['row-unknown'],
  });
});

test('more than seven columns are never put side by side', () => {
  const many = Array.from({ length: 8 }, (_, index) => ({ name: `n${index}`, label: { en: 'N' } }));
  expect(type.layout(question)).toEqual({ columns: 3 });
  expect(type.layout({ ...question, choices: many })).toEqual({ columns: 0 });
});
