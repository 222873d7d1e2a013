/** One question of every type, for tests that hold all of them to one law. */
import type { Question } from '../../src/domain/questionnaire/definition.js';
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
