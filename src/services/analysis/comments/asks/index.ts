/** The hall of what can be asked about comments, by name. */
import type { Database } from '../../../../storage/tables.js';
import { type CommentOrder, commentGround } from '../comment-ground.js';
import type { CommentAsk } from './ask.js';
import { compared } from './compared.js';
import { counts } from './counts.js';
import { list } from './list.js';
import { one } from './one.js';
import { words } from './words.js';

export const COMMENT_ASKS = { list, one, counts, words, compared };

export type CommentAskName = keyof typeof COMMENT_ASKS;

/** What it is asked with. */
export type CommentInput<Name extends CommentAskName> = Parameters<(typeof COMMENT_ASKS)[Name]['answer']>[1];

/** What it is answered with. */
export type CommentAnswer<Name extends CommentAskName> = ReturnType<(typeof COMMENT_ASKS)[Name]['answer']>;

/** Answers an order over a connection that cannot write. */
export async function answerAbout(reader: Database, order: CommentOrder): Promise<unknown> {
  const ask = COMMENT_ASKS[order.name as CommentAskName] as CommentAsk<unknown, unknown>;
  return ask.answer(await commentGround(reader, order), ask.input.parse(order.input));
}
