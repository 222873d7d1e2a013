/** Rows that no check found fault with, as parts of a questionnaire. */
import type { GroupPart, QuestionnairePart, QuestionPart, RepeatPart } from '../questionnaire.js';
import { appearanceOf } from './appearance.js';
import { carriedByPart } from './carried.js';
import { isSeen, triggersOf } from './check-visible.js';
import { conditionOf, defaultOf, expressionOf, switchOf } from './expressions-of.js';
import { typeOfWord, wordOfType } from './hall-words.js';
import type { QuestionnaireLists } from './lists.js';
import { loopParts } from './loops.js';
import type { Reading } from './reading.js';
import type { SurveyRow } from './rows.js';
import { saysYes } from './rows.js';
import { textAt, textsAt } from './table.js';
import { elsewhereWord, furtherMeaning, plainMeaning } from './type-table.js';

/** The parts of the rows, in order; `listFor` names the list that a question's choices are kept under. */
export function partsOf(
  rows: readonly SurveyRow[],
  reading: Reading,
  listFor: QuestionnaireLists['listFor'],
): readonly QuestionnairePart[] {
  return rows.flatMap((row): readonly QuestionnairePart[] => {
    const { word } = row;
    if (word.kind !== 'begin') return questionPart(row, reading, listFor);
    const children = partsOf(row.children ?? [], reading, listFor);
    if (word.control === 'repeat') return [repeatPart(row, reading, children)];
    const group = groupPart(row, reading, children);
    if (word.control === 'group') return [group];
    return [
      { ...group, children: loopParts(children, reading.lists.get(word.list ?? '') ?? [], row.row.place) },
    ];
  });
}

function shared({ row, name }: SurveyRow, { languages }: Reading) {
  return {
    name,
    label: textsAt(row, 'label', languages),
    hint: textsAt(row, 'hint', languages),
    relevant: conditionOf(textAt(row, 'bind::relevant')),
    ...carriedByPart(row, languages),
    place: row.place,
  };
}

/** Whether the group is one page, where its author does not say. */
export function isPage(appearance: readonly string[]): boolean {
  return appearance.includes('field-list') || appearance.includes('table-list');
}

function pageOf({ row }: SurveyRow, appearance: readonly string[]): boolean {
  const said = textAt(row, 'page');
  return said === '' ? isPage(appearance) : saysYes(said);
}

function groupPart(row: SurveyRow, reading: Reading, children: readonly QuestionnairePart[]): GroupPart {
  const appearance = appearanceOf(row);
  return {
    ...shared(row, reading),
    kind: 'group',
    appearance,
    page: pageOf(row, appearance),
    order: textAt(row.row, 'order') === 'random' ? 'random' : 'fixed',
    children,
  };
}

function repeatPart(row: SurveyRow, reading: Reading, children: readonly QuestionnairePart[]): RepeatPart {
  const appearance = appearanceOf(row);
  return {
    ...shared(row, reading),
    kind: 'repeat',
    appearance,
    page: pageOf(row, appearance),
    count: expressionOf(textAt(row.row, 'control::jr:count')),
    children,
  };
}

/** XLSForm's one word for the row's type, however it is spelled, and what the type itself calculates and demands. */
interface Known {
  readonly word: string;
  readonly calculation: string | null;
  readonly constraint: string | null;
}

function wordOf(row: SurveyRow): Known | null {
  const { word } = row;
  const known = (one: string): Known => ({ word: one, calculation: null, constraint: null });
  if (word.kind === 'select') {
    const words = { one: 'select_one', many: 'select_multiple', rank: 'rank', external: 'select_one' };
    return known(words[word.picks]);
  }
  if (word.kind === 'listed') return known(word.word);
  if (word.kind !== 'plain') return null;
  const meaning = plainMeaning(word.word);
  if (meaning?.kind === 'file') return null;
  return meaning === null ? known(word.word) : { ...known(meaning.word), ...meaning };
}

function questionPart(
  row: SurveyRow,
  reading: Reading,
  listFor: QuestionnaireLists['listFor'],
): readonly QuestionPart[] {
  const known = wordOf(row);
  if (known === null) return [];
  const cell = (path: string) => textAt(row.row, path);
  const texts = (path: string) => textsAt(row.row, path, reading.languages);
  const calculation = expressionOf(cell('bind::calculate')) ?? known.calculation;
  const value = defaultOf(cell('default'), row.type);
  const appearance = appearanceOf(row);
  const elsewhere = row.word.kind === 'plain' ? elsewhereWord(row.word.word) : null;
  const found = elsewhere === null ? typeOfWord(known.word, appearance) : null;
  if (found === null && elsewhere === null) return [];
  const type = elsewhere ?? typeShown(row, found?.name ?? '', calculation);
  const { listParameter, appearance: told } = found?.xlsform ?? { appearance: null };
  const parameters = Object.fromEntries([...row.parameters].filter(([key]) => key !== listParameter));
  const image = texts('media::image');
  const rows = cell('control::rows');
  return [
    {
      ...shared(row, reading),
      ...carriedOf(row, wordOfType(type)?.word ?? type, reading),
      kind: 'question',
      type,
      appearance: appearance.filter((one) => one !== told),
      guidance: texts('guidance_hint'),
      required: switchOf(cell('bind::required')),
      requiredMessage: texts('bind::jr:requiredMsg'),
      constraint: conditionOf(cell('bind::constraint')) ?? known.constraint,
      constraintMessage: texts('bind::jr:constraintMsg'),
      calculation,
      choiceFilter: expressionOf(cell('choice_filter')),
      default: value,
      readOnly: switchOf(cell('bind::readonly')),
      trigger: triggersOf(row),
      list: listFor(row, listParameter),
      rows: rows === '' ? null : rows,
      image: Object.keys(image).length === 0 ? null : image,
      imageAlt: texts('image_alt'),
      parameters,
    },
  ];
}

/** What the row says to other tools: its word too, where that says more than the type does here. */
function carriedOf({ word, row, type }: SurveyRow, shown: string, { languages }: Reading) {
  const { carried } = carriedByPart(row, languages);
  const isKept = word.kind === 'plain' && furtherMeaning(word.word, shown) !== null;
  return isKept ? { carried: { ...carried, type } } : {};
}

/** A question without words that is worked out is a calculation; a calculation without a formula is only kept. */
function typeShown(row: SurveyRow, type: string, calculation: string | null): string {
  if (isSeen(row)) return type;
  if (row.word.kind === 'plain' && plainMeaning(row.word.word)?.kind === 'unseen') {
    return type === 'calculate' && calculation === null ? 'hidden' : type;
  }
  return calculation === null ? 'hidden' : 'calculate';
}
