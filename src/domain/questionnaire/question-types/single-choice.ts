/** One choice out of several: radios on the page, one coded variable in the data set. */
import { ok } from '../../../shared/result.js';
import { fault, type QuestionType } from '../question-type.js';

export const singleChoice: QuestionType = {
  name: 'single-choice',
  hasChoices: true,
  defaultTable: 'frequencies',

  read: (question, typed) => {
    const [chosen, ...more] = [...new Set(typed.filter((name) => name !== ''))];
    if (chosen === undefined) return question.required ? fault('choose-answer') : ok(null);
    if (more.length > 0) return fault('choose-only-one');
    return question.choices.some(({ name }) => name === chosen) ? ok(chosen) : fault('choice-unknown');
  },

  variables: (question) => [
    {
      name: question.name,
      label: question.label,
      codes: question.choices.map(({ label }, index) => ({ code: index + 1, label })),
    },
  ],

  values: (question, answer) => {
    const index = question.choices.findIndex(({ name }) => name === answer);
    return [index === -1 ? null : index + 1];
  },
};
