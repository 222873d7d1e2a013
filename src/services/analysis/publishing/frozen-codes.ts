/** Codes of comments as they were when numbers about them were published: later reports are laid beside these, whatever coders change. */
import { z } from 'zod';
import { present } from '../../../shared/assert.js';
import { sha256 } from '../../../shared/digest.js';
import type { SettledCodes } from '../comments/code-columns.js';

/** Codes by the digest of their text. */
export interface FrozenCodes {
  readonly question: string;
  /** Of the text, which holds the responses' keys: nobody without them can try out what it is made of. */
  readonly digest: string;
  /** JSON, as it is stored. */
  readonly text: string;
}

const frozen = z.strictObject({
  /** Of a ballot, whose keys whoever guesses words could work out: the frame's id, which no page tells. */
  frame: z.string().optional(),
  question: z.string(),
  codes: z.array(z.strictObject({ name: z.string(), label: z.string() })),
  /** By response key, the places of the codes that the comment has. */
  by: z.array(z.tuple([z.string(), z.array(z.int().min(0))])),
});

/** The codes as they are now; `keyAt` gives the key of a row's response, or of its comment where the frame is a ballot's, and is named. */
export function freezeCodes(
  { question, codes, byRow }: SettledCodes,
  keyAt: (row: number) => string,
  frame?: string,
): FrozenCodes {
  const known = new Map(
    byRow.flatMap((places, row) => (places === null ? [] : [[keyAt(row), [...places]] as const])),
  );
  const by = [...known].sort(([one], [other]) => (one < other ? -1 : 1));
  const text = JSON.stringify({ frame, question, codes, by });
  return { question, digest: sha256(text), text };
}

/** The question whose comments stored codes are about. */
export function frozenQuestion(text: string): string {
  return readFrozen(text).question;
}

/** Stored codes for so many rows of the same data set. */
export function thawCodes(text: string, rows: number, keyAt: (row: number) => string): SettledCodes {
  const { question, codes, by } = readFrozen(text);
  const known = new Map(by);
  return { question, codes, byRow: Array.from({ length: rows }, (_, row) => known.get(keyAt(row)) ?? null) };
}

function readFrozen(text: string): z.infer<typeof frozen> {
  const read = frozen.safeParse(JSON.parse(text));
  return present(read.success ? read.data : null, 'stored codes are codes');
}
