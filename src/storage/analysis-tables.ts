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

export interface AnalysisTables {
  analysis_definitions: AnalysisDefinitionsTable;
  report_plans: ReportPlansTable;
  report_plan_versions: ReportPlanVersionsTable;
}
