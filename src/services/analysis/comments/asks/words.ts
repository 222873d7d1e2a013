/** Which words and phrases comments are made of, for everybody and by group. */
import { z } from 'zod';
import { type PhraseCount, phraseCounts } from '../../../../domain/comments/words.js';
import type { CommentAsk } from './ask.js';
import { columnsOf } from './counts.js';

const input = z.object({ size: z.int().min(1).max(3), by: z.string().max(200).nullable() });

/** So many are worth reading. */
const MOST = 60;

export interface WordCounts {
  readonly size: number;
  readonly groups: readonly { readonly label: string; readonly comments: number }[];
  /** `counts`: for each group, the comments with the phrase. */
  readonly phrases: readonly (PhraseCount & { readonly counts: readonly number[] })[];
}

export const words: CommentAsk<z.infer<typeof input>, WordCounts> = {
  input,
  answer: (ground, { size, by }) => {
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
    const shown = (everybody?.found ?? []).filter(({ comments }) => comments > 1).slice(0, MOST);
    return {
      size,
      groups: columns.map(({ label, comments }) => ({ label, comments })),
      phrases: shown.map((count) => ({
        ...count,
        counts: byPhrase.map((known) => known.get(count.phrase) ?? 0),
      })),
    };
  },
};
