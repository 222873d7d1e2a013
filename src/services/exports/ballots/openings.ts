/** `openings.json`: what ties each commitment on the board to a paper, for a scrutineer who is trusted with it. */
import { z } from 'zod';
import { commitmentOf, type PaperContent, readPaper } from '../../ballots/paper-content.js';

export const OPENINGS_FORMAT = 'canvass-openings/1';

const openings = z.strictObject({
  format: z.literal(OPENINGS_FORMAT),
  openings: z.array(
    z.strictObject({ commitment: z.string(), nonce: z.string().length(32), content: z.string() }),
  ),
});

/** A commitment with what it commits to. */
export interface Opening {
  readonly commitment: string;
  readonly nonce: string;
  /** The paper's canonical text. */
  readonly content: string;
}

/** The file of these stored papers, in the board's order. */
export function openingsJson(
  papers: readonly { readonly nonce: string; readonly content: string }[],
): string {
  const opened = papers.map(({ nonce, content }) => ({
    commitment: commitmentOf({ nonce, content }),
    nonce,
    content,
  }));
  opened.sort((a, b) => (a.commitment < b.commitment ? -1 : 1));
  return `${JSON.stringify({ format: OPENINGS_FORMAT, openings: opened }, null, 2)}\n`;
}

/** The openings in a text; null when it holds none. */
export function readOpenings(text: string): readonly Opening[] | null {
  try {
    return openings.parse(JSON.parse(text)).openings;
  } catch {
    return null;
  }
}

/** The paper of an opening if it really opens its commitment; otherwise null. */
export function openedPaper(opening: Opening): PaperContent | null {
  if (commitmentOf(opening) !== opening.commitment) return null;
  try {
    return readPaper(opening.content);
  } catch {
    return null;
  }
}
