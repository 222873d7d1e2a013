/**
 * Codes of the comments beside a vote as data sets of their own: a row a comment, with what may be told beside it and nothing else
 * of its paper. Whoever chooses codes chooses groups, and could find out by changing them what a paper says; so no table of
 * codes is made from papers. What is in these tables an analyst can count on the list of comments.
 */
import type { Texts } from '../../../shared/language.js';
import { codingsOf } from '../../../storage/comment-coding-store.js';
import type { Database } from '../../../storage/tables.js';
import { CODES, NO_AND_YES, type SettledCodes, titled } from '../comments/code-columns.js';
import { type CodedFrame, standingCodes } from '../comments/coded-frames.js';
import {
  type Aside,
  commentsIn,
  FIRST_CHOICE,
  headOf,
  type StoredComment,
} from '../comments/comment-block.js';
import { byComment } from '../comments/stored-codings.js';
import type { TextQuestion } from '../comments/text-questions.js';
import { codesFor } from '../data-set/block.js';
import type { DataColumn, DataQuestion, DataSet, DataVariable } from '../data-set/data-set.js';
import { LEFT_OUT } from '../derive/derivation.js';
import { VOTE } from './variables.js';

/** A question with its variables and their columns. */
interface Made {
  readonly question: Omit<DataQuestion, 'variables'>;
  readonly variables: readonly DataVariable[];
  readonly columns: readonly DataColumn[];
}

/** One data set for each question whose coders were compared, in the order of `coded`; `comments` is the ballot's block of comments. */
export async function commentCodes(
  reader: Database,
  comments: SharedArrayBuffer,
  coded: readonly CodedFrame[],
): Promise<readonly DataSet[]> {
  const { questions, asides } = headOf(comments);
  const sets: DataSet[] = [];
  for (const frame of coded) {
    const asked = questions.find(({ name }) => name === frame.question);
    if (asked === undefined) continue;
    const rows = commentsIn(comments, frame.question);
    const made = [
      codesMade(await settledComments(reader, frame, rows), asked),
      ...asides.map((aside, at) => asideMade(aside, at, rows)),
    ];
    sets.push(dataSetOf(`${CODES}${frame.question}`, rows.length, made));
  }
  return sets;
}

/** The data set in which a view of the ballot is; null where it names no codes. */
export function codesNamed(
  sets: readonly DataSet[],
  { rows, banner }: { readonly rows: readonly string[]; readonly banner: readonly string[] },
): DataSet | null {
  const named = [...rows, ...banner];
  return sets.find((data) => named.includes(data.questions[0]?.name ?? '')) ?? null;
}

function dataSetOf(stamp: string, rows: number, made: readonly Made[]): DataSet {
  let next = 0;
  const questions = made.map(({ question, variables }) => {
    const places = variables.map((_, at) => next + at);
    next += variables.length;
    return { ...question, variables: places };
  });
  return {
    ...{ stamp, rows, questions, experiments: [], told: null },
    variables: made.flatMap(({ variables }) => variables),
    columns: made.flatMap(({ columns }) => columns),
  };
}

/** The codes that the comments of a frame have now, in the order of the comments. */
export async function settledComments(
  reader: Database,
  { id, question }: CodedFrame,
  rows: readonly StoredComment[],
): Promise<SettledCodes> {
  const { codes, placesOf } = await standingCodes(reader, id);
  const byKey = byComment(await codingsOf(reader, id));
  return { question, codes, byRow: rows.map(({ key }) => placesOf(byKey.get(key) ?? [])) };
}

/** Codes with nothing beside them: a data set with a row for each of theirs, of whom some may have no comment. */
export function codesAlone(settled: SettledCodes, asked: Pick<TextQuestion, 'texts'>): DataSet {
  return dataSetOf(`${CODES}${settled.question}`, settled.byRow.length, [codesMade(settled, asked)]);
}

function codesMade({ question, codes, byRow }: SettledCodes, { texts }: Pick<TextQuestion, 'texts'>): Made {
  const name = `${CODES}${question}`;
  return {
    question: {
      ...{ name, label: titled(texts, false), table: 'multiple-response', chart: 'bars', experiment: null },
      parts: codes.map((code) => code.name),
    },
    variables: codes.map((code) => ({
      ...{ name: `${name}_${code.name}`, label: { en: code.label }, kind: 'categories' },
      categories: NO_AND_YES,
    })),
    columns: codes.map((_, at) => ({
      codes: Int8Array.from(byRow, (places) => (places === null ? LEFT_OUT : Number(places.includes(at)))),
      values: null,
    })),
  };
}

const FIRST: Texts = { en: 'First choice', cy: 'Dewis cyntaf' };

/** What is told beside the comments; beside whom it is not told is left out. */
function asideMade({ name, label, categories }: Aside, at: number, rows: readonly StoredComment[]): Made {
  const isVote = name === FIRST_CHOICE;
  const own = isVote ? VOTE : name;
  const places = new Map(categories.map((category, place) => [category.name, place]));
  const codes = codesFor(categories.length, rows.length);
  rows.forEach(({ told }, row) => {
    codes[row] = places.get(told[at] ?? '') ?? LEFT_OUT;
  });
  const words = isVote ? FIRST : { en: label };
  return {
    question: {
      name: own,
      label: words,
      table: 'frequencies',
      chart: 'bars',
      parts: [null],
      experiment: null,
    },
    variables: [
      {
        ...{ name: own, label: words, kind: 'categories' },
        categories: categories.map((category, place) => ({
          ...{ code: place + 1, name: category.name, label: { en: category.label }, missing: false },
        })),
      },
    ],
    columns: [{ codes, values: null }],
  };
}
