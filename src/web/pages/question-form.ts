/** One question as a form: its words in every language, how it is answered, its choices, and what its type lets be set. */
import {
  beginningOf,
  type EditFault,
  findPart,
  isGivenName,
  type ListField,
  renamePart,
  replacePart,
  takenNames,
  withoutUnused,
} from '../../domain/questionnaire/editing/index.js';
import type { QuestionType } from '../../domain/questionnaire/question-type.js';
import {
  isQuestionType,
  QUESTION_TYPES,
  questionType,
} from '../../domain/questionnaire/question-types/index.js';
import type {
  Questionnaire,
  QuestionnaireLanguage,
  QuestionPart,
} from '../../domain/questionnaire/questionnaire.js';
import type { Texts } from '../../shared/language.js';
import type { Result } from '../../shared/result.js';
import type { FormReader } from '../form-reader.js';
import { LIST_FIELDS, listsShown, readList, takesList } from './question-lists.js';

const TEXT_FIELDS = ['label', 'hint', 'guidance'] as const;

/** The form's values for the question; choices are rows of their own. */
export function questionValues(
  part: QuestionPart,
  languages: readonly QuestionnaireLanguage[],
): Record<string, string> {
  const texts = TEXT_FIELDS.flatMap((field) => textValues(field, part[field], languages));
  const set = Object.entries(part.parameters).map(([name, value]) => {
    const words = wordsOf(part.type, name);
    const word = words?.find((one) => one === value.toLowerCase()) ?? value;
    return [`parameter-${name}`, word === words?.[0] ? '' : word];
  });
  // What is not set is as the first word says.
  const unset = isQuestionType(part.type)
    ? questionType(part.type).parameters.map(({ name }) => [`parameter-${name}`, ''] as const)
    : [];
  return {
    ...Object.fromEntries([...unset, ...texts, ...set]),
    name: part.name,
    type: part.type,
    required: part.required === 'true()' ? 'yes' : '',
    appearance: part.appearance.find((word) => appearancesOf(part.type).includes(word)) ?? '',
    'choice-source': part.list ?? '',
    'row-source': part.rows ?? '',
  };
}

/** The fields of a text in every language: `label-0` is the first language's. */
export function textValues(
  field: string,
  texts: Texts,
  languages: readonly QuestionnaireLanguage[],
): readonly (readonly [string, string])[] {
  return languages.map(({ code }, at) => [`${field}-${at}`, texts[code] ?? '']);
}

/** The text that the form holds in every language; others stay. Empty ones are left out. */
export function readTexts(
  reader: FormReader,
  field: string,
  before: Texts,
  languages: readonly QuestionnaireLanguage[],
  rule: { readonly label: string; readonly longest: number; readonly required?: boolean },
): Texts {
  const typed = languages.map(({ code, name }, at) => {
    const own = at === 0 ? rule : { ...rule, required: false, label: `${rule.label} in ${name}` };
    return [code, reader.text(`${field}-${at}`, own)];
  });
  const kept = Object.entries({ ...before, ...Object.fromEntries(typed) }).filter(([, text]) => text !== '');
  return Object.fromEntries(kept) as Texts;
}

/** The edit that the form asks for; not to be made when the reader has errors. */
export function readQuestion(
  reader: FormReader,
  part: QuestionPart,
  key: string,
  questionnaire: Questionnaire,
): (questionnaire: Questionnaire) => Result<Questionnaire, EditFault> {
  const { languages } = questionnaire;
  const name = readName(reader, part.name, questionnaire);
  const type = readType(reader, part);
  const words = {
    label: readTexts(reader, 'label', part.label, languages, { label: 'the question', longest: 4000 }),
    hint: readTexts(reader, 'hint', part.hint, languages, { label: 'the hint', longest: 4000 }),
    guidance: readTexts(reader, 'guidance', part.guidance, languages, {
      label: 'the guidance',
      longest: 10_000,
    }),
  };
  const required = reader.has('required') ? 'true()' : part.required === 'true()' ? null : part.required;
  const parameters = readParameters(reader, part, type);
  const appearance = readAppearance(reader, part, type);
  const lists = listsShown(part).map((list) => ({
    ...list,
    change: readList(reader, list, part, questionnaire),
  }));
  return (stored) => {
    const before = findPart(stored, key)?.part ?? part;
    let changed = stored;
    const given: Partial<Record<ListField, string | null>> = {};
    for (const { field, change } of lists) {
      const result = change?.(changed, `${part.name}${field === 'rows' ? '_rows' : ''}`);
      if (result === undefined) continue;
      changed = result.questionnaire;
      given[field] = result.list;
    }
    for (const { field } of LIST_FIELDS) if (!takesList(type, field)) given[field] = null;
    const replaced = replacePart(changed, key, (old) =>
      old.kind === 'question' ? { ...old, ...words, type, required, parameters, appearance, ...given } : old,
    );
    if (!replaced.ok) return replaced;
    const left = before.kind === 'question' ? [before.list, before.rows].filter((list) => list !== null) : [];
    return renamePart(withoutUnused(replaced.value, left), key, name);
  };
}

/** The name in the data: as it was, or one that can be given and is free. */
export function readName(reader: FormReader, before: string, questionnaire: Questionnaire): string {
  const name = reader.line('name', { label: 'the name in the data', longest: 100, required: true });
  if (name === before || name === '') return before;
  if (!isGivenName(name))
    reader.refuse('name', 'Use letters from a to z, digits and _ for the name, with a letter first');
  if (takenNames(questionnaire).has(name))
    reader.refuse('name', `Something else is called “${name}” already`);
  return name;
}

function readType(reader: FormReader, { type }: QuestionPart): string {
  const typed = reader.all('type')[0] ?? type;
  if (typed !== type && !isQuestionType(typed)) reader.refuse('type', 'Choose how the question is answered');
  return typed;
}

/** XLSForm's words for the ways in which questions of the type can look. */
export function appearancesOf(type: string): readonly string[] {
  return isQuestionType(type) ? questionType(type).appearances : [];
}

/** How the question is to look; words that mean nothing here stay, as another tool may read them. */
function readAppearance(reader: FormReader, part: QuestionPart, type: string): readonly string[] {
  const offered = appearancesOf(type);
  const chosen = reader.all('appearance')[0] ?? '';
  if (offered.length === 0 || !reader.has('appearance')) return part.appearance;
  const others = part.appearance.filter((word) => !offered.includes(word));
  return offered.includes(chosen) ? [...others, chosen] : others;
}

/** The words that a parameter of the type is chosen from, if it is chosen. */
function wordsOf(type: string, parameter: string): readonly string[] | undefined {
  if (!isQuestionType(type)) return undefined;
  return questionType(type).parameters.find(({ name }) => name === parameter)?.words;
}

/** What is set of the type's own parameters; those that the form does not show stay while the type does. */
function readParameters(reader: FormReader, part: QuestionPart, type: string): QuestionPart['parameters'] {
  if (!isQuestionType(type)) return part.parameters;
  const known = questionType(type).parameters;
  const kept = type === part.type ? Object.entries(part.parameters) : [];
  const set = new Map(kept.filter(([name]) => known.every((parameter) => parameter.name !== name)));
  const begun = type === part.type ? {} : beginningOf(type);
  const before: Readonly<Record<string, string>> = { ...begun, ...part.parameters };
  for (const { name, expects, words, accepts } of known) {
    const field = `parameter-${name}`;
    const stored = before[name] ?? '';
    const typed = reader.has(field) ? reader.line(field, { label: `“${name}”`, longest: 200 }) : stored;
    const isUsual = typed === '' && words?.[0] === stored.toLowerCase();
    const value = isUsual ? stored : typed;
    if (value === '') continue;
    if (!accepts(value)) reader.refuse(field, `Type ${expects}, or leave it empty`);
    else if (/[\s=,;]/.test(value)) reader.refuse(field, 'Use no spaces, commas, semicolons or = here');
    set.set(name, value);
  }
  return Object.fromEntries(set);
}

const TYPE_GROUPS: readonly { readonly heading: string; holds(type: QuestionType): boolean }[] = [
  { heading: 'Nothing to answer', holds: ({ answeredBy }) => answeredBy !== 'respondent' },
  { heading: 'An experiment', holds: ({ experiment }) => experiment },
  { heading: 'Words, numbers, dates and consent', holds: ({ choices }) => choices === 'none' },
  { heading: 'Choices and scales', holds: () => true },
];

/** The same under headings, in the order in which authors want them most. */
export function groupedTypes(t: (key: string) => string) {
  const groupOf = (name: string) =>
    isQuestionType(name) ? TYPE_GROUPS.find((group) => group.holds(questionType(name))) : undefined;
  const choices = typeChoices(t);
  return TYPE_GROUPS.toReversed().map((group) => ({
    heading: group.heading,
    choices: choices.filter(({ value }) => groupOf(value) === group),
  }));
}

/** What the form for a new question offers: every type of the hall with its words. */
export function typeChoices(t: (key: string) => string) {
  return QUESTION_TYPES.map(({ name }) => ({
    value: name,
    text: t(`questions.types.${name}.name`),
    hint: t(`questions.types.${name}.hint`),
  }));
}
