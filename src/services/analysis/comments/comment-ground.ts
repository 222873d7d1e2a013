/** What everything asked about comments begins with: the comments on a question, its frame, and what coders made of them. */
import { type Code, type Coding, countedAs } from '../../../domain/comments/coding.js';
import { codingsOf, type StoredCoding } from '../../../storage/comment-coding-store.js';
import { type CommentCodeRow, codesOf, findFrame } from '../../../storage/comment-frame-store.js';
import { quotesOf } from '../../../storage/comment-quote-store.js';
import type { CommentStage } from '../../../storage/comment-tables.js';
import type { Database } from '../../../storage/tables.js';
import { openBlock } from '../data-set/block.js';
import type { DataSet } from '../data-set/data-set.js';
import type { Definition } from '../definitions/definition.js';
import { ownerOf, type Subject } from '../subject.js';
import { type Aside, commentsIn, headOf, type StoredComment } from './comment-block.js';
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
}

/** The survey's data set with the key of each row. */
export interface KeyedRows {
  readonly data: DataSet;
  readonly keyAt: (row: number) => string;
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

const KEY_BYTES = 32;

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
    rows: data === null ? null : keyedRows(data),
    lists: readWordLists(),
  };
}

/** Codings by the key of their comment. */
export function byComment(stored: readonly StoredCoding[]): ReadonlyMap<string, readonly Coding[]> {
  const codings = new Map<string, Coding[]>();
  for (const { comment_key, coder, codes } of stored) {
    const before = codings.get(comment_key);
    if (before === undefined) codings.set(comment_key, [{ coder, codes }]);
    else before.push({ coder, codes });
  }
  return codings;
}

/** A stored code as the rules see it. */
export function codeOf(row: CommentCodeRow): Code {
  const { id, name, label, description } = row;
  return {
    ...{ id, name, label, description },
    parent: row.parent_id,
    retired: row.retired === 1,
    mergedInto: row.merged_into,
  };
}

/** The data set in a block of a survey, with the key of each row. */
export function keyedRows(block: SharedArrayBuffer): KeyedRows {
  const { data, keys } = openBlock(block);
  const keyAt = (row: number) =>
    Buffer.from(keys.buffer, keys.byteOffset + row * KEY_BYTES, KEY_BYTES).toString('hex');
  return { data, keyAt };
}
