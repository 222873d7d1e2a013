/** What a stored paper says, the one text it is stored as, and the commitment to that text. */
import { z } from 'zod';
import type { Answers } from '../../domain/questionnaire/definition.js';
import { sha256 } from '../../shared/digest.js';

/** One filled-in paper. */
export interface PaperContent {
  /** Aligned with the definition's options: a rank (1 first), a score, 1 or 0, or null where left blank. */
  readonly marks: readonly (number | null)[];
  /** Companion answers by question, in the definition's order. */
  readonly answers: Answers;
}

const schema = z.strictObject({
  marks: z.array(z.number().int().min(0).nullable()),
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])),
});

/** The canonical text of a paper: JSON without blanks, marks first. */
export function writePaper({ marks, answers }: PaperContent): string {
  return JSON.stringify({ marks, answers });
}

/** The paper of a stored text; throws when the text is not one, which the writer above rules out. */
export function readPaper(content: string): PaperContent {
  return schema.parse(JSON.parse(content));
}

/** The commitment to a paper: SHA-256 of its nonce (32 hexadecimal characters) followed by its canonical text. */
export function commitmentOf(paper: { readonly nonce: string; readonly content: string }): string {
  return sha256(paper.nonce + paper.content);
}
