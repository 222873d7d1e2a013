/** What has to be known of all rows before the first is written: how wide texts are, how far numbers go, how many there are. */
import type { RowCells } from '../../../domain/questionnaire/flow/index.js';
import type { Variable } from '../../../domain/questionnaire/question-type.js';
import { ROW_BLANKS } from '../../surveys/rows-beside.js';

/** One variable over all rows. */
export interface VariableMeasure {
  /** Rows with a value. */
  readonly valid: number;
  /** Rows blank for each reason, in the order of `ROW_BLANKS`. */
  readonly blank: readonly number[];
  /** The least and the greatest number or code; `Infinity` and `-Infinity` where there is none. */
  readonly least: number;
  readonly greatest: number;
  /** The first and the last text in the order of their characters, which for days is that of the calendar; null where there is none. */
  readonly first: string | null;
  readonly last: string | null;
  /** The most decimals that a number has. */
  readonly decimals: number;
  /** Bytes of the longest text in UTF-8. */
  readonly longest: number;
  /** How often each code was given; empty for variables without codes. */
  readonly counts: ReadonlyMap<number, number>;
}

export interface Measured {
  /** In the order of the variables. */
  readonly variables: readonly VariableMeasure[];
  /** Bytes of all texts together in UTF-8. */
  readonly textBytes: number;
}

type Tally = { -readonly [Name in keyof VariableMeasure]: VariableMeasure[Name] } & {
  readonly blank: number[];
  readonly counts: Map<number, number>;
};

/** Measures every variable over all rows. */
export async function measure(
  variables: readonly Variable[],
  rows: AsyncIterable<Iterable<RowCells>>,
): Promise<Measured> {
  const tallies = variables.map(emptyTally);
  const coded = variables.map(({ codes }) => codes !== null);
  let textBytes = 0;
  for await (const slice of rows) {
    for (const { values, blanks } of slice) {
      for (const [at, tally] of tallies.entries()) {
        const value = values[at] ?? null;
        if (value === null) {
          const reason = (blanks[at] ?? 1) - 1;
          tally.blank[reason] = (tally.blank[reason] ?? 0) + 1;
        } else if (typeof value === 'number') addNumber(tally, value, coded[at] === true);
        else textBytes += addText(tally, value);
      }
    }
  }
  return { variables: tallies, textBytes };
}

function emptyTally(): Tally {
  return {
    ...{ valid: 0, blank: ROW_BLANKS.map(() => 0), decimals: 0, longest: 0, counts: new Map() },
    ...{ least: Number.POSITIVE_INFINITY, greatest: Number.NEGATIVE_INFINITY, first: null, last: null },
  };
}

function addNumber(tally: Tally, value: number, isCode: boolean): void {
  tally.valid += 1;
  if (value < tally.least) tally.least = value;
  if (value > tally.greatest) tally.greatest = value;
  if (isCode) tally.counts.set(value, (tally.counts.get(value) ?? 0) + 1);
  else if (!Number.isInteger(value)) tally.decimals = Math.max(tally.decimals, decimalsOf(value));
}

/** Decimals of the number as people write it; none has more than fifteen digits. */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}

function addText(tally: Tally, text: string): number {
  tally.valid += 1;
  if (tally.first === null || text < tally.first) tally.first = text;
  if (tally.last === null || text > tally.last) tally.last = text;
  const bytes = Buffer.byteLength(text);
  if (bytes > tally.longest) tally.longest = bytes;
  return bytes;
}
