import { questionType } from '../../../../src/domain/questionnaire/question-types/index.js';
import { answerTo, faultsOf, questionOf, valuesOf } from '../../../kit/questions.js';

const plain = questionOf('single-choice');
const type = questionType('single-choice');
const withOther = questionOf('single-choice', {
  choices: [
    { name: 'a', label: { en: 'Apple' } },
    { name: 'x', label: { en: 'Something else' }, behaviour: ['other'] },
    { name: 'skip', label: { en: 'Prefer not to say' }, behaviour: ['missing'] },
  ],
});

test('one choice by its name, or by the label that a searched list types', () => {
  expect(answerTo(plain, { '': 'b' })).toBe('b');
  expect(answerTo(plain, { '': '  first &  BEST ' })).toBe('a');
  expect(answerTo(plain, { '': 'Ail' })).toBe('b');
  expect(faultsOf(plain, { '': 'maybe' })).toEqual({ '': ['choice-unknown'] });
  expect(faultsOf(plain, { '': ['a', 'b'] })).toEqual({ '': ['choose-only-one'] });
  expect(faultsOf(plain, {})).toEqual({ '': ['choose-answer'] });
});

test('a label that two choices share decides for neither', () => {
  const twins = questionOf('single-choice', {
    choices: ['a', 'b'].map((name) => ({ name, label: { en: 'Same' } })),
  });
  expect(faultsOf(twins, { '': 'Same' })).toEqual({ '': ['choice-unknown'] });
});

test('words go with the choice that asks for them, and neither goes without the other', () => {
  const answer = answerTo(withOther, { '': 'x', other: ' as a  friend ' });
  expect(answer).toEqual({ chosen: 'x', other: 'as a friend' });
  expect(valuesOf(withOther, answer)).toEqual({ q: 2, q_other_words: 'as a friend' });
  expect(type.condition(withOther, answer)).toBe('x');
  expect(type.answerText(withOther, answer)).toEqual([{ about: null, text: { und: 'as a friend' } }]);
  expect(faultsOf(withOther, { '': 'x' })).toEqual({ other: ['other-empty'] });
  expect(faultsOf(withOther, { '': 'a', other: 'words' })).toEqual({ other: ['other-not-chosen'] });
  expect(faultsOf(withOther, { other: 'words' })).toEqual({ other: ['other-not-chosen'] });
  expect(faultsOf(withOther, { '': 'x', other: 'w'.repeat(201) })).toEqual({ other: ['other-too-long'] });
});

test('codes are 1, 2, 3 unless every choice is named by a number; what says nothing is user-missing', () => {
  expect(type.variables(withOther)[0]).toMatchObject({ kind: 'code', missing: [3] });
  const numbered = questionOf('single-choice', {
    choices: ['1', '2', '-9'].map((name) => ({ name, label: { en: name } })),
  });
  expect(valuesOf(numbered, '-9')).toEqual({ q: -9 });
  expect(type.variables(numbered)[0]?.codes?.map(({ code }) => code)).toEqual([1, 2, -9]);
});

test('many choices become a list, and authors may ask for a list or a search', () => {
  const many = Array.from({ length: 20 }, (_, index) => ({ name: `n${index}`, label: { en: `N${index}` } }));
  expect(type.layout(plain)).toMatchObject({ shown: 'radios' });
  expect(type.layout({ ...plain, choices: many })).toMatchObject({ shown: 'list' });
  expect(type.layout({ ...plain, appearance: ['autocomplete'] })).toMatchObject({ shown: 'search' });
});

test('a default chooses a choice that there is', () => {
  expect(type.fromText(plain, 'b')).toBe('b');
  expect(type.fromText(plain, 'z')).toBeNull();
});
