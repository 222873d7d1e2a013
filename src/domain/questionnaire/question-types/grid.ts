/** The same choices for several rows: a table of radios where there is room, a question after another where not. */
import { ok } from '../../../shared/result.js';
import { isParts, type Question } from '../definition.js';
import type { AnswerFault } from '../question-type.js';
import { codedVariable, codesByName, labelOf, partVariable } from './choices.js';
import { defineType } from './define-type.js';
import { ORDER_PARAMETERS } from './parameters.js';
import { answeredParts, partsInWords, partText, textOfParts } from './parts.js';

/** More columns than that never fit beside the rows. */
const MOST_COLUMNS = 7;

export const grid = defineType({
  name: 'grid',
  xlsform: { word: 'grid', appearance: null },
  choices: 'needed',
  rows: 'needed',
  parameters: ORDER_PARAMETERS,
  defaultTable: 'grid',
  defaultChart: 'stacked',

  layout: ({ choices }) => ({ columns: choices.length <= MOST_COLUMNS ? choices.length : 0 }),

  read: (question, typed) => {
    const given = rowsOf(question).map(({ name, label }) => ({
      name,
      label,
      chosen: [...new Set(typed.part(name).filter((text) => text !== ''))],
    }));
    const faults = given.flatMap(({ name, label, chosen }): AnswerFault[] => {
      const fault = { parameters: {}, lists: { row: [label] }, part: name };
      if (chosen.length === 0) return question.required ? [{ ...fault, key: 'row-empty' }] : [];
      const isOne = chosen.length === 1 && question.choices.some((choice) => choice.name === chosen[0]);
      return isOne ? [] : [{ ...fault, key: 'row-unknown' }];
    });
    if (faults.length > 0) return { ok: false, problem: faults };
    return ok(answeredParts(given.map(({ name, chosen }) => [name, chosen[0] ?? ''])));
  },

  typed: (_question, answer) => (isParts(answer) ? answer : {}),
  fromText: () => null,
  condition: (question, answer) => textOfParts(rowsOf(question), answer),
  answerText: (question, answer) =>
    partsInWords(rowsOf(question), answer, (name) => labelOf(question.choices, name)),

  variables: (question) =>
    rowsOf(question).map(({ name, label }) =>
      codedVariable(partVariable(question, name), label, question.choices),
    ),
  coder: (question) => {
    const codes = codesByName(question.choices);
    return (answer) => rowsOf(question).map(({ name }) => codes.get(partText(answer, name) ?? '') ?? null);
  },
});

function rowsOf({ rows = [] }: Question) {
  return rows;
}
