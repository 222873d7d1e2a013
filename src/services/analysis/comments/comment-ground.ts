/** What everything asked about comments begins with: the comments on a question, its frame, and what coders made of them. */
import { type Code, type Coding, countedAs } from '../../../domain/comments/coding.js';
import { codingsOf } from '../../../storage/comment-coding-store.js';
import { codesOf, findFrame } from '../../../storage/comment-frame-store.js';
import { quotesOf } from '../../../storage/comment-quote-store.js';
import type { CommentStage } from '../../../storage/comment-tables.js';
import type { Database } from '../../../storage/tables.js';
import type { Definition } from '../definitions/definition.js';
import { ownerOf, type Subject } from '../subject.js';
import { withCodes } from './code-columns.js';
import type { CodedFrame } from './coded-frames.js';
import { type Aside, commentsIn, headOf, type StoredComment } from './comment-block.js';
import { type KeyedRows, keyedRows } from './keyed-rows.js';
import { byComment, codeOf } from './stored-codings.js';
import { readWordLists, type WordLists } from './word-lists.js';

/** What is asked about which comments, on its way to the thread that answers it. */
export interface CommentOrder {
  readonly subject: Pick<Subject, 'kind' | 'id'>;
  readonly question: string;
  /** Account id of who asks. */
  readonly viewer: string;
  readonly name: string;
  readonly input: unknown;
  readonly comments: SharedArrayBuffer;
  /** The data set, for groups and filters; null of a ballot. */
  readonly data: SharedArrayBuffer | null;
  readonly definitions: readonly Definition[];
  /** Frames whose codes filters may name. */
  readonly coded: readonly CodedFrame[];
}

export interface CommentGround {
  readonly question: string;
  readonly viewer: string;
  readonly stage: CommentStage;
  readonly comments: readonly StoredComment[];
  readonly asides: readonly Aside[];
  readonly codes: readonly Code[];
  readonly as: ReadonlyMap<string, string>;
  /** By key of the comment. */
  readonly codings: ReadonlyMap<string, readonly Coding[]>;
  /** Keys of comments with a quote. */
  readonly quoted: ReadonlySet<string>;
  readonly rows: KeyedRows | null;
  readonly definitions: readonly Definition[];
  readonly lists: WordLists;
}

/** The ground of an order, read over a connection of the thread's own. */
export async function commentGround(reader: Database, order: CommentOrder): Promise<CommentGround> {
  const { subject, question, viewer, definitions, data } = order;
  const frame = await findFrame(reader, ownerOf(subject), question);
  const codes = frame === undefined ? [] : (await codesOf(reader, frame.id)).map(codeOf);
  const codings = byComment(frame === undefined ? [] : await codingsOf(reader, frame.id));
  const quotes = frame === undefined ? [] : await quotesOf(reader, frame.id);
  return {
    ...{ question, viewer, definitions, codes, codings },
    stage: frame?.stage ?? 'coding',
    comments: commentsIn(order.comments, question),
    asides: headOf(order.comments).asides,
    as: countedAs(codes),
    quoted: new Set(quotes.map(({ comment_key }) => comment_key)),
    rows: data === null ? null : await codedRows(reader, keyedRows(data), order.coded),
    lists: readWordLists(),
  };
}

/** The rows with the codes of comments beside what was asked. */
async function codedRows(
  reader: Database,
  rows: KeyedRows,
  coded: CommentOrder['coded'],
): Promise<KeyedRows> {
  return { ...rows, data: await withCodes(reader, rows, coded) };
}
