/** The hall of enquiries: everything that can be asked about a data set, by name. */
import { problem } from '../../../shared/problem.js';
import { refuse } from '../../../shared/result.js';
import type { Database } from '../../../storage/tables.js';
import { commentCodes } from '../ballot-tables/comment-codes.js';
import { withCodes } from '../comments/code-columns.js';
import { keyedRows } from '../comments/keyed-rows.js';
import { checkDefinition } from './check-definition.js';
import { describe } from './describe.js';
import type { Enquiry, EnquiryOrder, Ground } from './enquiry.js';
import { look } from './look.js';
import { rows } from './rows.js';
import { weights } from './weights.js';

export const ENQUIRIES = { describe, look, rows, weights, 'check-definition': checkDefinition };

export type EnquiryName = keyof typeof ENQUIRIES;

/** Those that a ballot's papers may be asked. */
const OF_BALLOTS: readonly EnquiryName[] = ['describe', 'look'];

/** What an enquiry is asked with. */
export type InputOf<Name extends EnquiryName> = Parameters<(typeof ENQUIRIES)[Name]['ask']>[0];

/** What it is answered with: a result. */
export type AnswerOf<Name extends EnquiryName> = ReturnType<(typeof ENQUIRIES)[Name]['ask']>;

/** Answers an enquiry over the blocks that it names, the codes of comments read over a connection that cannot write. */
export async function answerTo(
  reader: Database,
  { name, input, grounds }: EnquiryOrder,
): Promise<AnswerOf<EnquiryName>> {
  const opened: Ground[] = [];
  for (const { block, definitions, coded, comments } of grounds) {
    const rows = keyedRows(block);
    // The papers of a ballot have no keys: codes of its comments stand beside them, not in them.
    opened.push(
      rows.data.told === null
        ? { data: await withCodes(reader, rows, coded), definitions }
        : {
            ...{ data: rows.data, definitions },
            codes: comments === null ? [] : await commentCodes(reader, comments, coded),
          },
    );
  }
  const [ground, ...others] = opened;
  // Of a ballot nothing is told but what `ballot-tables/` settles, which no other enquiry knows of.
  const isOfBallot = opened.some(({ data }) => data.told !== null);
  if (isOfBallot && (others.length > 0 || !OF_BALLOTS.includes(name))) return refuse(problem('not-found'));
  const enquiry = ENQUIRIES[name] as Enquiry<unknown, never>;
  if (ground === undefined) throw new Error('an enquiry is about a data set');
  return enquiry.ask(input, ground, others);
}
