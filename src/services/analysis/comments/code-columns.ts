/** Settled codes as questions of the data set, beside what was asked: each code whether a comment has it. */
import { countedAs, familyOf, inThemes, settledCodes } from '../../../domain/comments/coding.js';
import type { Texts } from '../../../shared/language.js';
import { codingsOf } from '../../../storage/comment-coding-store.js';
import { codesOf } from '../../../storage/comment-frame-store.js';
import type { Database } from '../../../storage/tables.js';
import { type Category, type DataColumn, type DataSet, placeOf, SKIPPED } from '../data-set/data-set.js';
import { type Derived, LEFT_OUT } from '../derive/derivation.js';
import { withDerived } from '../derive/index.js';
import type { KeyedRows } from './keyed-rows.js';
import { byComment, codeOf } from './stored-codings.js';

/** A frame whose coders were compared; `saves` tells an answer that was worked out before from one that would be now. */
export interface CodedFrame {
  readonly id: string;
  readonly question: string;
  readonly saves: number;
}

const NO_AND_YES: readonly Category[] = [
  { code: 0, name: '0', label: { en: 'No', cy: 'Na' }, missing: false },
  { code: 1, name: '1', label: { en: 'Yes', cy: 'Ie' }, missing: false },
];

/**
 * The data set with two questions for each frame. `codes.<question>` is about those whose comment is coded;
 * `codes-of-all.<question>` about everybody who was asked, of whom those without a comment have no code. Comments that are not
 * coded yet, or about which coders differ, are left out of both.
 */
export async function withCodes(
  reader: Database,
  { data, keyAt }: KeyedRows,
  frames: readonly CodedFrame[],
): Promise<DataSet> {
  let made = data;
  for (const { id, question } of frames) {
    const place = placeOf(data, question);
    const [variable, column] = [data.variables[place], data.columns[place]];
    if (variable === undefined || column === undefined) continue;
    const codes = (await codesOf(reader, id)).map(codeOf);
    const as = countedAs(codes);
    const settled = settledRows(await codingsOf(reader, id), { column, keyAt, as });
    const live = inThemes(codes).filter(({ mergedInto }) => mergedInto === null);
    const families = live.map((code) => familyOf({ codes, as }, code.id));
    for (const ofAll of [false, true]) {
      const name = `${ofAll ? 'codes-of-all.' : 'codes.'}${question}`;
      // An author may have called a question so; theirs was first.
      if (placeOf(made, name) !== -1 || made.questions.some((each) => each.name === name)) continue;
      made = withDerived(made, {
        question: {
          ...{ name, label: titled(variable.label, ofAll), table: 'multiple-response', chart: 'bars' },
          ...{ experiment: null, variables: live.map((_, at) => at), parts: live.map((code) => code.name) },
        },
        variables: live.map((code) => ({
          ...{ name: `${name}_${code.name}`, label: { en: code.label }, kind: 'categories' },
          categories: NO_AND_YES,
        })),
        columns: families.map((family) => codeColumn(column, settled, family, ofAll)),
      } satisfies Derived);
    }
  }
  return made;
}

type Settled = readonly (readonly string[] | null)[];

/** For each row the codes that its comment has; null where it has no comment, or none that is settled. */
function settledRows(
  codings: Awaited<ReturnType<typeof codingsOf>>,
  { column, keyAt, as }: { column: DataColumn; keyAt: KeyedRows['keyAt']; as: ReadonlyMap<string, string> },
): Settled {
  const byKey = byComment(codings);
  return Array.from(column.codes, (code, row) =>
    code < 0 ? null : settledCodes(byKey.get(keyAt(row)) ?? [], as),
  );
}

function codeColumn(
  { codes }: DataColumn,
  settled: Settled,
  family: ReadonlySet<string>,
  ofAll: boolean,
): DataColumn {
  const own = Int8Array.from(codes, (code, row) => {
    if (code < 0) return ofAll && code === SKIPPED ? 0 : code;
    const known = settled[row] ?? null;
    return known === null ? LEFT_OUT : Number(known.some((id) => family.has(id)));
  });
  return { codes: own, values: null };
}

function titled(label: Texts, ofAll: boolean): Texts {
  const wrapped = (text: string, before: string, after: string) => `${before}${text}${ofAll ? after : ''}`;
  const texts = Object.entries(label).map(([language, text]) => [
    language,
    language === 'cy'
      ? wrapped(text ?? '', 'Codau: ', ' (o bawb a holwyd)')
      : wrapped(text ?? '', 'Codes: ', ' (of everybody asked)'),
  ]);
  return Object.fromEntries(texts) as Texts;
}
