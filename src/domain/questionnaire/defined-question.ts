/** A question as its author defined it, before anybody is asked: every choice in its list's order, nothing piped. */
import type { DesignFault } from '../experiments/fault.js';
import type { Choice, Question } from './definition.js';
import { needsFaults } from './experiment-design.js';
import type { PartFault } from './question-type.js';
import { isQuestionType, questionType } from './question-types/index.js';
import type { ListedChoice, Questionnaire, QuestionPart } from './questionnaire.js';

type Lists = Questionnaire['lists'];

/** The part with its whole lists; a list that the questionnaire has not is empty. What its variables are made from. */
export function definedQuestion(part: QuestionPart, lists: Lists): Question {
  return {
    type: part.type,
    name: part.name,
    label: part.label,
    hint: part.hint,
    required: part.required !== null,
    choices: listed(part.list, lists),
    ...(part.rows === null ? {} : { rows: listed(part.rows, lists) }),
    parameters: part.parameters,
    appearance: part.appearance,
    guidance: part.guidance,
    image: part.image,
    imageAlt: part.imageAlt,
  };
}

/**
 * Everything that its type finds wrong with the part as its author wrote it, and where that is nothing, why an experiment
 * has no design; a type that is not of the hall, nothing.
 */
export function partFaults(part: QuestionPart, lists: Lists): readonly PartFault[] {
  if (!isQuestionType(part.type)) return [];
  const { check, design } = questionType(part.type);
  const question = definedQuestion(part, lists);
  const faults = check(question);
  const needs = faults.length > 0 ? null : design(question);
  return needs === null ? faults : needsFaults(needs).map(asPartFault);
}

/** What a design's request calls otherwise than the question's parameters. */
const PARAMETERS: Readonly<Record<string, string>> = {
  itemsPerTask: 'items',
  alternatives: 'alternatives',
  tasks: 'tasks',
  versions: 'versions',
};

/** "expected at most 3, found 9" in its two halves, with the parameter that it is about. */
function asPartFault({ field, sentence }: DesignFault): PartFault {
  const [, wanted = sentence, found = ''] = /^expected (.*), found (.*)$/.exec(sentence) ?? [];
  const parameter = Object.hasOwn(PARAMETERS, field) ? PARAMETERS[field] : undefined;
  const expected = parameter === undefined ? wanted : `${parameter} to be ${wanted}`;
  return {
    column: parameter === undefined ? 'choices' : 'parameters',
    expected,
    found: found.replaceAll('"', ''),
  };
}

function listed(name: string | null, lists: Lists): readonly Choice[] {
  const list: readonly ListedChoice[] =
    name !== null && Object.hasOwn(lists, name) ? (lists[name] ?? []) : [];
  return list.map(({ name: choice, label, image, imageAlt, filters, behaviour }) => ({
    ...{ name: choice, label, image, imageAlt, filters, behaviour },
  }));
}
