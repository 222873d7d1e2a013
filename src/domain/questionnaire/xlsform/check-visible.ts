/** What respondents see has words; what they never see cannot set anything off. */
import { appearanceOf } from './appearance.js';
import type { SheetFault } from './grid.js';
import { isOfCanvass } from './hall-words.js';
import { type Check, questionRows } from './reading.js';
import { hasReference, REFERENCE, readReferences } from './references.js';
import { everyRow, type SurveyRow, saysYes } from './rows.js';
import { faultAt, textAt } from './table.js';
import { plainMeaning } from './type-table.js';

const MEDIA = ['image', 'big-image', 'audio', 'video'];

/** Every visible question without words, every picture out of place, every calculation without its formula. */
export const checkVisible: Check = (reading) =>
  everyRow(reading.rows).flatMap((row) => [
    ...(row.children === null ? wordFaults(row) : []),
    ...mediaFaults(row),
    ...(row.children === null ? calculationFaults(row) : []),
  ]);

/** Whether the respondent sees the row: not calculated behind the scenes, not a file, not a device's. */
export function isSeen(row: SurveyRow): boolean {
  const meaning = row.word.kind === 'plain' ? plainMeaning(row.word.word) : null;
  if (row.type === 'calculate') return false;
  if (row.word.kind === 'plain' && meaning === null && !isOfCanvass(row.word.word)) return false;
  if (meaning?.kind === 'elsewhere') return meaning.isSeen && (!isWorkedOut(row) || hasWords(row));
  if (meaning !== null && meaning.kind !== 'asked') return false;
  return !isWorkedOut(row) || hasWords(row);
}

function isWorkedOut({ row }: SurveyRow): boolean {
  return row.cells.has('bind::calculate') || row.cells.has('trigger');
}

function hasWords({ row }: SurveyRow): boolean {
  return row.cells.has('label') || row.cells.has('hint');
}

function wordFaults(row: SurveyRow): readonly SheetFault[] {
  if (!isSeen(row) || hasWords(row) || hasMedia(row)) return [];
  return appearanceOf(row).join(' ') === 'label'
    ? []
    : [faultAt(row.row, 'label', 'expected a label or a hint, found neither')];
}

function hasMedia({ row }: SurveyRow): boolean {
  return [...row.cells.keys()].some((path) => path === 'media' || path.startsWith('media::'));
}

function mediaFaults(row: SurveyRow): readonly SheetFault[] {
  const kinds = [...row.row.cells.keys()].filter((path) => path.startsWith('media::'));
  const unknown = kinds
    .filter((path) => !MEDIA.includes(path.slice('media::'.length)))
    .map((path) => faultAt(row.row, path, `expected ${MEDIA.join(', ')} after media::`));
  const lonely =
    kinds.includes('media::big-image') &&
    !kinds.includes('media::image') &&
    row.children === null &&
    isSeen(row);
  return lonely
    ? [...unknown, faultAt(row.row, 'media::big-image', 'expected an image beside the big-image, found none')]
    : unknown;
}

/** `calculate` has a calculation, or a default that is one. */
function calculationFaults(row: SurveyRow): readonly SheetFault[] {
  if (row.type !== 'calculate' || row.row.cells.has('bind::calculate')) return [];
  return isDynamic(textAt(row.row, 'default'), row.type)
    ? []
    : [faultAt(row.row, 'bind::calculate', 'expected a calculation, found none')];
}

const LEXEMES =
  /-?\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[+-]\d{2}:\d{2}|Z)?)?|\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[+-]\d{2}:\d{2}|Z)?|-?\d+\.?\d*|-?\.\d+|(?<sign>[*+-]| mod | div )|(?<worked>\||\$\{(?:last-saved#)?[^\s{}]+\}|[\p{L}_][\p{L}\p{M}\p{Nd}._-]*(?::[\p{L}_][\p{L}\p{M}\p{Nd}._-]*)?\()|"[^"]*"|'[^']*'|[\p{L}_][\p{L}\p{M}\p{Nd}._-]*|./gsu;

const HYPHENATED = ['date', 'dateTime', 'geopoint', 'geotrace', 'geoshape'];

/** Whether a default is worked out (it has an operator, a call or a reference) rather than taken as it stands. */
export function isDynamic(text: string, type: string): boolean {
  for (const { groups } of text.matchAll(LEXEMES)) {
    if (groups?.['sign'] === '-' && HYPHENATED.includes(type)) return false;
    if (groups?.['sign'] !== undefined || groups?.['worked'] !== undefined) return true;
  }
  return false;
}

/** Every trigger that names no question, or one that the respondent never changes; those of begin and end rows too. */
export const checkTriggers: Check = (reading) => {
  const questions = new Map(questionRows(reading).map((row) => [row.name, row]));
  const asking = new Set([...questions.values()].map(({ row }) => row));
  return reading.tables.survey.rows.flatMap((row) => {
    const text = textAt(row, 'trigger');
    if (text === '' || textAt(row, 'type') === '' || saysYes(textAt(row, 'disabled'))) return [];
    const fault = (sentence: string) => faultAt(row, 'trigger', sentence);
    if (!hasReference(text)) return [fault(`expected ${REFERENCE}, or several with commas between them`)];
    return text.split(',').flatMap((one) => {
      const found = readReferences(one);
      if (found === null) return [fault(`expected ${REFERENCE} around the name of a question`)];
      if (found.length > 1) return [fault(`expected a comma between each ${REFERENCE}`)];
      return found.flatMap((reference) => {
        const target = questions.get(reference.name);
        if (target === undefined)
          return [fault(`expected the name of a question, found "${reference.name}"`)];
        return isHidden(target) && asking.has(row)
          ? [fault(`expected a question that the respondent sees, found "${reference.name}"`)]
          : [];
      });
    });
  });
};

/** Calculated behind the scenes. */
function isHidden(row: SurveyRow): boolean {
  return row.type === 'calculate' || (isWorkedOut(row) && !hasWords(row));
}

/** The names in a trigger. */
export function triggersOf({ row }: SurveyRow): readonly string[] {
  return (readReferences(textAt(row, 'trigger')) ?? []).map(({ name }) => name);
}
