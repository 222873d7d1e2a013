/** Any number of choices: checkboxes on the page, a yes-or-no variable for each choice in the data set. */
import { ok } from '../../../shared/result.js';
import { fault, type QuestionType } from '../question-type.js';

const YES_OR_NO = [
  { code: 0, label: { en: 'No', cy: 'Na' } },
  { code: 1, label: { en: 'Yes', cy: 'Ie' } },
] as const;

export const multipleChoice: QuestionType = {
  name: 'multiple-choice',
  hasChoices: true,
  defaultTable: 'multiple-response',

  read: (question, typed) => {
    const chosen = new Set(typed.filter((name) => name !== ''));
    const known = question.choices.map(({ name }) => name).filter((name) => chosen.has(name));
    if (known.length < chosen.size) return fault('choice-unknown');
    if (known.length === 0) return question.required ? fault('choose-at-least-one') : ok(null);
    return ok(known);
  },

  variables: (question) =>
    question.choices.map(({ name, label }) => ({
      name: `${question.name}_${name.replaceAll('-', '_')}`,
      label,
      codes: YES_OR_NO,
    })),

  values: (question, answer) =>
    question.choices.map(({ name }) => (Array.isArray(answer) ? Number(answer.includes(name)) : null)),
};
