/** Fills a response's cells into arrays that are used again for the next: a million rows must not make as many objects. */
import type { Answer } from '../definition.js';
import type { Coder, VariableValue } from '../question-type.js';
import { questionType } from '../question-types/index.js';
import type { Column } from './columns.js';
import type { Compiled, QuestionSlot } from './compiled.js';
import { optionalQuestion } from './judge.js';
import { frozen, isQuestion, type Live, type QuestionNode } from './live.js';
import type { ResponseState } from './state.js';
import { waitingPlaces } from './waiting.js';

/** How the interview went, which only whoever keeps the responses knows. */
export type Outcome = 'complete' | 'screened-out' | 'quota-full' | 'broke-off';

/**
 * Why a cell is blank: `not-asked`, the interview ended before it or the choice was not offered; `hidden`, the answers did
 * not lead there; `skipped`, it was asked and left blank; `broke-off`, the respondent left before it; `not-in-version`, the
 * respondent's version has no such question. Their order is the one in which data sets number them, from 1.
 */
export const BLANK_REASONS = ['not-asked', 'hidden', 'skipped', 'broke-off', 'not-in-version'] as const;

export type BlankReason = (typeof BLANK_REASONS)[number];

/** One response's cells. A blank's value is null, and `blanks` has the number of its reason; 0 where there is a value. */
export interface RowCells {
  readonly values: VariableValue[];
  readonly blanks: Uint8Array;
}

/** Puts the cells of a response of a version (counted from 0) into a row, the first variable's at `from`. */
export type FillRow = (
  version: number,
  state: ResponseState,
  outcome: Outcome,
  row: RowCells,
  from?: number,
) => void;

/** Arrays for so many cells. */
export function emptyRow(length: number): RowCells {
  return { values: new Array<VariableValue>(length).fill(null), blanks: new Uint8Array(length) };
}

/** The number of a reason in `blanks`. */
export function reasonNumber(reason: BlankReason): number {
  return BLANK_REASONS.indexOf(reason) + 1;
}

const NOT_ASKED = reasonNumber('not-asked');
export const HIDDEN = reasonNumber('hidden');
export const SKIPPED = reasonNumber('skipped');
const BROKE_OFF = reasonNumber('broke-off');
export const NOT_IN_VERSION = reasonNumber('not-in-version');

/** One column as a version asks it. */
export interface Place {
  readonly column: Column;
  readonly coder: Coder;
  readonly slot: QuestionSlot | null;
  /** Where its first variable stands, and how many it has. */
  readonly at: number;
  readonly width: number;
  /** Whether the stored answer alone says what it is worth: no repeat around it, no choices filtered. */
  readonly isPlain: boolean;
  /** Whether every object has something of that name already. */
  readonly isOdd: boolean;
}

/** What fills the rows of these columns; made once for a data set. */
export function rowFiller(versions: readonly Compiled[], columns: readonly Column[]): FillRow {
  const width = columns.reduce((sum, { variables }) => sum + variables.length, 0);
  const places = versions.map((_compiled, version) => placesOf(columns, version));
  return (version, state, outcome, row, from = 0) => {
    const compiled = versions[version];
    if (compiled === undefined) return blank(row, from, width, NOT_IN_VERSION);
    const hidden = state.hidden.length === 0 ? null : new Set(state.hidden);
    let slow: SlowReader | null = null;
    for (const place of places[version] ?? []) {
      const at = from + place.at;
      if (place.slot === null) {
        blank(row, at, place.width, NOT_IN_VERSION);
        continue;
      }
      const stored = place.isPlain ? storedUnder(state, place) : undefined;
      if (stored !== undefined && hidden?.has(place.slot.key) !== true) {
        write(row, at, place, stored);
      } else if (place.isPlain && outcome === 'complete') {
        blank(row, at, place.width, HIDDEN);
      } else {
        slow ??= slowReader(frozen(compiled, state), outcome);
        slow(row, at, place, place.slot);
      }
    }
  };
}

/** Every column as this version asks it. */
export function placesOf(columns: readonly Column[], version: number): readonly Place[] {
  let at = 0;
  return columns.map((column) => {
    const { question, variables } = column;
    const slot = column.slots[version] ?? null;
    const isPlain = slot !== null && slot.repeats.length === 0 && slot.choiceFilter === null;
    const coder = questionType(question.type).coder(question);
    const isOdd = slot !== null && slot.key in {};
    const place = { column, coder, slot, at, width: variables.length, isPlain, isOdd };
    at += variables.length;
    return place;
  });
}

function storedUnder({ answers }: ResponseState, { slot, isOdd }: Place): Answer | undefined {
  const key = slot?.key ?? '';
  return isOdd && !Object.hasOwn(answers, key) ? undefined : answers[key];
}

function write(row: RowCells, at: number, { coder, width }: Place, answer: Answer): void {
  const coded = answer === null ? [] : coder(answer);
  for (let index = 0; index < width; index += 1) {
    const value = coded[index] ?? null;
    row.values[at + index] = value;
    row.blanks[at + index] = value === null ? SKIPPED : 0;
  }
}

/** Makes so many cells blank for this reason. */
export function blank({ values, blanks }: RowCells, at: number, width: number, reason: number): void {
  for (let index = at; index < at + width; index += 1) {
    values[index] = null;
    blanks[index] = reason;
  }
}

type SlowReader = (row: RowCells, at: number, place: Place, slot: QuestionSlot) => void;

/** Works out anew what the response was asked, where the stored answer alone does not tell. */
function slowReader(live: Live, outcome: Outcome): SlowReader {
  const isWaiting = waitingPlaces(live);
  const notReached = outcome === 'broke-off' ? BROKE_OFF : NOT_ASKED;
  const hidden = new Set(live.state.hidden);
  return (row, at, place, slot) => {
    const { column, width } = place;
    const found = live.nodesOf(slot).find((node) => isAt(node.instances, column.instances));
    if (found === undefined || !isQuestion(found)) return blank(row, at, width, HIDDEN);
    const stored = live.stored(found);
    const isHidden = stored === undefined ? !live.isRelevant(found) : hidden.has(found.path);
    if (isHidden)
      return blank(row, at, width, isWaiting(slot) && outcome !== 'complete' ? notReached : HIDDEN);
    if (stored === undefined) return blank(row, at, width, outcome === 'complete' ? HIDDEN : notReached);
    write(row, at, place, live.answer(found));
    if (slot.choiceFilter !== null && live.answer(found) !== null) unoffered(live, found, row, at, column);
  };
}

function isAt(instances: readonly number[], wanted: readonly number[]): boolean {
  return wanted.every((number, depth) => instances[depth] === number);
}

/** Nobody was asked about a choice that was not offered. */
function unoffered(
  live: Live,
  node: QuestionNode,
  row: RowCells,
  at: number,
  { question, variables }: Column,
): void {
  const asked = { ...optionalQuestion(live, node), name: question.name };
  const offered = new Set(
    questionType(question.type)
      .variables(asked)
      .map(({ name }) => name),
  );
  for (const [index, { name }] of variables.entries())
    if (!offered.has(name)) blank(row, at + index, 1, NOT_ASKED);
}
