/** A list of choices as rows of a form: words in every language, what each choice does, and buttons that move rows. */
import type {
  ChoiceBehaviour,
  ListedChoice,
  QuestionnaireLanguage,
} from '../../domain/questionnaire/questionnaire.js';
import { moved } from '../../shared/reorder.js';
import type { FormReader } from '../form-reader.js';

/** Empty rows that a form offers beyond those that it has. */
const EMPTY_ROWS = 3;
/** More choices than that come by file. */
const MOST_ROWS = 200;

/** One row; `name` is empty for a choice that is new. */
export interface ChoiceRow {
  readonly name: string;
  /** The name that its author wants for a new choice; empty for one made from its words. */
  readonly wanted: string;
  /** In the order of the questionnaire's languages. */
  readonly labels: readonly string[];
  readonly behaviour: readonly string[];
  /** In the order of the form's further columns. */
  readonly columns: readonly string[];
}

/** What the rows of a form are about. */
export interface RowsForm {
  /** The beginning of every field's name: letters and digits. */
  readonly prefix: string;
  readonly languages: readonly QuestionnaireLanguage[];
  /** Further columns of the list that the form shows. */
  readonly columns: readonly string[];
  /** The only names that choices can have, each a row of its own; empty where rows are added freely. */
  readonly names: readonly string[];
  /** Whether the rows say what a choice does; where they do not, choices keep what they do. */
  readonly hasBehaviours: boolean;
}

/** What a choice can do beside being chosen, with the words that authors read. */
export const BEHAVIOURS: readonly { readonly name: ChoiceBehaviour; readonly text: string }[] = [
  { name: 'other', text: 'Asks for words' },
  { name: 'none', text: 'Excludes the others' },
  { name: 'missing', text: 'Says nothing (prefer not to say)' },
  { name: 'fixed', text: 'Keeps its place in a random order' },
];

/** The rows of stored choices. */
export function storedRows(
  choices: readonly ListedChoice[],
  { languages, columns, names }: RowsForm,
): readonly ChoiceRow[] {
  const rows = choices.map(({ name, label, behaviour, filters }) => ({
    name,
    wanted: '',
    labels: languages.map(({ code }) => label[code] ?? ''),
    behaviour,
    columns: columns.map((column) => filters[column] ?? ''),
  }));
  if (names.length === 0) return rows;
  return names.map((name) => rows.find((row) => row.name === name) ?? { ...emptyRow(languages), name });
}

/** The rows as they were typed, after the button that was pressed; rows without words are gone. */
export function typedRows(reader: FormReader, form: RowsForm): readonly ChoiceRow[] {
  const rows = everyTypedRow(reader, form);
  if (form.names.length > 0) return rows;
  return afterStep(rows, form.prefix, reader.all('step')[0] ?? '').filter(isWorded);
}

/** The rows as they were typed, empty ones too. */
export function everyTypedRow(reader: FormReader, form: RowsForm): readonly ChoiceRow[] {
  const { prefix, languages, columns } = form;
  const names = form.names.length > 0 ? form.names : reader.all(`${prefix}-name`);
  const field = (end: string) => reader.all(`${prefix}-${end}`);
  const labels = languages.map((_language, at) => field(String(at)));
  const further = columns.map((column) => field(`column-${column}`));
  const wanted = field('wanted');
  const behaviour = new Set(field('behaviour'));
  return names.slice(0, MOST_ROWS).map((name, at) => ({
    name,
    wanted: (wanted[at] ?? '').trim(),
    labels: labels.map((typed) => (typed[at] ?? '').trim()),
    behaviour: BEHAVIOURS.map((one) => one.name).filter((one) => behaviour.has(`${at}:${one}`)),
    columns: further.map((typed) => (typed[at] ?? '').trim()),
  }));
}

/** Whether the row says anything in any language. */
export function isWorded({ labels }: Pick<ChoiceRow, 'labels'>): boolean {
  return labels.some((label) => label !== '');
}

/** The items after the button: `choice:up:2` moves the third of those with the prefix `choice` up. */
export function afterStep<Item>(items: readonly Item[], prefix: string, step: string): readonly Item[] {
  const [, of, what, place] = /^(\w+):(up|down|remove):(\d{1,4})$/.exec(step) ?? [];
  if (of !== prefix) return items;
  if (what === 'remove') return items.filter((_item, at) => at !== Number(place));
  return moved(items, Number(place), what === 'up' ? 'up' : 'down');
}

/** The rows with some empty ones at the end; as many as there were and some more, where more were asked for. */
export function offeredRows(
  rows: readonly ChoiceRow[],
  { prefix, languages, names }: RowsForm,
  reader?: FormReader,
): readonly ChoiceRow[] {
  if (names.length > 0) return rows;
  const asksMore = reader?.all('step')[0] === `${prefix}:more`;
  const shown = asksMore ? (reader?.all(`${prefix}-name`).length ?? 0) : rows.length;
  const length = Math.max(rows.length, shown) + EMPTY_ROWS - rows.length;
  return [...rows, ...Array.from({ length }, () => emptyRow(languages))].slice(0, MOST_ROWS);
}

/** A row in which nothing is typed. */
export function emptyRow(languages: readonly QuestionnaireLanguage[]): ChoiceRow {
  return { name: '', wanted: '', labels: languages.map(() => ''), behaviour: [], columns: [] };
}

/** The rows as `partials/choice-rows` shows them. */
export function shownRows(rows: readonly ChoiceRow[], form: RowsForm, reader?: FormReader) {
  const { prefix } = form;
  return offeredRows(rows, form, reader).map((row, at) => ({
    ...row,
    number: at + 1,
    id: at === 0 ? prefix : `${prefix}-${at + 1}`,
    isTyped: at < rows.length,
    isFirst: at === 0,
    isLast: at >= rows.length - 1,
  }));
}
