/** What a thread is given to protect a report: its sources with their answers, and what is out about their people. */
import type { Rule } from '../../../domain/statistics/disclosure/rule.js';
import type { CodedFrame } from '../comments/coded-frames.js';
import type { TextQuestion } from '../comments/text-questions.js';
import type { Definition } from '../definitions/definition.js';
import type { ReportPlan } from '../report-plan/plan.js';
import type { Subject } from '../subject.js';
import type { PublishedQuotes, PublishedSource, PublishedView } from './publication.js';
import type { RuleChoice } from './rule-choice.js';

/** A survey as it was when numbers about it were published. */
export type EarlierGround = PublishedSource;

/** One table of an edition that was published, withdrawn or not. */
export interface EarlierPart {
  /** Tells it apart: the same table in several editions is one. */
  readonly key: string;
  /** The report's address, for a sentence. */
  readonly report: string;
  readonly rule: Rule;
  readonly part: PublishedView;
  /** When its answers were read. */
  readonly taken: number;
  /** The survey or ballot that it is about, and the one that stood beside it as another wave. */
  readonly grounds: readonly EarlierGround[];
}

/** The comments beside a vote. */
export interface BallotComments {
  readonly block: SharedArrayBuffer;
  /** Papers that were cast: among so many people are those who wrote. */
  readonly papers: number;
  /** Those of its questions that nobody had to answer. */
  readonly free: readonly TextQuestion[];
}

/** A survey or ballot with its answers and everything that is out about them. */
export interface SourceOrder {
  readonly told: Omit<PublishedSource, 'people' | 'fingerprint' | 'definitions' | 'codes'>;
  readonly subject: Subject;
  /** What codes of a ballot's comments are counted with; null of a survey, and where nothing tells of such codes. */
  readonly comments: BallotComments | null;
  /** Whether the plan does not name it: what is out about one that it names stood beside this. */
  readonly isBeside: boolean;
  readonly block: SharedArrayBuffer;
  readonly definitions: readonly Definition[];
  /** Frames whose codes the plan's views, or its definitions, name. */
  readonly coded: readonly CodedFrame[];
  readonly earlier: readonly EarlierPart[];
}

/** What a thread is asked for. */
export interface ProtectionOrder {
  readonly plan: ReportPlan;
  readonly choice: RuleChoice;
  readonly rule: Rule;
  readonly sources: readonly SourceOrder[];
  /** Parts of quotes, by their place in the plan: settled before, as no number is in them. */
  readonly quotes: readonly {
    readonly at: number;
    readonly part: PublishedQuotes | null;
    readonly fault: string | null;
  }[];
  /** Two 32-bit numbers: how many tables have been made, and of how many. */
  readonly progress: SharedArrayBuffer;
}
