/** Fills rows from stored texts without making objects of them, wherever the text alone says what every cell is. */
import type { VariableValue } from '../question-type.js';
import type { Column } from './columns.js';
import type { Compiled } from './compiled.js';
import { RememberedValues } from './remembered-values.js';
import {
  blank,
  type FillRow,
  HIDDEN,
  NOT_IN_VERSION,
  type Outcome,
  type Place,
  placesOf,
  type RowCells,
  SKIPPED,
} from './row-filler.js';
import type { ResponseState } from './state.js';
import { answerIn, answersReader, type TakeAnswer } from './stored-answers.js';

/** As `FillRow`, with the state as the text in which it is stored. */
export type FillStored = (
  version: number,
  text: string,
  outcome: Outcome,
  row: RowCells,
  from?: number,
) => void;

/** Fills as `fill` does, of which it is the quick way: for interviews that came to their end through questions without repeats. */
export function storedFiller(
  versions: readonly Compiled[],
  columns: readonly Column[],
  fill: FillRow,
): FillStored {
  const quick = versions.map((_compiled, version) => quickFiller(placesOf(columns, version)));
  return (version, text, outcome, row, from = 0) => {
    const filled = outcome === 'complete' && quick[version]?.(text, row, from) === true;
    if (!filled) fill(version, JSON.parse(text) as ResponseState, outcome, row, from);
  };
}

/** Fills the row and answers true, or leaves it half done; null where no text of this version can be read so. */
function quickFiller(
  places: readonly Place[],
): ((text: string, row: RowCells, from: number) => boolean) | null {
  const asked = places.filter(({ slot }) => slot !== null);
  if (!asked.every(({ isPlain }) => isPlain)) return null;
  const others = places.filter(({ slot }) => slot === null);
  const read = answersReader(asked.map(({ slot }) => slot?.key ?? ''));
  const writers = asked.map(answerWriter);
  const answered = new Uint8Array(asked.length);
  let [row, from]: [RowCells, number] = [{ values: [], blanks: new Uint8Array() }, 0];
  const take: TakeAnswer = (place, text, start, end) => {
    answered[place] = 1;
    (writers[place] as WriteAnswer)(text, start, end, row, from);
  };
  return (text, intoRow, at) => {
    [row, from] = [intoRow, at];
    answered.fill(0);
    if (!read(text, take)) return false;
    for (let place = 0; place < asked.length; place += 1) {
      const { at: start, width } = asked[place] as Place;
      if (answered[place] === 0) blank(row, from + start, width, HIDDEN);
    }
    for (const { at: start, width } of others) blank(row, from + start, width, NOT_IN_VERSION);
    return true;
  };
}

type WriteAnswer = (text: string, start: number, end: number, row: RowCells, from: number) => void;

function answerWriter({ coder, at, width }: Place): WriteAnswer {
  const remembered = new RememberedValues();
  const coded = (text: string, start: number, end: number): readonly VariableValue[] => {
    const known = remembered.find(text, start, end);
    if (known !== undefined) return known;
    const answer = answerIn(text, start, end);
    const made = answer === null ? [] : coder(answer);
    remembered.keep(text, start, end, made);
    return made;
  };
  return (text, start, end, { values, blanks }, from) => {
    const made = coded(text, start, end);
    for (let index = 0; index < width; index += 1) {
      const value = made[index] ?? null;
      values[from + at + index] = value;
      blanks[from + at + index] = value === null ? SKIPPED : 0;
    }
  };
}
