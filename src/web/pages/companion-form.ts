/** One companion question as a form: its words, whether it must be answered, and its choices in rows. */
import { keptLine } from '../../domain/questionnaire/form.js';
import { questionType } from '../../domain/questionnaire/question-types/index.js';
import type { BallotDefinition } from '../../services/ballots/definition.js';
import { slugOf } from '../../shared/slug.js';
import { bothValues, type FormReader } from '../form-reader.js';

export type Companion = BallotDefinition['companions'][number];

/** Empty rows that a form offers beyond the choices it has. */
const EMPTY_ROWS = 2;
/** More choices than anybody reads. */
const MOST_CHOICES = 100;

/** The form's values for a question. */
export function companionValues(question: Companion): Record<string, string | readonly string[]> {
  return {
    ...bothValues('label', question.label),
    ...bothValues('hint', question.hint),
    required: question.required ? 'yes' : '',
    'choice-name': question.choices.map(({ name }) => name),
    choice: question.choices.map(({ label }) => label.en),
    'choice-cy': question.choices.map(({ label }) => label.cy ?? ''),
  };
}

/** One row of the choices. `name` is empty for a choice that is new. */
export interface ChoiceRow {
  readonly number: number;
  readonly name: string;
  readonly en: string;
  readonly cy: string;
}

/** The rows to show for values that were stored or typed: theirs, and some empty ones. */
export function choiceRows(values: Readonly<Record<string, unknown>>): readonly ChoiceRow[] {
  const column = (field: string) => [values[field] ?? []].flat().map(String);
  const [names, english, welsh] = [column('choice-name'), column('choice'), column('choice-cy')];
  const filled = english
    .map((en, index) => ({ name: names[index] ?? '', en, cy: welsh[index] ?? '' }))
    .filter(({ en, cy }) => en.trim() !== '' || cy.trim() !== '');
  const empty = Array.from({ length: EMPTY_ROWS }, () => ({ name: '', en: '', cy: '' }));
  return [...filled, ...empty].slice(0, MOST_CHOICES).map((row, index) => ({ number: index + 1, ...row }));
}

/**
 * The question that the form describes; `others` are the ballot's other questions. Its name, once given, stays; a
 * new one is named as `suggested`, or after its words.
 */
export function readCompanion(
  reader: FormReader,
  before: Pick<Companion, 'type' | 'name'> & { readonly suggested: string | null },
  others: readonly Companion[],
): Companion {
  const label = reader.bothLines('label', { label: 'the question', longest: 500, required: true });
  const hint = reader.bothLines('hint', { label: 'the hint', longest: 500 });
  return {
    type: before.type,
    name: before.name === '' ? freeName(before.suggested ?? label.en, others) : before.name,
    label,
    hint: hint.en === '' ? null : hint,
    required: reader.has('required'),
    choices: questionType(before.type).choices === 'needed' ? readChoices(reader) : [],
  };
}

function readChoices(reader: FormReader): Companion['choices'] {
  const rows = choiceRows(reader.typed)
    .map((row) => ({ ...row, en: keptLine(row.en), cy: keptLine(row.cy) }))
    .filter(({ en, cy }) => en !== '' || cy !== '');
  const choices: Companion['choices'] = [];
  for (const { name, en, cy, number } of rows) {
    const label = { en, ...(cy === '' ? {} : { cy }) };
    if (label.en === '') reader.refuse('choice', `Type choice ${number} in English too`);
    if (Math.max(label.en.length, label.cy?.length ?? 0) > 200) {
      reader.refuse('choice', `Shorten choice ${number} to 200 characters`);
    }
    if (choices.some((other) => other.label.en.toLowerCase() === label.en.toLowerCase())) {
      reader.refuse('choice', `Choice ${number} is there already: “${label.en}”`);
    }
    choices.push({ name: name === '' ? freeChoiceName(label.en, choices, rows) : name, label });
  }
  if (choices.length < 2) reader.refuse('choice', 'Give at least two choices');
  return choices;
}

/** A variable name made from the label: `which_role_2`. Never `new`, which is the address of the empty form. */
function freeName(label: string, others: readonly Companion[]): string {
  const words = slugOf(label, 'question').replaceAll('-', '_').slice(0, 36);
  const base = /^[a-z]/.test(words) && words !== 'new' ? words : `q_${words}`.slice(0, 36);
  return free(base, '_', new Set(others.map(({ name }) => name)));
}

function freeChoiceName(label: string, before: Companion['choices'], rows: readonly ChoiceRow[]): string {
  const taken = new Set([...before, ...rows].map(({ name }) => name));
  return free(slugOf(label, 'choice').slice(0, 36), '-', taken);
}

function free(base: string, joint: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}${joint}${number}`)) number += 1;
  return `${base}${joint}${number}`;
}
