/** What all types share whose answer is one of several choices: how it is read, told and coded. */
import { ok, type Result } from '../../../shared/result.js';
import type { Answer, Question } from '../definition.js';
import { type TypedForm, typedLine } from '../form.js';
import { type AnswerFault, fault, type QuestionType } from '../question-type.js';
import { codedVariable, codesByName } from './choices.js';
import { defineType, type OwnRules } from './define-type.js';
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

/** A type whose answer is one of the question's choices, with its own rules over what these share. */
export function oneChoiceType(own: Pick<QuestionType, 'name' | 'xlsform'> & Partial<OwnRules>): QuestionType {
  return defineType({
    choices: 'needed',
    parameters: ORDER_PARAMETERS,
    defaultTable: 'frequencies',
    defaultChart: 'bars',
    read: readChoice,
    typed: typedChoices,
    fromText: ({ choices }, text) => (choices.some(({ name }) => name === text) ? text : null),
    condition: (_question, answer) => chosenNames(answer)[0] ?? '',
    answerText: choiceLines,

    variables: (question) => [
      codedVariable(question.name, question.label, question.choices),
      ...wordsVariables(question),
    ],

    coder: (question) => {
      const codes = codesByName(question.choices);
      const words = wordsVariables(question);
      return (answer) => [
        codes.get(chosenNames(answer)[0] ?? '') ?? null,
        ...words.map(() => wordsOf(answer)),
      ];
    },
    ...own,
  });
}

function readChoice(question: Question, typed: TypedForm): Result<Answer, readonly AnswerFault[]> {
  const words = typedWords(question, typed);
  const [chosen, ...more] = [...new Set(typed.own.filter((name) => name !== ''))];
  if (chosen === undefined && words === '') return question.required ? fault('choose-answer') : ok(null);
  if (more.length > 0) return fault('choose-only-one');
  if (chosen === undefined) return withWords(question, [], words, null);
  const name = nameOf(question, chosen);
  return name === null ? fault('choice-unknown') : withWords(question, [name], words, name);
}

/** The choice with this name, or else the only one whose label was typed, as into a list that searches. */
function nameOf({ choices }: Question, typed: string): string | null {
  if (choices.some(({ name }) => name === typed)) return typed;
  const wanted = typedLine([typed]).toLowerCase();
  const labelled = choices.filter(({ label }) =>
    Object.values(label).some((text) => text !== undefined && typedLine([text]).toLowerCase() === wanted),
  );
  const [only, ...others] = labelled;
  return only === undefined || others.length > 0 ? null : only.name;
}
