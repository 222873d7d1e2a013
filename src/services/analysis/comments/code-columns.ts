/** Settled codes as questions of the data set, beside what was asked: each code whether a comment has it. */
import type { Texts } from '../../../shared/language.js';
import { codingsOf } from '../../../storage/comment-coding-store.js';
import type { Database } from '../../../storage/tables.js';
import { type Category, type DataColumn, type DataSet, placeOf, SKIPPED } from '../data-set/data-set.js';
import { type Derived, LEFT_OUT } from '../derive/derivation.js';
import { withDerived } from '../derive/index.js';
import { type CodedFrame, standingCodes } from './coded-frames.js';
import type { KeyedRows } from './keyed-rows.js';
import { byComment } from './stored-codings.js';

/** Whether a comment has a code. */
export const NO_AND_YES: readonly Category[] = [
  { code: 0, name: '0', label: { en: 'No', cy: 'Na' }, missing: false },
  { code: 1, name: '1', label: { en: 'Yes', cy: 'Ie' }, missing: false },
];

/** Settled codes as they stand: which comments have which, row by row, whoever gave them. */
export interface SettledCodes {
  readonly question: string;
  /** Codes that stand, in the order of themes. */
  readonly codes: readonly { readonly name: string; readonly label: string }[];
  /** By row, the places of the codes that its comment has, themes too; null without a comment whose codes are settled. */
  readonly byRow: readonly (readonly number[] | null)[];
}

/**
 * The data set with two questions for each frame. `codes.<question>` is about those whose comment is coded;
 * `codes-of-all.<question>` about everybody who was asked, of whom those without a comment have no code. Comments that are not
 * coded yet, or about which coders differ, are left out of both.
 */
export async function withCodes(
  reader: Database,
  rows: KeyedRows,
  frames: readonly CodedFrame[],
): Promise<DataSet> {
  let made = rows.data;
  for (const frame of frames) {
    const settled = await settledIn(reader, rows, frame);
    if (settled !== null) made = withSettled(made, settled);
  }
  return made;
}

/** The codes that a frame's comments have now; null where the data set has no such question. */
export async function settledIn(
  reader: Database,
  { data, keyAt }: KeyedRows,
  { id, question }: CodedFrame,
): Promise<SettledCodes | null> {
  const column = data.columns[placeOf(data, question)];
  if (column === undefined) return null;
  const { codes, placesOf } = await standingCodes(reader, id);
  const byKey = byComment(await codingsOf(reader, id));
  const byRow = Array.from(column.codes, (code, row) =>
    code < 0 ? null : placesOf(byKey.get(keyAt(row)) ?? []),
  );
  return { question, codes, byRow };
}

/** The data set with the two questions of settled codes. */
export function withSettled(data: DataSet, { question, codes, byRow }: SettledCodes): DataSet {
  const place = placeOf(data, question);
  const [variable, column] = [data.variables[place], data.columns[place]];
  if (variable === undefined || column === undefined) return data;
  let made = data;
  for (const ofAll of [false, true]) {
    const name = `${ofAll ? CODES_OF_ALL : CODES}${question}`;
    // An author may have called a question so; theirs was first.
    if (placeOf(made, name) !== -1 || made.questions.some((each) => each.name === name)) continue;
    made = withDerived(made, {
      question: {
        ...{ name, label: titled(variable.label, ofAll), table: 'multiple-response', chart: 'bars' },
        ...{ experiment: null, variables: codes.map((_, at) => at), parts: codes.map((code) => code.name) },
      },
      variables: codes.map((code) => ({
        ...{ name: `${name}_${code.name}`, label: { en: code.label }, kind: 'categories' },
        categories: NO_AND_YES,
      })),
      columns: codes.map((_, at) => codeColumn(column, byRow, at, ofAll)),
    } satisfies Derived);
  }
  return made;
}

/** What questions of codes are called before the question that the comments are on. */
export const CODES = 'codes.';
export const CODES_OF_ALL = 'codes-of-all.';

function codeColumn(
  { codes }: DataColumn,
  byRow: SettledCodes['byRow'],
  at: number,
  ofAll: boolean,
): DataColumn {
  const own = Int8Array.from(codes, (code, row) => {
    if (code < 0) return ofAll && code === SKIPPED ? 0 : code;
    const known = byRow[row] ?? null;
    return known === null ? LEFT_OUT : Number(known.includes(at));
  });
  return { codes: own, values: null };
}

/** What a question of codes is called after the question that the comments are on. */
export function titled(label: Texts, ofAll: boolean): Texts {
  const wrapped = (text: string, before: string, after: string) => `${before}${text}${ofAll ? after : ''}`;
  const texts = Object.entries(label).map(([language, text]) => [
    language,
    language === 'cy'
      ? wrapped(text ?? '', 'Codau: ', ' (o bawb a holwyd)')
      : wrapped(text ?? '', 'Codes: ', ' (of everybody asked)'),
  ]);
  return Object.fromEntries(texts) as Texts;
}
