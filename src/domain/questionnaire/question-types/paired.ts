/** One task of a paired comparison: which of two, or no preference where the author offers that. */
import { ok } from '../../../shared/result.js';
import type { Choice, Question } from '../definition.js';
import { fault, type PartFault } from '../question-type.js';
import { codedVariable, codesByName, labelOf } from './choices.js';
import { defineType } from './define-type.js';
import {
  DESIGN_PARAMETERS,
  designFaults,
  designOf,
  eachTask,
  itemAttribute,
  itemsOf,
  tasksOf,
} from './experiment.js';
import { setFor, wordParameter } from './parameters.js';

const EQUAL: Choice = { name: 'equal', label: { en: 'No preference', cy: 'Dim ffafriaeth' } };

export const paired = defineType({
  name: 'paired',
  xlsform: { word: 'paired', appearance: null },
  experiment: true,
  choices: 'needed',
  parameters: [...DESIGN_PARAMETERS, wordParameter('equal', ['no', 'yes'])],
  beginsWith: { tasks: '6' },
  defaultTable: 'best-worst',
  defaultChart: 'intervals',

  check: (question): PartFault[] => {
    const clash = question.choices.some(({ name }) => name === EQUAL.name);
    const faults = designFaults(question, ['tasks']);
    return clash
      ? [...faults, { column: 'choices', expected: 'no choice named equal', found: EQUAL.name }]
      : faults;
  },

  layout: (question) => ({ equal: setFor(question, 'equal') === 'yes' }),

  design: (question) =>
    designOf(question, {
      kind: 'best-worst',
      attributes: itemAttribute(question),
      profiles: 2,
      noneOption: false,
      prohibitions: [],
    }),

  expand: (question, tasks) => tasksOf(question, tasks, itemsOf(question)),

  read: (question, typed) => {
    const [chosen, ...more] = [...new Set(typed.own.filter((name) => name !== ''))];
    if (chosen === undefined) return question.required ? fault('choose-answer') : ok(null);
    if (more.length > 0) return fault('choose-only-one');
    return offered(question).some(({ name }) => name === chosen) ? ok(chosen) : fault('choice-unknown');
  },

  answerText: (question, answer) =>
    typeof answer === 'string' ? [{ about: null, text: labelOf(offered(question), answer) }] : [],

  variables: (question) =>
    eachTask(question).map((task) => codedVariable(task.name, task.label, offered(task))),
  coder: (question) => {
    const codes = codesByName(offered(question));
    const tasks = eachTask(question);
    return (answer) => tasks.map(() => (typeof answer === 'string' ? (codes.get(answer) ?? null) : null));
  },
});

/** What can be chosen. */
function offered(question: Question): readonly Choice[] {
  return setFor(question, 'equal') === 'yes' ? [...question.choices, EQUAL] : question.choices;
}
