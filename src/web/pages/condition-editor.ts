/** Conditions on a page: rows in words that can be taken away, one to add by picking, and the expression to edit as text. */
import {
  type AuthoringFault,
  COMPARISONS,
  type Comparison,
  type Condition,
  isComparable,
  readConditions,
  type Subject,
  type SubjectKind,
  takesValue,
  writeConditions,
} from '../../domain/questionnaire/editing/index.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import { inLanguage } from '../../shared/language.js';
import type { FormReader } from '../form-reader.js';
import { COMPARISON_WORDS, conditionWords, type Subjects, shortened, subjectsOf } from './condition-words.js';

/** What an expression belongs to. */
export interface ConditionPlace {
  readonly questionnaire: Questionnaire;
  readonly expression: string | null;
  /** The question that `.` stands for, where conditions are about its own answer; else null. */
  readonly own: Subject | null;
  /** A question that conditions here cannot be about: itself, before it is asked. */
  readonly but: string | null;
}

/** The choice in the list of questions that stands for the question's own answer. */
const OWN = '.';

/** What `partials/condition-editor` shows inside a form. `about` is the question that was picked for a new row. */
export function conditionModel(place: ConditionPlace, about: unknown, fault?: AuthoringFault) {
  const { questionnaire, expression, own } = place;
  const subjects = offered(place);
  const language = questionnaire.languages[0]?.code ?? 'en';
  const conditions = readConditions(expression);
  const picked = typeof about === 'string' ? (subjects.get(about) ?? null) : null;
  const words = (row: Condition) =>
    conditionWords(row, subjects, language, own === null ? undefined : 'The answer');
  return {
    rows: (conditions?.rows ?? []).map((row, at) => ({ text: words(row), at })),
    joined: conditions?.joined ?? 'and',
    isMore: conditions === null,
    faultAt: fault === undefined ? null : faultPlace(expression ?? '', fault),
    subjects: [
      { value: '', text: 'Choose a question' },
      ...[...subjects].map(([value, subject]) => ({
        value,
        text:
          value === OWN
            ? 'The answer to this question'
            : `${shortened(inLanguage(subject.label, language) || value)} (${value})`,
      })),
    ],
    picked: picked === null || typeof about !== 'string' ? null : pickedModel(about, picked, language),
  };
}

function pickedModel(about: string, { kind, label, choices }: Subject, language: string) {
  return {
    about,
    text: about === OWN ? 'The answer' : inLanguage(label, language) || about,
    comparisons: COMPARISONS[kind].map((value) => ({ value, text: COMPARISON_WORDS[value] })),
    choices:
      choices.length === 0
        ? null
        : choices.map((choice) => ({
            value: choice.name,
            text: inLanguage(choice.label, language) || choice.name,
          })),
    valueHint: VALUE_HINTS[kind],
  };
}

const VALUE_HINTS: Readonly<Record<SubjectKind, string>> = {
  one: 'A choice.',
  many: 'A choice.',
  number: 'A number, such as 18.',
  date: 'A day as 2027-01-31.',
  text: 'The words, exactly.',
};

/** The questions that conditions here may be about, by what stands for them. */
function offered({ questionnaire, own, but }: ConditionPlace): Subjects {
  const all = [...subjectsOf(questionnaire)].filter(([name]) => name !== but);
  return new Map(own === null ? all : [[OWN, own], ...all]);
}

/** What the form asks for: to be shown again with a question picked, to have its rows changed, or to be stored as typed. */
export interface ConditionEdit {
  readonly step: 'pick' | 'rows' | 'save';
  readonly expression: string | null;
  /** The question that a new row is about, while it is being picked. */
  readonly about: string | null;
}

/**
 * The edit: a row added or taken away, rows joined otherwise, or the text as it was typed. Rows are those of the text
 * as typed, so that nothing is lost by picking. Not to be used when the reader has errors.
 */
export function readConditionEdit(reader: FormReader, place: ConditionPlace): ConditionEdit {
  const step = reader.all('step')[0] ?? 'save';
  const expression = reader.has('expression') ? typedExpression(reader) : place.expression;
  const about = reader.all('about')[0] ?? null;
  if (step === 'pick') return { step: 'pick', expression, about };
  if (step === 'another') return { step: 'pick', expression, about: null };
  if (!/^(add|join:(and|or)|remove:\d{1,4})$/.test(step)) return { step: 'save', expression, about: null };
  return { step: 'rows', expression: withRows(reader, step, expression, offered(place)), about };
}

/** The expression after the step; one that says more than rows can gets a new row behind it, in brackets. */
function withRows(
  reader: FormReader,
  step: string,
  expression: string | null,
  subjects: Subjects,
): string | null {
  const conditions = readConditions(expression);
  const kindOf = (about: string): SubjectKind => subjects.get(about)?.kind ?? 'text';
  const row = step === 'add' ? readRow(reader, subjects) : null;
  if (conditions === null) {
    const added = row === null ? null : writeConditions({ joined: 'and', rows: [row] }, kindOf);
    return added === null ? expression : `(${expression}) and ${added}`;
  }
  const { joined, rows } = conditions;
  const [, other] = /^join:(and|or)$/.exec(step) ?? [];
  if (other !== undefined) return writeConditions({ joined: other as 'and' | 'or', rows }, kindOf);
  const [, taken] = /^remove:(\d+)$/.exec(step) ?? [];
  const left = taken === undefined ? rows : rows.filter((_row, at) => at !== Number(taken));
  return writeConditions({ joined, rows: row === null ? left : [...left, row] }, kindOf);
}

function typedExpression(reader: FormReader): string | null {
  const text = reader.text('expression', { label: 'the expression', longest: 20_000 });
  return text === '' ? null : text;
}

function readRow(reader: FormReader, subjects: Subjects): Condition | null {
  const about = reader.all('about')[0] ?? '';
  const subject = subjects.get(about);
  if (subject === undefined) {
    reader.refuse('about', 'Choose a question');
    return null;
  }
  const comparison = reader.all('comparison')[0] as Comparison | undefined;
  if (comparison === undefined || !COMPARISONS[subject.kind].includes(comparison)) {
    reader.refuse('comparison', 'Choose how it is compared');
    return null;
  }
  const value = takesValue(comparison) ? (reader.all('value')[0] ?? '').trim() : '';
  if (!takesValue(comparison) || isComparable(subject, value)) return { about, comparison, value };
  const isChosen = subject.choices.length > 0;
  const typed = `Type what it is compared with. ${VALUE_HINTS[subject.kind]}`;
  reader.refuse('value', isChosen ? 'Choose what it is compared with' : typed);
  return null;
}

/** Where in an expression a fault lies, for showing it: what stands before, and what stands there. */
function faultPlace(expression: string, { column }: AuthoringFault) {
  return column === null
    ? null
    : { before: expression.slice(0, column - 1), at: expression.slice(column - 1) };
}
