import fc from 'fast-check';
import {
  answerField,
  answerValues,
  answerWords,
  readAnswers,
} from '../../../../src/domain/questionnaire/answers.js';
import type { Answer, Question } from '../../../../src/domain/questionnaire/definition.js';
import { QUESTION_TYPES, questionType } from '../../../../src/domain/questionnaire/question-types/index.js';
import { loadLocales, translators } from '../../../../src/shared/locales.js';
import { answerErrors, answerLines } from '../../../../src/web/pages/questions.js';
import { HOSTILE_TEXTS } from '../../../kit/hostile.js';
import { questionOf } from '../../../kit/questions.js';

const words = translators(loadLocales());

/** Names that every object has already, besides those that questionnaires really use. */
const NAMES = ['a', 'b', 'c-3', '__proto__', 'constructor', 'toString'] as const;

const listOf = (length: number) =>
  NAMES.slice(0, length).map((name, index) => ({
    name,
    label: { en: `Choice ${name}`, cy: `Dewis ${name}` },
    ...(index === 1
      ? { behaviour: ['other' as const] }
      : index === 2
        ? { behaviour: ['none' as const] }
        : {}),
  }));

/** A question of the type with lists of awkward names and whatever its author may have set. */
const anyQuestion = (type: string) =>
  fc
    .record({
      required: fc.boolean(),
      length: fc.integer({ min: 2, max: NAMES.length }),
      set: fc.oneof(fc.constant({}), fc.constant({}), anySetting(type)),
    })
    .map(({ required, length, set }): Question => {
      const own = questionOf(type, { required });
      const lists = type === 'choice-task' || own.choices.length === 0 ? {} : { choices: listOf(length) };
      const rows = type === 'grid' ? { rows: listOf(length) } : {};
      return { ...own, ...lists, ...rows, parameters: { ...own.parameters, ...set } };
    });

/** Parameters that the type accepts. */
function anySetting(type: string): fc.Arbitrary<Record<string, string>> {
  const values = [
    '1',
    '2',
    '3',
    '10',
    '-1',
    '0.5',
    'yes',
    'no',
    'tick',
    'yes-no',
    'true',
    '2016-03-27',
    'x y',
  ];
  const settings = questionType(type).parameters.flatMap((parameter) => {
    const accepted = values.filter((value) => parameter.accepts(value));
    return accepted.length === 0 ? [] : [[parameter.name, fc.option(fc.constantFrom(...accepted))] as const];
  });
  return fc
    .record(Object.fromEntries(settings))
    .map((set) =>
      Object.fromEntries(Object.entries(set).filter((entry): entry is [string, string] => entry[1] !== null)),
    );
}

const anyText = fc.oneof(
  fc.constantFrom(
    ...NAMES,
    '',
    '1',
    '2',
    '3',
    '7',
    '100',
    '2016',
    'OK',
    'yes',
    'no',
    'none',
    'equal',
    'a@example.org',
  ),
  fc.integer({ min: -2, max: 110 }).map(String),
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'binary' }),
);

/** What browsers and everybody else may send: texts, lists, things that are neither. */
const anyField = fc.oneof(
  { weight: 6, arbitrary: anyText },
  fc.array(anyText, { maxLength: 5 }),
  fc.constantFrom(null, 5, { a: 'b' }),
);

const PARTS = ['', ...NAMES, 'other', 'day', 'month', 'year', 'best', 'worst', 'r1', 'r2'];

const anyForm = fc
  .array(fc.tuple(fc.constantFrom(...PARTS), anyField), { maxLength: PARTS.length })
  .map((fields) =>
    Object.fromEntries(fields.map(([part, sent]) => [part === '' ? 'answer-q' : `answer-q.${part}`, sent])),
  );

/** What a question's own field may hold that some type accepts. */
const GOOD = ['1', '4', 'OK', 'yes', 'none', 'me@example.org', 'some words'];

/** A form for this question in which most fields can be accepted. */
function likelyForm(question: Question): fc.Arbitrary<Record<string, unknown>> {
  const choices = question.choices.map(({ name }) => name);
  const parts = [...choices, ...(question.rows ?? []).map(({ name }) => name)];
  const shape = {
    picked: fc.oneof(
      fc.constantFrom(...GOOD),
      ...(choices.length === 0 ? [] : [fc.constantFrom(...choices)]),
    ),
    order: fc.oneof(fc.shuffledSubarray(parts), fc.shuffledSubarray(parts, { minLength: parts.length })),
    split: fc.integer({ min: 0, max: 100 }),
  };
  return fc.record(shape).map(({ picked, order, split }) => {
    const inPart = (index: number): string | undefined => {
      if (question.type === 'grid') return choices[(split + index) % choices.length];
      if (question.type !== 'constant-sum') return String(index + 1);
      return ['0', String(100 - split), String(split)][order.length - index - 1] ?? '0';
    };
    return {
      'answer-q': picked,
      'answer-q.other': picked === NAMES[1] ? 'my words' : '',
      'answer-q.day': '27',
      'answer-q.month': 'mawrth',
      'answer-q.year': '2016',
      'answer-q.best': choices[0],
      'answer-q.worst': choices[split % Math.max(1, choices.length)],
      ...Object.fromEntries(order.map((name, index) => [`answer-q.${name}`, inPart(index)])),
    };
  });
}

const anyCase = (type: string) =>
  anyQuestion(type).chain((question) =>
    fc.tuple(
      fc.constant(question),
      fc.oneof({ weight: 1, arbitrary: anyForm }, { weight: 3, arbitrary: likelyForm(question) }),
    ),
  );

describe.each(QUESTION_TYPES.map(({ name }) => name))('%s', (type) => {
  const hold = (law: (question: Question, answer: Answer) => void) => {
    let given = 0;
    fc.assert(
      fc.property(anyCase(type), ([question, form]) => {
        const { answers, errors } = readAnswers([question], form);
        if (Object.keys(errors).length > 0) return;
        const answer = answers['q'] ?? null;
        given += Number(answer !== null);
        law(question, answer);
      }),
      { numRuns: 200 },
    );
    if (questionType(type).answeredBy === 'respondent') expect(given).toBeGreaterThan(4);
  };

  test('reads any form at all, as an answer or as sentences that say what to do, in both languages', () => {
    fc.assert(
      fc.property(anyCase(type), ([question, form]) => {
        const { errors } = readAnswers([question], form);
        for (const language of ['en', 'cy'] as const) {
          const sentences = answerErrors([question], errors, language, words[language]);
          expect(Object.keys(sentences)).toEqual(Object.keys(errors));
          const typed = Object.values(form).flat().join(' ');
          for (const sentence of Object.values(sentences))
            if (!/[{}]/.test(typed)) expect(sentence).not.toMatch(/[{}]|undefined/);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('reads its own answers as the same answers when they are sent again', () => {
    hold((question, answer) => {
      const sent = answerValues([question], { q: answer });
      expect(Object.keys(sent).every((field) => field.startsWith(answerField(question)))).toBe(true);
      const again = readAnswers([{ ...question, required: false }], sent);
      expect(again).toEqual({ answers: { q: answer }, errors: {} });
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    });
  });

  test('gives one value of the right kind for each variable', () => {
    hold((question, answer) => {
      const { variables, values } = questionType(type);
      const columns = variables(question);
      const cells = values(question, answer);
      const shape = questionType(type).expand(question, null).length > 1 && question.task === undefined;
      if (!shape) expect(cells).toHaveLength(columns.length);
      columns.forEach(({ kind, codes, missing }, index) => {
        const cell = cells[index] ?? null;
        expect(codes !== null).toBe(kind === 'code');
        expect(missing.every((code) => codes?.some((known) => known.code === code))).toBe(true);
        if (cell === null) return;
        if (kind === 'code') expect(codes?.map(({ code }) => code)).toContain(cell);
        if (kind === 'number') expect(Number.isFinite(cell)).toBe(true);
        if (kind === 'text') expect(typeof cell).toBe('string');
        if (kind === 'date') expect(cell).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      });
      expect(values(question, null).every((cell) => cell === null)).toBe(true);
    });
  });

  test('says its answers in words, and to expressions, in any language', () => {
    hold((question, answer) => {
      const { condition } = questionType(type);
      const seen = condition(question, answer);
      const texts = typeof seen === 'string' ? [seen] : Object.values(seen);
      expect(texts.every((text) => typeof text === 'string')).toBe(true);
      if (answer === null) expect(texts.join('')).toBe('');
      for (const language of ['en', 'cy', 'fr']) {
        expect(answerWords(question, answer, language) === '').toBe(answer === null);
      }
      expect(answerLines(question, answer, 'cy').length === 0).toBe(answer === null);
    });
  });

  test('gives its variables names of their own that every statistics package takes', () => {
    const names = questionType(type)
      .variables(questionOf(type))
      .map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^q(_\w+)?$/);
  });

  test('finds nothing wrong with what its author may write, and something with what nobody may', () => {
    const sound = questionOf(type);
    expect(questionType(type).check(sound)).toEqual([]);
    const wrong = { ...sound, parameters: { ...sound.parameters, nonsense: '1' } };
    expect(questionType(type).check(wrong)).toMatchObject([{ column: 'parameters', found: 'nonsense' }]);
    const { choices, parameters } = questionType(type);
    if (choices === 'needed') expect(questionType(type).check({ ...sound, choices: [] })).not.toEqual([]);
    for (const { name, expects } of parameters) {
      const faults = questionType(type).check({ ...sound, parameters: { ...sound.parameters, [name]: '' } });
      expect(faults).toContainEqual({
        column: 'parameters',
        expected: `${name} to be ${expects}`,
        found: '',
      });
    }
  });
});
