/**
 * The comments on every text question of a survey or ballot as one block of shared memory: a head that says what there is,
 * then each question's comments as JSON, so that whoever reads one question leaves the others alone.
 */

import { sha256 } from '../../../shared/digest.js';
import type { CommentPile } from './comment-pile.js';
import type { TextQuestion } from './text-questions.js';

/** One comment. */
export interface StoredComment {
  /** By which addresses name it: says nothing, and is another one for each question. */
  readonly ref: string;
  /** Of a survey the response's key; of a ballot a digest of the words. */
  readonly key: string;
  readonly text: string;
  /** Beside a ballot's comment: what may be told of its paper, in the order of the block's `asides`. */
  readonly told: readonly (string | null)[];
}

/** What may be told beside a ballot's comments: its options as first choices, and single choices of questions beside the vote. */
export interface Aside {
  readonly name: string;
  readonly label: string;
  readonly categories: readonly { readonly name: string; readonly label: string }[];
}

/** The aside of a ballot that says which option its paper put first. */
export const FIRST_CHOICE = '.first';

/** The comments on one question. A question of a repeat is one in each of its instances. */
export interface QuestionComments extends TextQuestion {
  readonly pile: CommentPile;
}

interface Head {
  /** Changes whenever the comments do. */
  readonly stamp: string;
  readonly asides: readonly Aside[];
  readonly questions: readonly (TextQuestion & {
    readonly count: number;
    readonly at: number;
    readonly bytes: number;
  })[];
}

const LENGTH_BYTES = 4;

/** A digest over question and key, so that nobody's comments on two questions stand at the same place. */
export function refOf(question: string, key: string): string {
  return sha256(`comment\n${question}\n${key}`).slice(0, 16);
}

/** Writes the block, each question's comments in the order of their refs. */
export function writeComments(
  stamp: string,
  asides: readonly Aside[],
  questions: readonly QuestionComments[],
): SharedArrayBuffer {
  let at = 0;
  const placed = questions.map(({ name, label, texts, pile: { count, bytes } }) => {
    at += bytes;
    return { name, label, texts, count, at: at - bytes, bytes };
  });
  const head = new TextEncoder().encode(JSON.stringify({ stamp, asides, questions: placed } satisfies Head));
  const block = new SharedArrayBuffer(LENGTH_BYTES + head.byteLength + at);
  new DataView(block).setUint32(0, head.byteLength);
  new Uint8Array(block).set(head, LENGTH_BYTES);
  const start = LENGTH_BYTES + head.byteLength;
  for (const [index, { pile }] of questions.entries())
    pile.writeTo(new Uint8Array(block, start + (placed[index]?.at ?? 0), pile.bytes));
  return block;
}

/** What stands before the comments, and where they begin. */
export function headOf(block: SharedArrayBuffer): Head & { readonly start: number } {
  const length = new DataView(block).getUint32(0);
  const head = textIn(block, LENGTH_BYTES, length);
  return { ...(JSON.parse(head) as Head), start: LENGTH_BYTES + length };
}

/** The comments on one question; none where the block has no such question. */
export function commentsIn(block: SharedArrayBuffer, name: string): readonly StoredComment[] {
  const { questions, start } = headOf(block);
  const place = questions.find((question) => question.name === name);
  if (place === undefined) return [];
  return JSON.parse(textIn(block, start + place.at, place.bytes)) as StoredComment[];
}

/** A decoder refuses shared memory, so what it reads is copied. */
function textIn(block: SharedArrayBuffer, at: number, bytes: number): string {
  return new TextDecoder().decode(new Uint8Array(block, at, bytes).slice());
}
