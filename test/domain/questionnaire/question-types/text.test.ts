import { questionType } from '../../../../src/domain/questionnaire/question-types/index.js';
import { answerTo, faultsOf, questionOf } from '../../../kit/questions.js';

test('a line is one line, a comment keeps its lines, and neither keeps blanks around it', () => {
  expect(answerTo(questionOf('short-text'), { '': ' a \r\n b ' })).toBe('a b');
  expect(answerTo(questionOf('long-text'), { '': ' a \r\n\r\nb ' })).toBe('a \n\nb');
  expect(faultsOf(questionOf('long-text'), { '': ' \n ' })).toEqual({ '': ['type-answer'] });
});

test('an author may allow less than the type does, never more', () => {
  const short = questionOf('short-text', { parameters: { max: '5' } });
  expect(answerTo(short, { '': '👍👍👍👍👍' })).toBe('👍👍👍👍👍');
  expect(faultsOf(short, { '': 'abcdef' })).toEqual({ '': ['too-long'] });
  expect(questionType('short-text').check(short)).toEqual([]);
  expect(questionType('short-text').check({ ...short, parameters: { max: '201' } })).toHaveLength(1);
  expect(questionType('long-text').layout(questionOf('long-text', { parameters: { rows: '9' } }))).toEqual({
    longest: 4000,
    limited: false,
    rows: 9,
  });
});

test('a comment is read back line by line', () => {
  const lines = questionType('long-text').answerText(questionOf('long-text'), 'One.\n\nTwo.');
  expect(lines.map(({ text }) => text)).toEqual([{ und: 'One.' }, { und: 'Two.' }]);
});
