/** A fixed number of points shared out between choices: a box for each, and what is over or short is said. */
import { ok, type Result } from '../../../shared/result.js';
import { type Answer, isParts, type Question } from '../definition.js';
import { type TypedForm, typedLine } from '../form.js';
import { type AnswerFault, fault } from '../question-type.js';
import { partVariable } from './choices.js';
import { defineType } from './define-type.js';
import { wholeFor, wholeParameter } from './parameters.js';
import { partsInWords, partText, textOfParts } from './parts.js';

const MOST_POINTS = 1_000_000;

export const constantSum = defineType({
  name: 'constant-sum',
  xlsform: { word: 'constant_sum', appearance: null },
  choices: 'needed',
  parameters: [wholeParameter('total', 1, MOST_POINTS)],
  defaultTable: 'means',
  defaultChart: 'bars',
  scripts: ['total.js'],

  layout: (question) => ({ total: totalOf(question) }),
  read: readPoints,
  typed: (_question, answer) => (isParts(answer) ? answer : {}),
  fromText: () => null,
  condition: ({ choices }, answer) => textOfParts(choices, answer),
  answerText: ({ choices }, answer) => partsInWords(choices, answer, (points) => ({ und: points })),

  variables: (question) =>
    question.choices.map(({ name, label }) => ({
      name: partVariable(question, name),
      label,
      kind: 'number' as const,
      codes: null,
      missing: [],
    })),

  coder: (question) => (answer) =>
    question.choices.map(({ name }) => {
      const points = partText(answer, name);
      return points === null ? null : Number(points);
    }),
});

function totalOf(question: Question): number {
  return wholeFor(question, 'total', 100);
}

/** Once anything is typed, a box left blank is nothing given to its choice. */
function readPoints(question: Question, typed: TypedForm): Result<Answer, readonly AnswerFault[]> {
  const given = question.choices.map((choice) => ({ ...choice, points: typedLine(typed.part(choice.name)) }));
  const total = totalOf(question);
  if (given.every(({ points }) => points === '')) {
    return question.required ? fault('sum-empty', { total }) : ok(null);
  }
  const unreadable = given.filter(({ points }) => points !== '' && !/^\d{1,7}$/.test(points));
  if (unreadable.length > 0) {
    const faults = unreadable.map(({ name, label }) => ({
      key: 'sum-unreadable',
      parameters: { total },
      lists: { choice: [label] },
      part: name,
    }));
    return { ok: false, problem: faults };
  }
  const sum = given.reduce((so, { points }) => so + Number(points), 0);
  if (sum > total) return fault('sum-over', { total, sum, by: sum - total });
  if (sum < total) return fault('sum-under', { total, sum, by: total - sum });
  return ok(Object.fromEntries(given.map(({ name, points }) => [name, String(Number(points))])));
}
