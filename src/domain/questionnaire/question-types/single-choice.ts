/** One choice out of several: radios on the page, or a list to search where there are many; one coded variable. */
import { ok } from '../../../shared/result.js';
import { fault } from '../question-type.js';
import { codedVariable, codeOf } from './choices.js';
import { defineType } from './define-type.js';
import {
  choiceLines,
  chosenNames,
  typedChoices,
  typedWords,
  withWords,
  wordsOf,
  wordsVariables,
} from './other-words.js';
import { ORDER_PARAMETERS } from './parameters.js';

/** From so many choices on, a list to open is quicker than a column of radios. */
const MANY_CHOICES = 20;

export const singleChoice = defineType({
  name: 'single-choice',
  xlsform: { word: 'select_one', appearance: null },
  companion: true,
  choices: 'needed',
  parameters: ORDER_PARAMETERS,
  defaultTable: 'frequencies',
  defaultChart: 'bars',

  layout: ({ choices, appearance = [] }) => ({
    search:
      choices.length >= MANY_CHOICES || appearance.some((word) => /^(minimal|autocomplete)$/.test(word)),
  }),

  read: (question, typed) => {
    const words = typedWords(question, typed);
    const [chosen, ...more] = [...new Set(typed.own.filter((name) => name !== ''))];
    if (chosen === undefined && words === '') return question.required ? fault('choose-answer') : ok(null);
    if (more.length > 0) return fault('choose-only-one');
    if (chosen === undefined) return withWords(question, [], words, null);
    if (!question.choices.some(({ name }) => name === chosen)) return fault('choice-unknown');
    return withWords(question, [chosen], words, chosen);
  },

  typed: typedChoices,
  fromText: ({ choices }, text) => (choices.some(({ name }) => name === text) ? text : null),
  condition: (_question, answer) => chosenNames(answer)[0] ?? '',
  answerText: choiceLines,

  variables: (question) => [
    codedVariable(question.name, question.label, question.choices),
    ...wordsVariables(question),
  ],

  values: (question, answer) => [
    codeOf(question.choices, chosenNames(answer)[0]),
    ...wordsVariables(question).map(() => wordsOf(answer)),
  ],
});
