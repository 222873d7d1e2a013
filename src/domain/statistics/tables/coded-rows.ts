/** Row questions as codings of rows: each row has one place, and each share is a number by place. */
import type { RowMask } from '../columns.js';
import type { TableBlock, TableRow } from '../table.js';
import { patternsOf } from './patterns.js';
import {
  type MultipleQuestion,
  type Net,
  type RankingQuestion,
  type SingleQuestion,
  variableOf,
} from './request.js';
import type { Coding } from './tally.js';

/** Shares of a question's base. */
export interface CodedRows {
  readonly kind: TableBlock['kind'];
  readonly variable: string | null;
  readonly places: number | null;
  /** −1 for rows outside the base. */
  readonly coding: Coding;
  readonly exclusive: boolean;
  readonly of: TableBlock['of'];
  /** By place: what each row of data counts in the base (1, or its answers). */
  readonly base: Float64Array;
  readonly shares: readonly CodedShare[];
}

/** One row of a block: by place, what a row of data counts in it. */
export interface CodedShare {
  readonly row: TableRow;
  readonly inside: Float64Array;
}

/** Each category, then the nets. */
export function codeSingle(question: SingleQuestion): CodedRows {
  const { column, labels, nets = [] } = question;
  const { categories, codes } = column;
  const size = categories.length;
  const keys = categories.map((key, place) => ({ key, label: labels[place] ?? key, variable: null }));
  const one = (place: number) => Float64Array.from({ length: size }, (_, at) => (at === place ? 1 : 0));
  return {
    kind: 'single',
    variable: variableOf(question),
    places: null,
    coding: { codes, size },
    exclusive: true,
    of: 'respondents',
    base: new Float64Array(size).fill(1),
    shares: withNets(
      keys,
      nets,
      keys.map((_, place) => one(place)),
    ),
  };
}

/** With more patterns of choices than that, choices are counted one by one. */
const MOST_PATTERNS = 2_000;

/** Coded in one part, or where that is too much in one for each row. */
type Parts = readonly [CodedRows, ...(readonly CodedRows[])];

/** Each choice, then the nets, of those who answered or of all their answers. */
export function codeMultiple(question: MultipleQuestion, mask: RowMask, rows: number): Parts {
  const { choices, nets = [], of } = question;
  const named = choices.map((choice) => ({
    key: choice.key,
    label: choice.label,
    variable: variableOf(choice),
  }));
  const belongs = (row: number, choice: number) => choices[choice]?.chosen[row] ?? -1;
  const { coding, members } = patternsOf(rows, choices.length, belongs, mask);
  return codePatterns({ kind: 'multiple', places: null, of }, coding, members, { named, nets });
}

/** Each item by the share of those who ranked anything that put it among their first `places`. */
export function codeTop({ items }: RankingQuestion, places: number, mask: RowMask, rows: number): Parts {
  const named = items.map((item) => ({ key: item.key, label: item.label, variable: variableOf(item) }));
  const belongs = (row: number, item: number) => {
    const rank = items[item]?.ranks.values[row] ?? Number.NaN;
    return Number.isNaN(rank) ? -1 : rank <= places ? 1 : 0;
  };
  const { coding, members } = patternsOf(rows, items.length, belongs, mask);
  return codePatterns({ kind: 'top', places, of: 'respondents' }, coding, members, { named, nets: [] });
}

type RowName = Pick<TableRow, 'key' | 'label' | 'variable'>;

/** Of answers a net holds all of its choices' answers; of people everybody who gave any of them. */
function codePatterns(
  block: Pick<CodedRows, 'kind' | 'places' | 'of'>,
  coding: Coding,
  members: readonly (readonly number[])[],
  { named, nets }: { readonly named: readonly RowName[]; readonly nets: readonly Net[] },
): Parts {
  const counts = Float64Array.from(members, (chosen) => chosen.length);
  const inside = named.map((_, choice) =>
    Float64Array.from(members, (chosen) => (chosen.includes(choice) ? 1 : 0)),
  );
  const ofAnswers = block.of === 'answers';
  const shares = withNets(named, nets, inside).map(({ row, inside: given }) => ({
    row,
    inside: ofAnswers ? given : given.map((count) => Math.min(1, count)),
  }));
  const base = ofAnswers ? counts : new Float64Array(members.length).fill(1);
  const whole: CodedRows = { ...block, variable: null, coding, exclusive: false, base, shares };
  return members.length <= MOST_PATTERNS ? [whole] : oneByOne(whole, counts, named.length + 1);
}

/** The same with a place only for each number of answers in all and in the row of the block; fewer than `width`. */
function oneByOne(whole: CodedRows, counts: Float64Array, width: number): Parts {
  const size = width * width;
  const all = Float64Array.from({ length: size }, (_, place) => Math.floor(place / width));
  const parts = whole.shares.map(({ row, inside }): CodedRows => {
    const codes = new Int32Array(whole.coding.codes.length).fill(-1);
    for (let at = 0; at < codes.length; at += 1) {
      const pattern = whole.coding.codes[at] as number;
      if (pattern >= 0) codes[at] = (counts[pattern] as number) * width + (inside[pattern] as number);
    }
    return {
      ...whole,
      coding: { codes, size },
      base: whole.of === 'answers' ? all : new Float64Array(size).fill(1),
      shares: [{ row, inside: all.map((_, place) => place % width) }],
    };
  });
  const [first = whole, ...others] = parts;
  return [first, ...others];
}

function withNets(
  choices: readonly RowName[],
  nets: readonly Net[],
  inside: readonly Float64Array[],
): readonly CodedShare[] {
  const plain = choices.map((choice, place) => ({
    row: { ...choice, measure: 'share', at: null, net: null } as const,
    inside: inside[place] ?? new Float64Array(0),
  }));
  const joined = nets.map(({ key, label, of }) => {
    const places = choices.flatMap((choice, place) => (of.includes(choice.key) ? [place] : []));
    const length = inside[0]?.length ?? 0;
    const counts = Float64Array.from({ length }, (_, at) =>
      places.reduce((sum, place) => sum + (inside[place]?.[at] ?? 0), 0),
    );
    return {
      row: { key, label, variable: null, measure: 'share', at: null, net: places } as const,
      inside: counts,
    };
  });
  return [...plain, ...joined];
}
