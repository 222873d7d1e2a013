/** Attributes of a choice experiment with their levels: one form, in which each attribute has rows of its own. */
import { type Attribute, attributesOf, usersOf } from '../../domain/questionnaire/editing/index.js';
import { parseDecimal } from '../../domain/questionnaire/question-types/decimal-text.js';
import { PRIOR } from '../../domain/questionnaire/question-types/level-columns.js';
import type {
  Questionnaire,
  QuestionnaireLanguage,
  QuestionPart,
} from '../../domain/questionnaire/questionnaire.js';
import { present } from '../../shared/assert.js';
import type { FormReader } from '../form-reader.js';
import { belowQuestionnaire, type Desk, firstText, partAddress } from '../questionnaire-desk.js';
import type { PageModel } from '../render.js';
import {
  afterStep,
  type ChoiceRow,
  emptyRow,
  everyTypedRow,
  isWorded,
  type RowsForm,
  shownRows,
  storedRows,
  typedRows,
} from './choice-rows.js';
import { choicesFrom, refuseRows } from './read-choices.js';

/** The beginning of the fields that name the attributes. */
const PREFIX = 'attribute';
/** More attributes than that are no experiment that anybody can answer. */
const MOST_ATTRIBUTES = 20;

/** One attribute on the form. */
interface AttributeRow {
  readonly row: ChoiceRow;
  readonly levels: readonly ChoiceRow[];
}

/** The page: as stored, or as typed. */
export function levelsPage(desk: Desk, part: QuestionPart, key: string, reader?: FormReader): PageModel {
  const { questionnaire, visit } = desk;
  const { languages } = questionnaire;
  const hasPriors = reader === undefined ? storesPriors(questionnaire, part) : asksPriors(reader);
  const rows =
    reader === undefined
      ? storedAttributes(questionnaire, part, hasPriors)
      : typedAttributes(reader, languages);
  const address = partAddress(desk, key);
  return {
    ...belowQuestionnaire(desk, { text: firstText(questionnaire, part.label) || part.name, href: address }),
    title: 'Attributes and levels',
    question: firstText(questionnaire, part.label),
    action: `${address}/levels`,
    revision: visit.survey.revision,
    values: reader?.typed ?? {},
    errors: reader?.errors ?? {},
    languages,
    hasPriors,
    shared: sharedWith(questionnaire, part),
    attributes: offered(rows, languages, reader).map(({ row, levels }, at) => {
      const form = levelForm(at, languages, hasPriors);
      return {
        ...row,
        number: at + 1,
        isTyped: at < rows.length,
        isFirst: at === 0,
        isLast: at >= rows.length - 1,
        list: {
          ...form,
          noun: 'Level',
          columnWords: { [PRIOR]: 'Expected utility' },
          rows: shownRows(levels, form, reader),
        },
      };
    }),
  };
}

/** The attributes that the form says; what is not on it stays as it was stored. Faults are refused by the reader. */
export function readAttributes(
  reader: FormReader,
  { languages, lists }: Questionnaire,
  part: QuestionPart,
): readonly Attribute[] {
  const rows = typedAttributes(reader, languages);
  const stored = part.list === null ? [] : (lists[part.list] ?? []);
  const taken = new Set(rows.flatMap(({ levels }) => levels.map(({ name, wanted }) => name || wanted)));
  const hasPriors = asksPriors(reader);
  const kept = rows
    .map((row, at) => ({ ...row, form: levelForm(at, languages, hasPriors), at }))
    .filter(({ row, levels }) => isWorded(row) || levels.length > 0);
  for (const { row, levels, form, at } of kept) {
    if (row.labels[0] === '')
      reader.refuse(`${PREFIX}-${at + 1}`, `Say in ${languages[0]?.name ?? 'words'} what it is called`);
    refuseRows(reader, form, levels);
    refusePriors(reader, form, levels);
  }
  const named = choicesFrom(
    kept.map(({ row }) => row),
    attributeForm(languages),
    part.rows === null ? [] : (lists[part.rows] ?? []),
  );
  return named.map((row, at) => {
    const { levels, form } = present(kept[at], 'every attribute kept has its rows');
    return { row, levels: choicesFrom(levels, form, stored, taken) };
  });
}

function refusePriors(reader: FormReader, { prefix, columns }: RowsForm, levels: readonly ChoiceRow[]): void {
  if (columns.length === 0) return;
  for (const [at, level] of levels.entries()) {
    const prior = level.columns[0] ?? '';
    if (prior !== '' && parseDecimal(prior) === null)
      reader.refuse(prefix, `Type the expected utility of row ${at + 1} as a number, or leave it out`);
  }
}

function attributeForm(languages: readonly QuestionnaireLanguage[]): RowsForm {
  return { prefix: PREFIX, languages, columns: [], names: [], hasBehaviours: false };
}

function levelForm(at: number, languages: readonly QuestionnaireLanguage[], hasPriors: boolean): RowsForm {
  return { ...attributeForm(languages), prefix: `level${at}`, columns: hasPriors ? [PRIOR] : [] };
}

function storedAttributes(
  { languages, lists }: Questionnaire,
  part: QuestionPart,
  hasPriors: boolean,
): readonly AttributeRow[] {
  return attributesOf(part, lists).flatMap(({ row, levels }, at) =>
    storedRows([row], attributeForm(languages)).map((shown) => ({
      row: shown,
      levels: storedRows(levels, levelForm(at, languages, hasPriors)),
    })),
  );
}

/** After the button that was pressed; each attribute's levels are found by the place that it had. */
function typedAttributes(
  reader: FormReader,
  languages: readonly QuestionnaireLanguage[],
): readonly AttributeRow[] {
  const hasPriors = asksPriors(reader);
  const rows = everyTypedRow(reader, attributeForm(languages)).map((row, at) => ({
    row,
    levels: typedRows(reader, levelForm(at, languages, hasPriors)),
  }));
  return afterStep(rows, PREFIX, reader.all('step')[0] ?? '').slice(0, MOST_ATTRIBUTES);
}

/** With an empty attribute where one more is asked for, and two to begin with. */
function offered(
  rows: readonly AttributeRow[],
  languages: readonly QuestionnaireLanguage[],
  reader?: FormReader,
): readonly AttributeRow[] {
  const asksMore = reader?.all('step')[0] === `${PREFIX}:more`;
  const length = rows.length === 0 ? 2 : asksMore ? 1 : 0;
  return [...rows, ...Array.from({ length }, () => ({ row: emptyRow(languages), levels: [] }))];
}

function asksPriors(reader: FormReader): boolean {
  return reader.all('step')[0] === 'priors' || reader.all('level0-columns').includes(PRIOR);
}

function storesPriors({ lists }: Questionnaire, { list }: QuestionPart): boolean {
  return list !== null && (lists[list] ?? []).some(({ filters }) => Object.hasOwn(filters, PRIOR));
}

/** Other questions with the same levels, which change with them. */
function sharedWith(questionnaire: Questionnaire, part: QuestionPart): string {
  const users = [part.list, part.rows].flatMap((list) => (list === null ? [] : usersOf(questionnaire, list)));
  const others = users.map((user) => user.part).filter((user) => user !== part);
  return [...new Set(others.map(({ name }) => name))].join(', ');
}
