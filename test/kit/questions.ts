/** One question of every type, for tests that hold all of them to one law. */

import { answerField, readAnswers } from '../../src/domain/questionnaire/answers.js';
import type { Answer, Question } from '../../src/domain/questionnaire/definition.js';
import { QUESTION_TYPES, questionType } from '../../src/domain/questionnaire/question-types/index.js';

const CHOICES = [
  { name: 'a', label: { en: 'First & best' } },
  { name: 'b', label: { en: 'Second', cy: 'Ail' } },
  { name: 'c-3', label: { en: 'Third', cy: 'Trydydd' } },
];

const ROWS = [
  { name: 'r1', label: { en: 'Row one', cy: 'Rhes un' } },
  { name: 'r2', label: { en: 'Row two' } },
];

const TOO: Readonly<Record<string, Partial<Question>>> = {
  'best-worst': { parameters: { items: '3', tasks: '2' } },
  paired: { parameters: { tasks: '2' } },
  'choice-task': {
    parameters: { alternatives: '2', tasks: '2', none: 'yes' },
    choices: [
      { name: 'near', label: { en: 'Near', cy: 'Agos' }, filters: { attribute: 'r1' } },
      { name: 'far', label: { en: 'Far' }, filters: { attribute: 'r1' } },
      { name: 'peer', label: { en: 'A peer' }, filters: { attribute: 'r2' } },
      { name: 'nurse', label: { en: 'A nurse' }, filters: { attribute: 'r2' } },
    ],
    task: {
      number: 1,
      of: 2,
      profiles: [
        { r1: 'near', r2: 'nurse' },
        { r1: 'far', r2: 'peer' },
      ],
    },
  },
  vignette: { guidance: { en: 'Once *upon* a time <b>.' } },
  picture: { image: { en: '/picture.png' } },
};

/** A question of this type with the lists that the type needs, changed as `over` says. */
export function questionOf(type: string, over: Partial<Question> = {}): Question {
  const { choices, rows } = questionType(type);
  return {
    type,
    name: 'q',
    label: { en: 'How <b>?', cy: 'Sut <b>?' },
    hint: null,
    required: true,
    choices: choices === 'needed' ? CHOICES : [],
    ...(rows === 'needed' ? { rows: ROWS } : {}),
    ...TOO[type],
    ...over,
  };
}

/** One of every type, each with a name of its own. */
export const ONE_OF_EACH: readonly Question[] = QUESTION_TYPES.map(({ name }, index) =>
  questionOf(name, { name: `q${index}` }),
);

/** What the type makes of these parts as typed ('' is the question's own field): its answer. Fails on a refusal. */
export function answerTo(question: Question, typed: Readonly<Record<string, unknown>>): Answer {
  const { answers, errors } = readAnswers([question], formOf(question, typed));
  expect(errors).toEqual({});
  return answers[question.name] ?? null;
}

/** Why the type refuses these parts as typed: for each part, the keys of its faults. */
export function faultsOf(
  question: Question,
  typed: Readonly<Record<string, unknown>>,
): Readonly<Record<string, readonly string[]>> {
  const { errors } = readAnswers([question], formOf(question, typed));
  const own = answerField(question);
  return Object.fromEntries(
    Object.entries(errors).map(([field, faults]) => [
      field === own ? '' : field.slice(own.length + 1),
      faults.map(({ key }) => key),
    ]),
  );
}

function formOf(question: Question, typed: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const own = answerField(question);
  return Object.fromEntries(
    Object.entries(typed).map(([part, sent]) => [part === '' ? own : `${own}.${part}`, sent]),
  );
}

/** The answer's values by the names of the question's variables. */
export function valuesOf(question: Question, answer: Answer): Record<string, number | string | null> {
  const { variables, values } = questionType(question.type);
  const cells = values(question, answer);
  return Object.fromEntries(variables(question).map(({ name }, index) => [name, cells[index] ?? null]));
}
