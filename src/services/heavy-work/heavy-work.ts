/** Work that reads all papers of a ballot or all answers of a survey, or searches for seconds, and so must not be done where people are served. */
import type { MessagePort } from 'node:worker_threads';
import type { DesignFault } from '../../domain/experiments/fault.js';
import type { DesignReport } from '../../domain/questionnaire/experiment-design.js';
import type { DesignNeeds } from '../../domain/questionnaire/question-type.js';
import type { TellProgress } from '../../domain/voting/progress.js';
import type { Problem } from '../../shared/problem.js';
import type { Result } from '../../shared/result.js';
import type { CountRow } from '../../storage/count-store.js';
import type { CommentOrder } from '../analysis/comments/comment-ground.js';
import type { BlockOrder } from '../analysis/data-set/block-order.js';
import type { EnquiryOrder } from '../analysis/enquiries/enquiry.js';
import type { ReportDraft } from '../analysis/publishing/protect-report.js';
import type { ProtectionOrder } from '../analysis/publishing/protection-order.js';
import type { Comment } from '../ballots/comments.js';
import type { PieceOrder } from '../exports/surveys/sealed-file.js';
import type { ExportDone, ExportOrder, ExportProgress } from '../exports/surveys/write-export.js';
import type { PartAsked, RowsPage } from '../surveys/rows.js';

/** What can be asked for. Everything here only reads; what comes of it is written by whoever asked. */
export interface HeavyTasks {
  /** What there is to be stored of the count of a closed ballot, told how far it is; refused where `countPapers` refuses. */
  countPapers(ballotId: string, tell: TellProgress): Promise<Result<readonly CountRow[], Problem>>;
  /** The bytes of one public file; null where the ballot has no such file. */
  publicFile(ballotId: string, name: string): Promise<Uint8Array | null>;
  /** The comments of a closed ballot, with what may be told beside them. */
  comments(ballotId: string): Promise<readonly Comment[]>;
  /** `openings.json` of a closed ballot. */
  openings(ballotId: string): Promise<Uint8Array>;
  /** A data set brought up to date; null where there are no data. */
  dataBlock(order: BlockOrder): Promise<SharedArrayBuffer | null | 'unchanged'>;
  /** The answer to an enquiry about data sets, as `ENQUIRIES` says of its name. */
  enquire(order: EnquiryOrder): Promise<unknown>;
  /** The comments of a survey or ballot brought up to date; null where there are none to read. */
  commentBlock(order: BlockOrder): Promise<SharedArrayBuffer | null | 'unchanged'>;
  /** The answer to what is asked about comments, as `COMMENT_ASKS` says of its name. */
  askComments(order: CommentOrder): Promise<unknown>;
  /** A report through disclosure control, which can take minutes; refused where `protectReport` refuses. */
  protectReport(order: ProtectionOrder): Promise<Result<ReportDraft, Problem>>;
  /** Some of a survey's responses as rows; null before its first version. */
  responsePage(surveyId: string, part: PartAsked): Promise<RowsPage | null>;
  /** The design of an experiment with what it achieves, or every fault of what it needs. */
  drawDesign(needs: DesignNeeds): Promise<Result<DesignReport, readonly DesignFault[]>>;
  /** Writes a file of a survey's answers, which may take minutes; refused where `writeExport` refuses, and ended by `stop`. */
  exportSurvey(
    order: ExportOrder,
    onProgress: (progress: ExportProgress) => void,
    stop?: AbortSignal,
  ): Promise<Result<ExportDone, Problem>>;
}

/** The tasks, done somewhere else. A task that finds the queue full throws the problem `busy`. */
export interface HeavyWork extends HeavyTasks {
  /** A piece of a sealed file, deciphered into shared memory, of many that follow each other; false where the file is gone. */
  readPiece(order: PieceOrder): Promise<boolean>;
  /** Ends what is under way and lets nothing begin. */
  close(): Promise<void>;
}

export type TaskName = keyof HeavyTasks;

/** One task on its way to where it is done. */
export interface Job {
  readonly databaseUrl: string;
  readonly task: TaskName;
  readonly input: readonly unknown[];
  /** Where a task that takes long tells how far it is: it gets a last argument that sends what it is given there. */
  readonly port?: MessagePort;
  /** Where the task asks for its turns (`turns.ts`). */
  readonly turn?: MessagePort;
}
