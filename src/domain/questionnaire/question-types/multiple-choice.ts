/** Any number of choices: checkboxes on the page, a yes-or-no variable for each choice in the data set. */
import { ok } from '../../../shared/result.js';
import type { Question } from '../definition.js';
import { type AnswerFault, fault, type PartFault } from '../question-type.js';
import { excludesOthers, partVariable, SIDE_BY_SIDE } from './choices.js';
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
import { ORDER_PARAMETERS, setFor, wholeFor, wholeParameter } from './parameters.js';
import { YES_OR_NO } from './yes-or-no.js';

const MOST_CHOICES = 1000;

export const multipleChoice = defineType({
  name: 'multiple-choice',
  xlsform: { word: 'select_multiple', appearance: null },
  companion: true,
  appearances: [SIDE_BY_SIDE],
  choices: 'needed',
  parameters: [
    ...ORDER_PARAMETERS,
    wholeParameter('min', 1, MOST_CHOICES),
    wholeParameter('max', 1, MOST_CHOICES),
  ],
  defaultTable: 'multiple-response',
  defaultChart: 'bars',

  check: (question): PartFault[] => {
    const [least, most] = limits(question);
    if (setFor(question, 'max') === null || least <= most) return [];
    return [
      { column: 'parameters', expected: `max to be at least min, which is ${least}`, found: String(most) },
    ];
  },

  layout: (question) => {
    const [least, most] = limits(question);
    return {
      least,
      most: Math.min(most, question.choices.length),
      limited: setFor(question, 'max') !== null,
      sideBySide: question.appearance?.includes(SIDE_BY_SIDE) ?? false,
    };
  },

  read: (question, typed) => {
    const words = typedWords(question, typed);
    const chosen = new Set(typed.own.filter((name) => name !== ''));
    const known = question.choices.filter(({ name }) => chosen.has(name));
    const names = known.map(({ name }) => name);
    if (known.length < chosen.size) return fault('choice-unknown');
    if (names.length === 0 && words === '')
      return question.required ? fault('choose-at-least-one') : ok(null);
    const none = known.find(excludesOthers);
    if (none !== undefined && known.length > 1)
      return fault('none-and-others', {}, { lists: { choice: [none.label] } });
    const found = none === undefined ? wrongNumber(question, names.length) : null;
    return found ?? withWords(question, names, words, names);
  },

  typed: typedChoices,
  fromText: ({ choices }, text) => {
    const wanted = new Set(text.split(/\s+/));
    const names = choices.map(({ name }) => name).filter((name) => wanted.has(name));
    return names.length === 0 ? null : names;
  },
  condition: (_question, answer) => chosenNames(answer).join(' '),
  answerText: choiceLines,

  variables: (question) => [
    ...question.choices.map(({ name, label }) => ({
      name: partVariable(question, name),
      label,
      kind: 'code' as const,
      codes: YES_OR_NO,
      missing: [],
    })),
    ...wordsVariables(question),
  ],

  lists: 'chosen',
  coder: (question) => {
    const words = wordsVariables(question);
    return (answer) => {
      const chosen = chosenNames(answer);
      return [
        ...question.choices.map(({ name }) => (answer === null ? null : Number(chosen.includes(name)))),
        ...words.map(() => wordsOf(answer)),
      ];
    };
  },
});

/** The fewest and the most choices. */
function limits(question: Question): readonly [number, number] {
  return [wholeFor(question, 'min', 1), wholeFor(question, 'max', question.choices.length)];
}

/** The refusal of too few or too many; choosing nothing at all is judged elsewhere. */
function wrongNumber(
  question: Question,
  chosen: number,
): { readonly ok: false; readonly problem: readonly AnswerFault[] } | null {
  const [least, most] = limits(question);
  if (chosen > most) return refused('choose-fewer', { most, chosen });
  return chosen > 0 && chosen < least ? refused('choose-more', { least, chosen }) : null;
}

function refused(key: string, parameters: AnswerFault['parameters']) {
  return { ok: false as const, problem: [{ key, parameters }] };
}
