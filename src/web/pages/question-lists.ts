/** A question's lists on its form: which it has, what their rows are about, and what becomes of them when they are stored. */
import { definedQuestion } from '../../domain/questionnaire/defined-question.js';
import {
  choicesOf,
  freeListName,
  type ListField,
  usersOf,
  withList,
} from '../../domain/questionnaire/editing/index.js';
import type { QuestionType } from '../../domain/questionnaire/question-type.js';
import { isQuestionType, questionType } from '../../domain/questionnaire/question-types/index.js';
import type { ListedChoice, Questionnaire, QuestionPart } from '../../domain/questionnaire/questionnaire.js';
import { isFilterName } from '../../domain/questionnaire/xlsform/index.js';
import { ok } from '../../shared/result.js';
import type { FormReader } from '../form-reader.js';
import { type Desk, firstText } from '../questionnaire-desk.js';
import { type RowsForm, shownRows, storedRows, typedRows } from './choice-rows.js';
import { shortened } from './condition-words.js';
import { readChoices } from './read-choices.js';

/** The two lists that a question may have, by the beginning of their fields' names. */
export const LIST_FIELDS: readonly ListFields[] = [
  { prefix: 'choice', field: 'list' },
  { prefix: 'row', field: 'rows' },
];

export interface ListFields {
  readonly prefix: string;
  readonly field: ListField;
}

const LONGEST_COLUMN = 40;

/** Whether questions of the type have this list at all. */
export function takesList(type: string, field: ListField): boolean {
  if (!isQuestionType(type)) return true;
  const { choices, rows } = questionType(type);
  return (field === 'list' ? choices : rows) !== 'none';
}

/** The question's type; null where the hall has none of its name. */
export function typeOf({ type }: QuestionPart): QuestionType | null {
  return isQuestionType(type) ? questionType(type) : null;
}

/** The lists that the question's form shows; attributes and levels have a page of their own. */
export function listsShown(part: QuestionPart): readonly ListFields[] {
  if (typeOf(part)?.levels === true) return [];
  return LIST_FIELDS.filter(({ field }) => takesList(part.type, field) || part[field] !== null);
}

/** The question's list, or an empty one where it has none yet. */
export function listChoices(questionnaire: Questionnaire, list: string | null): readonly ListedChoice[] {
  const found = list === null ? ok([]) : choicesOf(questionnaire, list);
  return found.ok ? found.value : [];
}

/** What the rows of the list are about: as it is stored, with the columns that the form has besides. */
export function listForm(
  { languages, lists }: Questionnaire,
  part: QuestionPart,
  { prefix, field }: ListFields,
  reader?: FormReader,
): RowsForm {
  const type = typeOf(part);
  const list = part[field];
  const stored = list === null || !Object.hasOwn(lists, list) ? [] : (lists[list] ?? []);
  const question = definedQuestion(part, lists);
  const fixed = type?.fixedRows.map(({ name }) => name) ?? [];
  const names = field === 'rows' ? fixed : (type?.choiceNames(question) ?? []);
  const typed = reader?.all(`${prefix}-columns`).filter(isColumn) ?? [];
  const columns = [...new Set([...stored.flatMap(({ filters }) => Object.keys(filters)), ...typed])];
  const isFixed = names.length > 0;
  return { prefix, languages, columns: isFixed ? [] : columns, names, hasBehaviours: !isFixed };
}

function isColumn(name: string): boolean {
  return name.length <= LONGEST_COLUMN && isFilterName(name);
}

/** The form with the column that the button beside it adds; refused where there can be no such column. */
function withNewColumn(form: RowsForm, reader: FormReader): RowsForm {
  const { prefix, columns } = form;
  if (reader.all('step')[0] !== `${prefix}:column`) return form;
  const field = `${prefix}-new-column`;
  const name = reader.line(field, { label: 'the column', longest: LONGEST_COLUMN, required: true });
  if (name === '') return form;
  if (!isColumn(name)) reader.refuse(field, 'Use letters, digits and _ for the column, with a letter first');
  else if (columns.includes(name)) reader.refuse(field, 'There is such a column already');
  else return { ...form, columns: [...columns, name] };
  return form;
}

/** A change of the questionnaire, and the list that the question has afterwards. */
export type ListChange = (
  questionnaire: Questionnaire,
  wanted: string,
) => { readonly questionnaire: Questionnaire; readonly list: string | null };

/** What becomes of one of the question's lists: another one is used, its own is changed, or a copy is. */
export function readList(
  reader: FormReader,
  fields: ListFields,
  part: QuestionPart,
  questionnaire: Questionnaire,
): ListChange | undefined {
  const { prefix, field } = fields;
  const list = part[field];
  const source = reader.all(`${prefix}-source`)[0];
  if (source === undefined) return undefined;
  const chosen = choicesOf(questionnaire, source);
  if (source !== '' && source !== list && chosen.ok)
    return (stored) => ({ questionnaire: stored, list: source });
  const isOwn = source !== '' && source === list;
  const form = listForm(questionnaire, part, fields, reader);
  const choices = readChoices(reader, form, listChoices(questionnaire, list));
  if (!isOwn && choices.length === 0) return (kept) => ({ questionnaire: kept, list: null });
  const isShared = isOwn && usersOf(questionnaire, source).length > 1;
  const copies = !isOwn || (isShared && reader.has(`${prefix}-copy`));
  return (kept, wanted) => {
    const own = copies ? freeListName(kept, wanted) : source;
    return { questionnaire: withList(kept, own, choices), list: own };
  };
}

/** The list for `partials/choice-list`. */
export function listModel(
  { questionnaire }: Desk,
  part: QuestionPart,
  fields: ListFields,
  reader: FormReader | undefined,
) {
  const list = part[fields.field];
  const users = list === null ? [] : usersOf(questionnaire, list).filter(({ part: user }) => user !== part);
  const known = listForm(questionnaire, part, fields, reader);
  const form = reader === undefined ? known : withNewColumn(known, reader);
  const stored = listChoices(questionnaire, list);
  const rows = reader === undefined ? storedRows(stored, form) : typedRows(reader, form);
  const others = Object.keys(questionnaire.lists).filter((name) => name !== list);
  return {
    ...listWords(part, fields.field),
    ...form,
    rows: shownRows(rows, form, reader),
    sources: [
      ...(list === null ? [] : [{ value: list, text: `The list “${list}”, as below` }]),
      { value: '', text: list === null ? 'Its own, as below' : 'A new list of its own, as below' },
      ...others.map((name) => ({ value: name, text: listInWords(questionnaire, name) })),
    ],
    hasOthers: others.length > 0,
    shared: users.map(({ part: user }) => user.name).join(', '),
    isFixed: form.names.length > 0,
    isColumnAdded: form.columns.length > known.columns.length,
    columnsOpen: form.columns.length > 0 || reader?.errors[`${fields.prefix}-new-column`] !== undefined,
  };
}

function listInWords(questionnaire: Questionnaire, name: string): string {
  const labels = listChoices(questionnaire, name).map(({ label }) => firstText(questionnaire, label));
  return `${name}: ${shortened(labels.join(', '), 60)}`;
}

interface ListWords {
  readonly heading: string;
  readonly noun: string;
  readonly hint: string;
  /** What the only rows are called that there can be, in their order; without it, by their names. */
  readonly fixed?: readonly string[];
}

const IN_ORDER = 'In the order in which they are shown. Rows left empty are left out.';

/** What the list is called on the form, by what the type does with it. */
function listWords(part: QuestionPart, field: ListField): ListWords {
  const type = typeOf(part);
  if (field === 'rows') return rowsWords(type);
  if (type?.choices === 'optional')
    return { heading: 'Labels of points', noun: 'Point', hint: 'A point without a label shows its number.' };
  if (type?.experiment) return { heading: 'Items', noun: 'Item', hint: 'Each task shows some of them.' };
  if (type?.rows === 'needed') return { heading: 'Answers for each row', noun: 'Answer', hint: IN_ORDER };
  return { heading: 'Choices', noun: 'Choice', hint: IN_ORDER };
}

function rowsWords(type: QuestionType | null): ListWords {
  const fixed = type?.fixedRows ?? [];
  if (fixed.length === 0) return { heading: 'Rows', noun: 'Row', hint: IN_ORDER };
  const usual = fixed.map(({ label }) => `“${label['en'] ?? ''}”`);
  const hint = `Left empty, they are ${usual.join(' and ')}.`;
  return { heading: 'Headings', noun: 'Heading', hint, fixed: usual.map((words) => `Instead of ${words}`) };
}
