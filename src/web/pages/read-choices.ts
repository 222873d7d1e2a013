/** The choices that the rows of a form say, with a sentence for each row that needs changing. */
import { newChoice } from '../../domain/questionnaire/editing/index.js';
import type {
  ChoiceBehaviour,
  ListedChoice,
  QuestionnaireLanguage,
} from '../../domain/questionnaire/questionnaire.js';
import type { FormReader } from '../form-reader.js';
import { type ChoiceRow, isWorded, type RowsForm, typedRows } from './choice-rows.js';

const LONGEST = 1000;

/**
 * The choices of the form's rows: what is not on it (pictures, other columns) stays as it was stored under the same
 * name. A row without words in the first language is refused, and a name that is none or taken.
 */
export function readChoices(
  reader: FormReader,
  form: RowsForm,
  stored: readonly ListedChoice[],
): readonly ListedChoice[] {
  const rows = typedRows(reader, form).filter(isWorded);
  refuseRows(reader, form, rows);
  return choicesFrom(rows, form, stored);
}

/** Refuses every row that needs changing, at the form's own field. */
export function refuseRows(
  reader: FormReader,
  { prefix, languages }: RowsForm,
  rows: readonly ChoiceRow[],
): void {
  const names = rows.map(({ name, wanted }) => name || wanted);
  for (const [at, { name, labels, wanted }] of rows.entries()) {
    const row = `row ${at + 1}`;
    if (labels[0] === '')
      reader.refuse(prefix, `Type ${row} in ${languages[0]?.name ?? 'the first language'} too`);
    if (labels.some((label) => label.length > LONGEST))
      reader.refuse(prefix, `Shorten ${row} to ${LONGEST} characters`);
    if (name !== '' || wanted === '') continue;
    if (!/^[A-Za-z0-9_.-]{1,60}$/.test(wanted))
      reader.refuse(prefix, `Use letters, digits, _, - and . alone for the name of ${row}`);
    if (names.filter((other) => other === wanted).length > 1)
      reader.refuse(prefix, `Give ${row} a name that no other row has`);
  }
}

/** The rows as choices; `taken` are names that others have, to which theirs are added. */
export function choicesFrom(
  rows: readonly ChoiceRow[],
  form: RowsForm,
  stored: readonly ListedChoice[],
  taken: Set<string> = new Set(),
): readonly ListedChoice[] {
  for (const { name, wanted } of rows) taken.add(name || wanted);
  return rows.map((row) => {
    const choice = stored.find(({ name }) => name === row.name) ?? blankChoice(row, form.languages, taken);
    taken.add(choice.name);
    return rewritten(choice, row, form);
  });
}

function rewritten(
  choice: ListedChoice,
  row: ChoiceRow,
  { languages, columns, hasBehaviours }: RowsForm,
): ListedChoice {
  const further = columns.map((column, at) => [column, row.columns[at] ?? '']);
  return {
    ...choice,
    label: withoutEmpty({ ...choice.label, ...labelled(row, languages) }),
    behaviour: hasBehaviours ? (row.behaviour as ChoiceBehaviour[]) : choice.behaviour,
    filters: withoutEmpty({ ...choice.filters, ...Object.fromEntries(further) }),
  };
}

function withoutEmpty(texts: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(texts).flatMap(([key, text]) => (text ? [[key, text]] : [])));
}

/** A choice with the name that the row has or wants, or one made from its words. */
function blankChoice(
  { name, wanted, labels }: ChoiceRow,
  languages: readonly QuestionnaireLanguage[],
  taken: ReadonlySet<string>,
): ListedChoice {
  const made = newChoice(labels[0] ?? '', languages[0]?.code ?? 'en', taken);
  return { ...made, name: name || wanted || made.name };
}

function labelled(
  { labels }: ChoiceRow,
  languages: readonly QuestionnaireLanguage[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(languages.map(({ code }, at) => [code, labels[at] ?? '']));
}
