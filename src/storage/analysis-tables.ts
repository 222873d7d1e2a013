/** The tables of analyses and their columns, as both databases hold them; conventions as in `tables.ts`. */
import type { Generated } from 'kysely';

export type DefinitionKind = 'filter' | 'variable' | 'weight';

/** A stored, named part of analyses: of a survey, or of the answers beside a ballot's vote. */
export interface AnalysisDefinitionsTable {
  id: string;
  /** Exactly one of the two is set. */
  survey_id: string | null;
  ballot_id: string | null;
  kind: DefinitionKind;
  /** As expressions and addresses write it; unique within the survey or ballot, and never changed. */
  name: string;
  /** JSON: see `services/analysis/definitions/definition.ts`. */
  content: string;
  /** Raised at every edit, so that two analysts cannot overwrite each other unseen. */
  revision: Generated<number>;
  created_at: number;
}

/** What a report consists of; everything but its address is in its versions. */
export interface ReportPlansTable {
  id: string;
  lab_id: string;
  slug: string;
  created_at: number;
}

/** Versions of a plan: written once, never changed. */
export interface ReportPlanVersionsTable {
  plan_id: string;
  /** From 1. */
  number: number;
  /** JSON: see `services/analysis/report-plan/plan.ts`. */
  content: string;
  /** Account id. */
  author: string;
  created_at: number;
}

/** The address of a report in its lab, the same for every edition. */
export interface ReportsTable {
  id: string;
  lab_id: string;
  /** The plan that it is made of; a plan has at most one report. */
  plan_id: string;
  slug: string;
  created_at: number;
}

/** What was published of a report: stored once, never changed, at most withdrawn. */
export interface ReportEditionsTable {
  report_id: string;
  /** From 1, without gaps. */
  number: number;
  /** JSON: see `services/analysis/publishing/publication.ts`. */
  content: string;
  /** SHA-256 of the content. */
  digest: string;
  /** Account id. */
  author: string;
  published_at: number;
  /** When it was taken off its page, and by whom; both null while it stands. */
  withdrawn_at: number | null;
  withdrawn_by: string | null;
}

/** What an edition's numbers are about: all editions about one survey or ballot are protected together. */
export interface ReportSourcesTable {
  report_id: string;
  number: number;
  /** Exactly one of the two is set. */
  survey_id: string | null;
  ballot_id: string | null;
  /** SHA-256 of whose answers they are: see `services/analysis/publishing/fingerprint.ts`. */
  fingerprint: string;
}

/** Codes of a survey's comments as they were when numbers about them were published; dropped with any of the answers. */
export interface ReportCodesTable {
  survey_id: string;
  /** SHA-256 of the content. */
  digest: string;
  /** JSON: see `services/analysis/publishing/frozen-codes.ts`. */
  content: string;
}

/** The same of a ballot's comments, which are named by their words; stays as long as the ballot. */
export interface BallotReportCodesTable extends Omit<ReportCodesTable, 'survey_id'> {
  ballot_id: string;
}

export interface AnalysisTables {
  ballot_report_codes: BallotReportCodesTable;
  report_codes: ReportCodesTable;
  reports: ReportsTable;
  report_editions: ReportEditionsTable;
  report_sources: ReportSourcesTable;
  analysis_definitions: AnalysisDefinitionsTable;
  report_plans: ReportPlansTable;
  report_plan_versions: ReportPlanVersionsTable;
}
