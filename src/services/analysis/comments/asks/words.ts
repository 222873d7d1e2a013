/** Which words and phrases comments are made of, for everybody and by group. */
import { z } from 'zod';
import { groupDifference, type PhraseCount, phraseCounts } from '../../../../domain/comments/words.js';
import type { CommentAsk } from './ask.js';
import { columnsOf } from './counts.js';

const input = z.object({
  size: z.int().min(1).max(3),
  by: z.string().max(200).nullable(),
  /** Those in most comments first, or those in which groups differ most. */
  order: z.enum(['common', 'different']),
});

/** So many are worth reading. */
const MOST = 60;
/** Differences are told of phrases in at least so many comments. */
const FEWEST = 5;

export interface WordCounts {
  readonly size: number;
  readonly groups: readonly { readonly label: string; readonly comments: number }[];
  /** `counts`: for each group, the comments with the phrase. */
  readonly phrases: readonly (PhraseCount & { readonly counts: readonly number[] })[];
}

export const words: CommentAsk<z.infer<typeof input>, WordCounts> = {
  input,
  answer: (ground, { size, by, order }) => {
    const columns = columnsOf(ground, by).map(({ label, has }) => {
      const texts = ground.comments.filter(has).map(({ text }) => text);
      const found = phraseCounts(texts, size, ground.lists.stop);
      return { label, comments: texts.length, found };
    });
    const [everybody] = columns;
    const byPhrase = columns.map(
      ({ found }) => new Map(found.map(({ phrase, comments }) => [phrase, comments])),
    );
    // A phrase that one person wrote says nothing about people, and much about that person.
    const fewest = order === 'different' ? FEWEST : 2;
    const phrases = (everybody?.found ?? [])
      .filter(({ comments }) => comments >= fewest)
      .map((count) => ({ ...count, counts: byPhrase.map((known) => known.get(count.phrase) ?? 0) }));
    const bases = columns.slice(1).map(({ comments }) => comments);
    const difference = ({ counts }: { readonly counts: readonly number[] }) =>
      groupDifference(counts.slice(1), bases);
    return {
      size,
      groups: columns.map(({ label, comments }) => ({ label, comments })),
      phrases: (order === 'different'
        ? phrases.sort((a, b) => difference(b) - difference(a) || b.comments - a.comments)
        : phrases
      ).slice(0, MOST),
    };
  },
};
