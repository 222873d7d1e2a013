import fc from 'fast-check';
import { answerValues, readAnswers } from '../../../src/domain/questionnaire/answers.js';
import type { Question } from '../../../src/domain/questionnaire/definition.js';
import { QUESTION_TYPES, questionType } from '../../../src/domain/questionnaire/question-types/index.js';

const question = (type: string, name: string, required = false): Question => ({
  type,
  name,
  label: { en: `Label of ${name}` },
  hint: null,
  required,
  choices:
    questionType(type).choices === 'needed'
      ? ['yes', 'no', 'not-sure'].map((choice) => ({ name: choice, label: { en: choice } }))
      : [],
});

const ALL = [
  question('single-choice', 'one'),
  question('multiple-choice', 'many'),
  question('short-text', 'line'),
  question('long-text', 'lines'),
];

const required = (type: string) => [question(type, 'q', true)];
const faultsOf = (questions: readonly Question[], form: Record<string, unknown>) =>
  Object.values(readAnswers(questions, form).errors).flat();

test('a full form becomes answers in the order of questions and choices, however it was sent', () => {
  const { answers, errors } = readAnswers(ALL, {
    'answer-lines': '  first\r\nsecond\u0007  ',
    'answer-many': ['not-sure', 'yes', 'yes'],
    'answer-line': ' a \n b ',
    'answer-one': 'no',
    unrelated: 'x',
  });
  expect(errors).toEqual({});
  expect(JSON.stringify(answers)).toBe(
    '{"one":"no","many":["yes","not-sure"],"line":"a b","lines":"first\\nsecond"}',
  );
});

test('questions left blank are null, and no error unless they are required', () => {
  expect(readAnswers(ALL, { 'answer-line': '   ', 'answer-many': '' })).toEqual({
    answers: { one: null, many: null, line: null, lines: null },
    errors: {},
  });
  const key = (type: string) => faultsOf(required(type), {})[0]?.key;
  expect(key('single-choice')).toBe('choose-answer');
  expect(key('multiple-choice')).toBe('choose-at-least-one');
  expect(key('short-text')).toBe('type-answer');
  expect(key('long-text')).toBe('type-answer');
});

test.each([
  ['a choice that is not offered', 'single-choice', 'maybe', 'choice-unknown'],
  ['two choices where one is asked', 'single-choice', ['yes', 'no'], 'choose-only-one'],
  ['a choice that is not offered among others', 'multiple-choice', ['yes', 'maybe'], 'choice-unknown'],
  ['a name every object has', 'single-choice', '__proto__', 'choice-unknown'],
  ['a line of 201 characters', 'short-text', 'x'.repeat(201), 'too-long'],
])('%s is refused', (_what, type, typed, key) => {
  expect(faultsOf(required(type), { 'answer-q': typed })).toMatchObject([{ key }]);
});

test('length is counted in characters, and the error says by how many it is over', () => {
  expect(faultsOf(required('short-text'), { 'answer-q': '👍'.repeat(200) })).toEqual([]);
  expect(faultsOf(required('short-text'), { 'answer-q': '👍'.repeat(203) })).toEqual([
    { key: 'too-long', parameters: { longest: 200, over: 3 } },
  ]);
});

test('a form without a prototype, or with something other than text in it, is read like any other', () => {
  const form: Record<string, unknown> = Object.create(null);
  form['answer-one'] = 'yes';
  form['answer-many'] = [{ name: 'yes' }, 'no'];
  form['answer-line'] = 5;
  expect(readAnswers(ALL, form).answers).toEqual({ one: 'yes', many: ['no'], line: null, lines: null });
});

const anyForm = fc.dictionary(
  fc.constantFrom('answer-one', 'answer-many', 'answer-line', 'answer-lines', '__proto__'),
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('yes', 'no', 'not-sure'),
    fc.array(fc.constantFrom('yes', 'no', 'not-sure', '')),
  ),
);

test('answers that were accepted read the same when they are sent again', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      const { answers, errors } = readAnswers(ALL, form);
      if (Object.keys(errors).length > 0) return;
      expect(readAnswers(ALL, answerValues(ALL, answers))).toEqual({ answers, errors: {} });
    }),
  );
});

test('every type gives one value for each variable, and every code is one of the variable', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      const { answers } = readAnswers(ALL, form);
      for (const asked of ALL) {
        const type = questionType(asked.type);
        const variables = type.variables(asked);
        const values = type.values(asked, answers[asked.name] ?? null);
        expect(values).toHaveLength(variables.length);
        variables.forEach(({ codes }, index) => {
          const value = values[index] ?? null;
          if (codes === null || value === null)
            expect(value === null || typeof value === 'string').toBe(true);
          else expect(codes.map(({ code }) => code)).toContain(value);
        });
      }
    }),
  );
});

test('answers become coded variables: one for a single choice, a yes or no for each of several', () => {
  const [single, multiple] = QUESTION_TYPES;
  expect(single?.values(ALL[0]!, 'no')).toEqual([2]);
  expect(single?.variables(ALL[0]!)[0]?.codes?.[1]?.label.en).toBe('no');
  expect(multiple?.variables(ALL[1]!).map(({ name }) => name)).toEqual([
    'many_yes',
    'many_no',
    'many_not_sure',
  ]);
  expect(multiple?.values(ALL[1]!, ['yes'])).toEqual([1, 0, 0]);
  expect(multiple?.values(ALL[1]!, null)).toEqual([null, null, null]);
});
