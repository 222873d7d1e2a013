/** A page of comments as somebody reads them. */
import { z } from 'zod';
import { settledCodes, visibleTo } from '../../../../domain/comments/coding.js';
import type { Span } from '../../../../domain/comments/search.js';
import { choosing, chosenComments } from '../chosen-comments.js';
import { FIRST_CHOICE } from '../comment-block.js';
import type { CommentGround } from '../comment-ground.js';
import type { CommentAsk } from './ask.js';

/** So many comments can be read without scrolling for ever. */
export const ON_A_PAGE = 25;

const input = choosing.extend({ page: z.int().min(1) });

/** One comment of a page. */
export interface ListedComment {
  readonly ref: string;
  readonly text: string;
  readonly hits: readonly Span[];
  /** Labels of the codes that the reader may see. */
  readonly codes: readonly string[];
  /** `settled`: these codes hold. `own`: the reader's. `disputed`: coders differ. `none`: nobody has coded it yet. */
  readonly coding: 'settled' | 'own' | 'disputed' | 'none';
  /** What may be told of a ballot's paper. */
  readonly told: readonly string[];
  readonly isQuoted: boolean;
}

export interface Listed {
  /** Comments on the question. */
  readonly total: number;
  /** Of these, those that were asked for. */
  readonly found: number;
  readonly words: number;
  readonly page: number;
  readonly pages: number;
  readonly comments: readonly ListedComment[];
  readonly faults: readonly string[];
  /** Comments that the reader has coded. */
  readonly mine: number;
}

export const list: CommentAsk<z.infer<typeof input>, Listed> = {
  input,
  answer: (ground, asked) => {
    const { comments, faults } = chosenComments(ground, asked);
    const pages = Math.max(1, Math.ceil(comments.length / ON_A_PAGE));
    const page = asked.page > pages ? 1 : asked.page;
    const { viewer, codings } = ground;
    const isMine = ({ key }: { key: string }) =>
      codings.get(key)?.some(({ coder }) => coder === viewer) === true;
    return {
      ...{ total: ground.comments.length, found: comments.length, page, pages, faults },
      words: comments.reduce((sum, { comment }) => sum + comment.text.split(/\s+/u).length, 0),
      mine: ground.comments.filter(isMine).length,
      comments: comments
        .slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE)
        .map(({ comment, hits }) => listed(ground, comment, hits)),
    };
  },
};

function listed(
  ground: CommentGround,
  { ref, key, text, told }: CommentGround['comments'][number],
  hits: readonly Span[],
): ListedComment {
  const { codings, viewer, stage, as, codes, asides, quoted } = ground;
  const seen = visibleTo(codings.get(key) ?? [], viewer, stage);
  const settled = settledCodes(seen, as);
  const ids = settled ?? [...new Set(seen.flatMap((coding) => coding.codes))];
  const words = stage === 'coding' ? 'own' : 'settled';
  return {
    ...{ ref, text, hits, isQuoted: quoted.has(key) },
    codes: codes.filter(({ id }) => ids.includes(id)).map(({ label }) => label),
    coding: seen.length === 0 ? 'none' : settled === null ? 'disputed' : words,
    told: told.flatMap((name, at) => {
      const category = asides[at]?.categories.find((each) => each.name === name);
      if (category === undefined) return [];
      return [asides[at]?.name === FIRST_CHOICE ? `First choice: ${category.label}` : category.label];
    }),
  };
}
