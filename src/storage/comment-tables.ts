/** The tables of comments: what analysts make of people's own words. Conventions as in `tables.ts`. */
import type { Generated } from 'kysely';

/**
 * `coding`: coders work without seeing each other's codes. `compared`: they have been put side by side, differences are
 * settled, and the codes are part of the data set.
 */
export type CommentStage = 'coding' | 'compared';

/** The comments on one text question, of a survey or beside a ballot's vote. */
export interface CommentFramesTable {
  id: string;
  /** Exactly one of the two is set. */
  survey_id: string | null;
  ballot_id: string | null;
  /** The variable that holds the words. */
  question: string;
  stage: Generated<CommentStage>;
  /** Raised with everything that changes which codes a comment has, so that what was worked out before is known to be old. */
  saves: Generated<number>;
  created_at: number;
}

/** One code of a frame. */
export interface CommentCodesTable {
  id: string;
  frame_id: string;
  /** As expressions and files write it; never changed. */
  name: string;
  label: string;
  description: string;
  /** The theme that it belongs to: a code that belongs to none itself. */
  parent_id: string | null;
  /** 1: no longer offered to coders. */
  retired: Generated<number>;
  /** Of a retired code: the code that its comments count for now. */
  merged_into: string | null;
  revision: Generated<number>;
  created_at: number;
}

/** That a coder has read a comment, whichever codes it then has: none is an answer too. */
export interface CommentCodingsTable {
  frame_id: string;
  /** Of a survey the response's key; of a ballot a digest of the words, as nothing may lead to a paper. */
  comment_key: string;
  /** Account id, or `final` for what was settled between coders. */
  coder: string;
  /** Account id of who wrote it. */
  author: string;
  /** The key again where there is a response: with it, everything made of its words goes. */
  response_key: string | null;
  coded_at: number;
}

/** The codes that a coder gave a comment. */
export interface CommentCodingCodesTable {
  frame_id: string;
  comment_key: string;
  coder: string;
  code_id: string;
}

/** Words that were found fit to publish, as they may be published. */
export interface CommentQuotesTable {
  id: string;
  frame_id: string;
  comment_key: string;
  response_key: string | null;
  text: string;
  /** What is said of who said it; empty for nothing. */
  said_by: string;
  /** How many details were still flagged when it was marked. */
  flags: number;
  /** 1: somebody confirmed that what is flagged identifies nobody. */
  confirmed: number;
  author: string;
  marked_at: number;
}

export interface CommentTables {
  comment_frames: CommentFramesTable;
  comment_codes: CommentCodesTable;
  comment_codings: CommentCodingsTable;
  comment_coding_codes: CommentCodingCodesTable;
  comment_quotes: CommentQuotesTable;
}
