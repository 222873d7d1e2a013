import { questionType } from '../../../../src/domain/questionnaire/question-types/index.js';
import { answerTo, faultsOf, questionOf, valuesOf } from '../../../kit/questions.js';

test.each(['note', 'picture'])('a %s takes no answer and makes no variable', (type) => {
  expect(questionType(type).answeredBy).toBe('nobody');
  expect(answerTo(questionOf(type), { '': 'x' })).toBeNull();
  expect(valuesOf(questionOf(type), null)).toEqual({});
});

test('a picture has a picture, and a vignette its story', () => {
  expect(questionType('picture').check(questionOf('picture', { image: null }))).toMatchObject([
    { column: 'image' },
  ]);
  expect(questionType('vignette').check(questionOf('vignette', { guidance: { en: '' } }))).toMatchObject([
    { column: 'guidance_hint' },
  ]);
});

test.each(['calculate', 'hidden'])('a %s value comes from elsewhere: no form can set it', (type) => {
  const question = questionOf(type);
  expect(questionType(type).answeredBy).toBe('calculation');
  expect(answerTo(question, { '': 'x' })).toBeNull();
  expect(questionType(type).fromText(question, 'A worked out')).toBe('A worked out');
  expect(questionType(type).fromText(question, '')).toBeNull();
  expect(questionType(type).condition(question, '7')).toBe('7');
  expect(valuesOf(question, '7')).toEqual({ q: '7' });
});

test('an acknowledgement is XLSForm’s OK', () => {
  const question = questionOf('acknowledgement');
  expect(answerTo(question, { '': 'OK' })).toBe('OK');
  expect(valuesOf(question, 'OK')).toEqual({ q: 1 });
  expect(faultsOf(question, {})).toEqual({ '': ['acknowledge'] });
  expect(faultsOf(question, { '': 'yes' })).toEqual({ '': ['acknowledge'] });
});
