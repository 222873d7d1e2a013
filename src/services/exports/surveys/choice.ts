/** What somebody chooses about a file of answers: its format and how it writes them. */
import { z } from 'zod';
import { present } from '../../../shared/assert.js';

/** The language that labels are written in where nobody chose another. */
export const FIRST_LANGUAGE = 'en';

/** What is asked for, with what holds where nothing is said. */
export const exportChoice = z.strictObject({
  /** A format's name in the hall. */
  format: z.string().max(40),
  /** Answers that have a code: the code, or its label. */
  values: z.enum(['codes', 'labels']).default('codes'),
  /** Several choices: a column for each, or one for the question. */
  columns: z.enum(['choices', 'questions']).default('choices'),
  /** A cell without an answer: nothing, or why. */
  blanks: z.enum(['empty', 'reasons']).default('empty'),
  /** Language of labels, as the questionnaire codes it. */
  language: z.string().min(1).max(40).default(FIRST_LANGUAGE),
  /** Whether text files are written as Excel expects them: with a byte order mark and Windows line ends. */
  excel: z.boolean().default(true),
  /** Every response that ended, or those that were completed. */
  responses: z.enum(['ended', 'completed']).default('ended'),
});

/** One choice, complete. */
export type ExportChoice = z.infer<typeof exportChoice>;

/** A choice in which only the format need be said. */
export type AskedChoice = z.input<typeof exportChoice>;

/** The choice with everything that was left out; null where it is none. */
export function readChoice(asked: unknown): ExportChoice | null {
  const read = exportChoice.safeParse(asked);
  return read.success ? read.data : null;
}

/** The one text in which a choice is stored. */
export function writeChoice(made: ExportChoice): string {
  return JSON.stringify(made);
}

/** A stored choice. */
export function storedChoice(text: string): ExportChoice {
  return present(readChoice(JSON.parse(text)), 'a stored choice was checked when it was stored');
}
