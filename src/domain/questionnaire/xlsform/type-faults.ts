/** What a question's type itself finds wrong with it, at the cell where it was written. */
import { partFaults } from '../defined-question.js';
import type { PartFault } from '../question-type.js';
import type { Questionnaire, QuestionnairePart, QuestionPart } from '../questionnaire.js';
import type { SheetFault } from './grid.js';
import { isOfCanvass, wordOfType } from './hall-words.js';
import type { Reading } from './reading.js';
import { faultAt, type TableRow } from './table.js';

/**
 * Faults of types that only Canvass has refuse the form. XLSForm accepts those of its own types: a parameter that means
 * nothing here is a note, anything else an obstacle.
 */
export function typeFaults(
  { parts, lists }: Questionnaire,
  { tables }: Reading,
): Readonly<Record<'faults' | 'notes' | 'obstacles', readonly SheetFault[]>> {
  const rows = new Map(tables.survey.rows.map((row) => [row.place.row, row]));
  const found = questionsOf(parts).flatMap((part) => {
    const row = part.place === null ? undefined : rows.get(part.place.row);
    if (row === undefined) return [];
    const own = isOfCanvass(wordOfType(part.type)?.word ?? '');
    return partFaults(part, lists).map((fault) => ({
      kind: own ? 'faults' : fault.column === 'parameters' ? 'notes' : 'obstacles',
      fault: placed(fault, part, row),
    }));
  });
  const of = (wanted: string) => found.filter(({ kind }) => kind === wanted).map(({ fault }) => fault);
  return { faults: of('faults'), notes: of('notes'), obstacles: of('obstacles') };
}

function questionsOf(parts: readonly QuestionnairePart[]): readonly QuestionPart[] {
  return parts.flatMap((part) => (part.kind === 'question' ? [part] : questionsOf(part.children)));
}

/** Where XLSForm keeps what a type calls by another name. */
const PATHS = { rows: 'control::rows', calculation: 'bind::calculate', image: 'media::image' };

function placed({ column, expected, found }: PartFault, part: QuestionPart, row: TableRow): SheetFault {
  const listed = wordOfType(part.type)?.listParameter === undefined ? 'type' : 'parameters';
  const paths: Readonly<Record<string, string>> = { list: listed, choices: listed, ...PATHS };
  return faultAt(
    row,
    paths[column] ?? column,
    `expected ${expected}, found ${found === '' ? 'none' : `"${found}"`}`,
  );
}
