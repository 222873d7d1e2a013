/** One task of a best–worst experiment (MaxDiff): of a few items, the most and the least important. */
import { ok, type Result } from '../../../shared/result.js';
import { type Answer, isParts, type Question } from '../definition.js';
import { type TypedForm, typedLine } from '../form.js';
import type { AnswerFault, PartFault } from '../question-type.js';
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
import { wholeFor, wholeParameter } from './parameters.js';
import { answeredParts, partsInWords, partText, textOfParts } from './parts.js';

/** The two headings; an author's list of rows may say them in other words. */
const ENDS = [
  { name: 'best', label: { en: 'Most important', cy: 'Pwysicaf' } },
  { name: 'worst', label: { en: 'Least important', cy: 'Lleiaf pwysig' } },
] as const;

export const bestWorst = defineType({
  name: 'best-worst',
  xlsform: { word: 'best_worst', appearance: null },
  experiment: true,
  choices: 'needed',
  rows: 'optional',
  fixedRows: ENDS,
  parameters: [wholeParameter('items', 3, 20), ...DESIGN_PARAMETERS],
  beginsWith: { items: '4', tasks: '6' },
  defaultTable: 'best-worst',
  defaultChart: 'intervals',
  scripts: ['best-worst.js'],

  check: (question): PartFault[] => {
    const items = wholeFor(question, 'items', 3);
    const tooMany = items > question.choices.length;
    const most = `items to be at most ${question.choices.length}, as many as there are choices`;
    const rows = question.rows ?? [];
    const heads = rows.length === 0 || ENDS.every(({ name }) => rows.some((row) => row.name === name));
    return [
      ...designFaults(question, ['items', 'tasks']),
      ...(tooMany ? [{ column: 'parameters' as const, expected: most, found: String(items) }] : []),
      ...(heads ? [] : [{ column: 'rows' as const, expected: 'a list of best and worst', found: 'another' }]),
    ];
  },

  design: (question) =>
    designOf(question, {
      kind: 'best-worst',
      attributes: itemAttribute(question),
      profiles: wholeFor(question, 'items', 3),
      noneOption: false,
      prohibitions: [],
    }),

  expand: (question, tasks) => tasksOf(question, tasks, itemsOf(question)).map(withEnds),
  read: readEnds,
  typed: (_question, answer) => (isParts(answer) ? answer : {}),
  fromText: () => null,
  condition: (_question, answer) => textOfParts(ENDS, answer),
  answerText: (question, answer) =>
    partsInWords(endsOf(question), answer, (name) => labelOf(question.choices, name)),

  variables: (question) =>
    eachTask(question).flatMap((task) =>
      endsOf(task).map(({ name, label }) => codedVariable(`${task.name}_${name}`, label, task.choices)),
    ),

  coder: (question) => {
    const codes = codesByName(question.choices);
    const ends = eachTask(question).flatMap(() => ENDS.map(({ name }) => name));
    return (answer) => ends.map((end) => codes.get(partText(answer, end) ?? '') ?? null);
  },
});

function withEnds(question: Question): Question {
  return { ...question, rows: endsOf(question) };
}

function endsOf({ rows = [] }: Question) {
  return ENDS.map((end) => rows.find(({ name }) => name === end.name) ?? end);
}

function readEnds(question: Question, typed: TypedForm): Result<Answer, readonly AnswerFault[]> {
  const given = endsOf(question).map((end) => ({ ...end, chosen: typedLine(typed.part(end.name)) }));
  const faults = given.flatMap(({ name, label, chosen }): AnswerFault[] => {
    const fault = { parameters: {}, lists: { end: [label] }, part: name };
    if (chosen === '') return [{ ...fault, key: 'end-empty' }];
    return question.choices.some((choice) => choice.name === chosen)
      ? []
      : [{ ...fault, key: 'end-unknown' }];
  });
  if (given.every(({ chosen }) => chosen === '') && !question.required) return ok(null);
  const [best, worst] = given.map(({ chosen }) => chosen);
  if (faults.length === 0 && best !== undefined && best === worst) {
    const lists = {
      choice: [labelOf(question.choices, best)],
      ends: endsOf(question).map(({ label }) => label),
    };
    return { ok: false, problem: [{ key: 'ends-same', parameters: {}, lists }] };
  }
  return faults.length > 0
    ? { ok: false, problem: faults }
    : ok(answeredParts(given.map(({ name, chosen }) => [name, chosen])));
}
