/** The common type of what can be asked about a data set: pure functions over columns, run on threads of their own. */
import type { Problem } from '../../../shared/problem.js';
import type { Result } from '../../../shared/result.js';
import type { CodedFrame } from '../comments/coded-frames.js';
import type { DataSet } from '../data-set/data-set.js';
import type { Definition } from '../definitions/definition.js';
import type { EnquiryName } from './index.js';

/** A data set with the definitions that are stored for it. */
export interface Ground {
  readonly data: DataSet;
  readonly definitions: readonly Definition[];
  /** Of a ballot: codes of the comments beside its vote, for each question a data set of comments (`ballot-tables/comment-codes.ts`). */
  readonly codes?: readonly DataSet[];
}

/** One kind of question about a data set. Further grounds are other waves of the same survey. */
export interface Enquiry<Input, Answer> {
  ask(input: Input, ground: Ground, others: readonly Ground[]): Result<Answer, Problem>;
}

/** An enquiry on its way to the thread that answers it. */
export interface EnquiryOrder {
  readonly name: EnquiryName;
  readonly input: unknown;
  readonly grounds: readonly {
    readonly block: SharedArrayBuffer;
    readonly definitions: readonly Definition[];
    /** Of whose comments the codes are asked about too. */
    readonly coded: readonly CodedFrame[];
    /** Of a ballot with such codes its comments; null otherwise. */
    readonly comments: SharedArrayBuffer | null;
  }[];
}
