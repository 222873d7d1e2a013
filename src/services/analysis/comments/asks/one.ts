/** One comment for whoever codes or quotes it: its words, its place among all, the reader's codes, and what comes next. */
import { z } from 'zod';
import { FINAL_CODER, settledCodes, visibleTo } from '../../../../domain/comments/coding.js';
import { type Suggestion, suggestCodes, wordUse } from '../../../../domain/comments/suggest.js';
import type { StoredComment } from '../comment-block.js';
import type { CommentGround } from '../comment-ground.js';
import type { CommentAsk } from './ask.js';

const input = z.object({
  /** Null for the first that the reader has not coded. */
  ref: z.string().max(40).nullable(),
  /** Whether codes are suggested. */
  suggest: z.boolean(),
});

export interface OneComment {
  readonly ref: string;
  readonly key: string;
  readonly text: string;
  /** From 1, of `total` different comments. */
  readonly place: number;
  readonly total: number;
  /** How many the reader has coded. */
  readonly done: number;
  /** How often the same words were written; more than once of a ballot only. */
  readonly times: number;
  /** Ids of the reader's codes; null where the reader has not coded it. */
  readonly mine: readonly string[] | null;
  /** Ids of the codes that hold, where coders were compared; null where there are none yet. */
  readonly settled: readonly string[] | null;
  /** Codes of each coder, where they were compared. */
  readonly codings: readonly { readonly coder: string; readonly codes: readonly string[] }[];
  readonly suggestions: readonly Suggestion[];
  readonly previous: string | null;
  readonly next: string | null;
  /** The next that the reader has not coded, from here on and round; this one left out. */
  readonly nextUncoded: string | null;
}

/** The comment; null where there is none. */
export const one: CommentAsk<z.infer<typeof input>, OneComment | null> = {
  input,
  answer: (ground, { ref, suggest }) => {
    const all = different(ground.comments);
    const { viewer, codings, stage, as } = ground;
    const own = ({ key }: StoredComment) => codings.get(key)?.find(({ coder }) => coder === viewer);
    const first = all.findIndex((each) => own(each) === undefined);
    const at = ref === null ? Math.max(0, first) : all.findIndex((each) => each.ref === ref);
    const comment = all[at];
    if (comment === undefined) return null;
    const onwards = [...all.slice(at + 1), ...all.slice(0, at)];
    const seen = visibleTo(codings.get(comment.key) ?? [], viewer, stage);
    const compared = stage === 'compared';
    return {
      ...{ ref: comment.ref, key: comment.key, text: comment.text, place: at + 1, total: all.length },
      done: all.filter((each) => own(each) !== undefined).length,
      times: ground.comments.filter(({ key }) => key === comment.key).length,
      mine: own(comment)?.codes.map((id) => as.get(id) ?? id) ?? null,
      settled: compared ? settledCodes(seen, as) : null,
      codings: compared ? seen.filter(({ coder }) => coder !== FINAL_CODER) : [],
      suggestions: suggest ? suggestionsFor(ground, comment) : [],
      previous: all[at - 1]?.ref ?? null,
      next: all[at + 1]?.ref ?? null,
      nextUncoded: onwards.find((each) => own(each) === undefined)?.ref ?? null,
    };
  },
};

/** Comments of the same words once; those of one survey all differ in their keys. */
export function different(comments: readonly StoredComment[]): readonly StoredComment[] {
  return comments.filter(({ key }, at) => comments[at - 1]?.key !== key);
}

/** More coded comments than that make no better suggestions, only slower ones. */
const MOST_LEARNT = 5000;

/** Learnt from what the reader may see: while coders work apart, from their own codes alone. */
function suggestionsFor(ground: CommentGround, comment: StoredComment): readonly Suggestion[] {
  const { codings, viewer, stage, as, codes, lists } = ground;
  const coded = different(ground.comments).flatMap(({ key, text }) => {
    if (key === comment.key) return [];
    const known = settledCodes(visibleTo(codings.get(key) ?? [], viewer, stage), as);
    return known === null ? [] : [{ text, codes: known }];
  });
  const offered = new Set(codes.filter(({ retired }) => !retired).map(({ id }) => id));
  const use = wordUse(coded.slice(0, MOST_LEARNT), lists.stop);
  return suggestCodes(comment.text, use, lists.stop).filter(({ code }) => offered.has(code));
}
