/** One task of a discrete-choice experiment: which of several alternatives, described by levels of attributes. */
import { ok } from '../../../shared/result.js';
import type { Question } from '../definition.js';
import { type DesignNeeds, fault, type PartFault } from '../question-type.js';
import { decimalText, parseDecimal } from './decimal-text.js';
import { defineType } from './define-type.js';
import { DESIGN_PARAMETERS, designFaults, designOf, eachTask, tasksOf } from './experiment.js';
import { ATTRIBUTE, PRIOR } from './level-columns.js';
import { setFor, wholeFor, wholeParameter, wordParameter } from './parameters.js';
import { prohibitionFaults, prohibitionsIn } from './prohibitions.js';

const NONE = 'none';
const NONE_LABEL = { en: 'None of these', cy: 'Dim un o’r rhain' };

/** The list holds the levels, each with its attribute in the column `attribute`; the rows are the attributes. */
export const choiceTask = defineType({
  name: 'choice-task',
  xlsform: { word: 'choice_task', appearance: null },
  experiment: true,
  choices: 'needed',
  rows: 'needed',
  levels: true,
  parameters: [
    wholeParameter('alternatives', 2, 6),
    ...DESIGN_PARAMETERS,
    wordParameter('none', ['no', 'yes']),
  ],
  beginsWith: { alternatives: '2', tasks: '8' },
  defaultTable: 'choice-task',
  defaultChart: 'intervals',

  check: (question) => [
    ...designFaults(question, ['alternatives', 'tasks']),
    ...levelFaults(question),
    ...prohibitionFaults(question),
  ],
  layout: (question) => ({ alternatives: namesOf(question), none: hasNone(question) }),
  design: (question) =>
    designOf(question, {
      kind: 'choice',
      attributes: attributesOf(question),
      profiles: namesOf(question).length,
      noneOption: hasNone(question),
      prohibitions: prohibitionsIn(question),
    }),

  expand: (question, tasks) => tasksOf(question, tasks),

  read: (question, typed) => {
    const [chosen, ...more] = [...new Set(typed.own.filter((name) => name !== ''))];
    if (chosen === undefined) return question.required ? fault('choose-alternative') : ok(null);
    if (more.length > 0) return fault('choose-only-one');
    return offered(question).includes(chosen) ? ok(chosen) : fault('choice-unknown');
  },

  answerText: (question, answer) =>
    typeof answer === 'string' ? [{ about: null, text: wordsFor(question, answer) }] : [],

  variables: (question) =>
    eachTask(question).map(({ name, label }) => ({
      name,
      label,
      kind: 'code' as const,
      codes: offered(question).map((alternative) => ({
        code: codeFor(alternative),
        label: nameOf(alternative),
      })),
      missing: [],
    })),
  coder: (question) => {
    const tasks = eachTask(question);
    return (answer) => tasks.map(() => (typeof answer === 'string' ? codeFor(answer) : null));
  },
});

/** "1", "2" and so on, as many as the task shows or, without a design, as the author asked for. */
function namesOf(question: Question): readonly string[] {
  const shown = question.task?.profiles.length ?? 0;
  const length = shown === 0 ? wholeFor(question, 'alternatives', 2) : shown;
  return Array.from({ length }, (_, index) => String(index + 1));
}

/** Each attribute with its levels; where every level of it has a number in the column `prior`, with these. */
function attributesOf({ choices, rows = [] }: Question): DesignNeeds['attributes'] {
  return rows.map(({ name }) => {
    const levels = choices.filter(({ filters = {} }) => filters[ATTRIBUTE] === name);
    const priors = levels.map(({ filters = {} }) => parseDecimal(filters[PRIOR] ?? ''));
    const numbers = priors.flatMap((prior) => (prior === null ? [] : [Number(decimalText(prior))]));
    const known = numbers.length > 0 && numbers.length === levels.length;
    return { name, levels: levels.map((level) => level.name), ...(known ? { priors: numbers } : {}) };
  });
}

function hasNone(question: Question): boolean {
  return setFor(question, NONE) === 'yes';
}

function offered(question: Question): readonly string[] {
  return hasNone(question) ? [...namesOf(question), NONE] : namesOf(question);
}

/** Alternatives by their place; 0 is none of them. */
function codeFor(alternative: string): number {
  return alternative === NONE ? 0 : Number(alternative);
}

function nameOf(alternative: string) {
  if (alternative === NONE) return NONE_LABEL;
  return { en: `Option ${alternative}`, cy: `Opsiwn ${alternative}` };
}

/** The alternative with its levels: what was chosen, not only where it stood. */
function wordsFor(question: Question, alternative: string) {
  const profile = question.task?.profiles[Number(alternative) - 1];
  if (alternative === NONE || profile === undefined) return nameOf(alternative);
  const levels = question.choices.filter(({ name }) => Object.values(profile).includes(name));
  const told = (code: 'en' | 'cy') =>
    `${nameOf(alternative)[code]}: ${levels.map(({ label }) => label[code] ?? label['en'] ?? '').join(', ')}`;
  return { en: told('en'), cy: told('cy') };
}

function levelFaults({ choices, rows = [] }: Question): PartFault[] {
  const attributes = rows.map(({ name }) => name);
  const stray = choices.filter(({ filters = {} }) => !attributes.includes(filters[ATTRIBUTE] ?? ''));
  const single = attributes.filter(
    (attribute) => choices.filter(({ filters = {} }) => filters[ATTRIBUTE] === attribute).length < 2,
  );
  return [
    ...stray.map(({ name, filters = {} }) => ({
      column: 'choices' as const,
      expected: `the attribute of the level ${name}, one of ${attributes.join(', ')}`,
      found: filters[ATTRIBUTE] ?? 'none',
    })),
    ...single.map((attribute) => ({
      column: 'choices' as const,
      expected: `at least two levels of the attribute ${attribute}`,
      found: 'fewer',
    })),
  ];
}
