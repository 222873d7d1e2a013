import { questionType } from '../../../../src/domain/questionnaire/question-types/index.js';
import { answerTo, faultsOf, questionOf, valuesOf } from '../../../kit/questions.js';

const tick = questionOf('consent');
const asked = questionOf('consent', { parameters: { ask: 'yes-no' } });
const type = questionType('consent');

test('a box to tick must be ticked where consent is required', () => {
  expect(type.condition(tick, answerTo(tick, { '': 'yes' }))).toBe('yes');
  expect(faultsOf(tick, {})).toEqual({ '': ['consent-tick'] });
  expect(faultsOf(tick, { '': 'no' })).toEqual({ '': ['consent-yes-no'] });
});

test('a question can be answered no', () => {
  expect(type.condition(asked, answerTo(asked, { '': 'no' }))).toBe('no');
  expect(faultsOf(asked, {})).toEqual({ '': ['consent-yes-no'] });
  expect(faultsOf(asked, { '': ['yes', 'no'] })).toEqual({ '': ['consent-yes-no'] });
});

test('the answer keeps which wording was put, and another wording is another one', () => {
  const before = valuesOf(tick, answerTo(tick, { '': 'yes' }));
  expect(before).toEqual({ q: 1, q_wording: expect.stringMatching(/^[0-9a-f]{16}$/) });
  for (const over of [{ label: { en: 'Other' } }, { hint: { en: 'Hint' } }, { guidance: { en: 'More' } }]) {
    const other = questionOf('consent', over);
    expect(valuesOf(other, answerTo(other, { '': 'yes' }))['q_wording']).not.toBe(before['q_wording']);
  }
});
