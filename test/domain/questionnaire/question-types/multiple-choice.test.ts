import { questionType } from '../../../../src/domain/questionnaire/question-types/index.js';
import { answerTo, faultsOf, questionOf, valuesOf } from '../../../kit/questions.js';

const type = questionType('multiple-choice');
const question = questionOf('multiple-choice', {
  choices: [
    { name: 'time', label: { en: 'Time' } },
    { name: 'cost', label: { en: 'Cost' } },
    { name: 'far-away', label: { en: 'Too far' } },
    { name: 'other', label: { en: 'Other' }, behaviour: ['other'] },
    { name: 'nothing', label: { en: 'Nothing' }, behaviour: ['none'] },
  ],
});
const limited = { ...question, parameters: { min: '2', max: '3' } };

test('choices are kept in the order of the question, each once', () => {
  expect(answerTo(question, { '': ['cost', 'time', 'cost', ''] })).toEqual(['time', 'cost']);
  expect(faultsOf(question, { '': ['time', 'weather'] })).toEqual({ '': ['choice-unknown'] });
  expect(faultsOf(question, {})).toEqual({ '': ['choose-at-least-one'] });
});

test('“nothing” stands alone', () => {
  expect(answerTo(question, { '': 'nothing' })).toEqual(['nothing']);
  expect(faultsOf(question, { '': ['nothing', 'time'] })).toEqual({ '': ['none-and-others'] });
});

test('there may be a fewest and a most, and “nothing” is not too few', () => {
  expect(faultsOf(limited, { '': ['time'] })).toEqual({ '': ['choose-more'] });
  expect(faultsOf(limited, { '': ['time', 'cost', 'far-away', 'other'], other: 'x' })).toEqual({
    '': ['choose-fewer'],
  });
  expect(answerTo(limited, { '': ['time', 'cost'] })).toEqual(['time', 'cost']);
  expect(answerTo(limited, { '': 'nothing' })).toEqual(['nothing']);
  expect(answerTo({ ...limited, required: false }, {})).toBeNull();
  expect(type.check({ ...question, parameters: { min: '4', max: '3' } })).toMatchObject([{ found: '3' }]);
});

test('each choice is a yes-or-no variable, and the words one more', () => {
  const answer = answerTo(question, { '': ['other', 'far-away'], other: 'Nobody told me' });
  expect(answer).toEqual({ chosen: 'far-away other', other: 'Nobody told me' });
  expect(valuesOf(question, answer)).toEqual({
    q_time: 0,
    q_cost: 0,
    q_far_away: 1,
    q_other: 1,
    q_nothing: 0,
    q_other_words: 'Nobody told me',
  });
  expect(type.condition(question, answer)).toBe('far-away other');
  expect(type.fromText(question, 'cost time weather')).toEqual(['time', 'cost']);
});
