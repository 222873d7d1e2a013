/**
 * The tables of surveys and their columns, as both databases hold them; conventions as in `tables.ts`.
 *
 * Secrecy: nothing here leads from a finished response to a link. While a response is under way its key is a digest of
 * the code in its link; when it ends it gets a key of its own, and the link only says that it was used.
 */
import type { Generated } from 'kysely';

export type SurveyState = 'draft' | 'scheduled' | 'open' | 'closed' | 'cancelled';

/** The kinds of links into a survey. */
export type Way = 'open' | 'personal' | 'panel';

/** How a response stands. Everything but `started` is an end. */
export type ResponseState =
  | 'started'
  | 'completed'
  | 'screened-out'
  | 'quota-full'
  | 'broke-off'
  | 'withdrawn';

export interface SurveysTable {
  id: string;
  slug: string;
  lab_id: string;
  state: SurveyState;
  /** JSON: see `services/surveys/settings.ts`. */
  settings: string;
  opens_at: number | null;
  closes_at: number | null;
  /** Days after closing at which everything that respondents said is erased. */
  retention_days: number;
  /** When that was done; null until then. */
  erased_at: number | null;
  /** Raised at every edit, so that two organisers cannot overwrite each other unseen. */
  revision: number;
  created_at: number;
}

/** The questionnaire that is being worked on; at most one a survey. */
export interface QuestionnaireDraftsTable {
  survey_id: string;
  /** JSON of `Questionnaire`. */
  definition: string;
  /** As the browser called the file; shown, never opened. */
  file_name: string;
}

/** A questionnaire that waits until somebody has seen what it would replace; at most one a survey. */
export interface QuestionnaireUploadsTable {
  survey_id: string;
  /** JSON of `Questionnaire`. */
  definition: string;
  /** As the browser called the file, or the template's title; shown, never opened. */
  file_name: string;
}

/** Published versions of a questionnaire: written once, never changed. */
export interface SurveyVersionsTable {
  survey_id: string;
  /** From 1. */
  number: number;
  /** Canonical JSON of `Questionnaire`. */
  definition: string;
  /** JSON: the designs of its experiments, drawn when it was published. */
  designs: string;
  /** SHA-256 over definition and designs. */
  fingerprint: string;
  published_at: number;
}

/** What respondents consented to: each wording has a number and is never changed. */
export interface SurveyConsentsTable {
  survey_id: string;
  /** From 1. */
  number: number;
  /** JSON: Markdown by language. */
  wording: string;
  created_at: number;
}

/** Whom an organiser invites; nothing here tells an answer. */
export interface SurveyContactsTable {
  id: string;
  survey_id: string;
  /** Lower case. */
  email: string;
  name: string;
  /** JSON object of text. */
  attributes: string;
  /** Number of the current link; reissuing raises it and so kills the old one. */
  issue: number;
  /** Keyed digest of the current link's code. */
  code_hash: string;
}

/** Links that let one person answer once: personal ones from the contacts, panel ones from the first visit on. */
export interface SurveyLinksTable {
  /** SHA-256 of the code; the code itself is derived under SECRET_KEY. */
  code_hash: string;
  survey_id: string;
  kind: 'personal' | 'panel';
  /** `used` is an end: nothing says by which response. */
  state: 'unused' | 'started' | 'used' | 'withdrawn' | 'replaced';
  /** Which page of the panel company a used panel link leads to. */
  outcome: 'completed' | 'screened-out' | 'quota-full' | null;
}

/** WITHOUT ROWID on SQLite: rows lie in key order, and keys are digests. */
export interface ResponsesTable {
  /** While under way SHA-256 of the return code; afterwards of the withdrawal code, or random. */
  response_key: string;
  survey_id: string;
  version: number;
  state: ResponseState;
  way: Way;
  /** The language it was last answered in. */
  language: string;
  /** The number of the consent's wording. */
  consent: number;
  /** JSON: seed and answers, as the flow left them. Empty object once withdrawn. */
  answers: string;
  /** JSON: device class, seconds on each page, pages in the order met. Empty object once withdrawn. */
  paradata: string;
  /** The page it is at, or was at when it ended; null after the last. */
  page: string | null;
  /** Raised at every saved page, so that two tabs cannot overwrite each other unseen. */
  saves: number;
  /** When a page was last saved; only while under way. */
  touched_at: number | null;
}

/** How many completed responses each quota cell holds. */
export interface SurveyQuotasTable {
  survey_id: string;
  name: string;
  most: number;
  /** 1: never exceeded. 0: only reported. */
  hard: number;
  completed: number;
}

/** What happened in each hour, in numbers; the report by day is made of it. */
export interface SurveyHoursTable {
  survey_id: string;
  /** Epoch milliseconds of the hour's start. */
  hour: number;
  way: Way;
  event: 'started' | 'completed' | 'screened-out' | 'quota-full' | 'withdrawn';
  /** Counters are spread over shards, so that completing has no hot row. */
  shard: number;
  responses: number;
}

/** Trials of a questionnaire by those who set it up: data of their own, never counted and never exported. */
export interface SurveyTrialsTable {
  trial_key: string;
  survey_id: string;
  /** JSON: the questionnaire tried out, its answers so far, and where the trial is. */
  content: string;
  touched_at: number;
}

/** Answers that were erased, in numbers. */
export interface SurveyErasuresTable {
  survey_id: string;
  at: number;
  reason: 'retention' | 'request';
  responses: number;
}

/** Surveys of which the files still hold old rows. */
export interface SurveyScrubsOwedTable {
  survey_id: string;
}

/** A file of contacts between upload and confirmation. */
export interface ContactUploadsTable {
  id: string;
  survey_id: string;
  /** Decoded text of the file. */
  content: string;
  /** JSON: separator and mapping of columns. */
  details: string;
  created_at: number;
}

/** Files that analysts asked for, until they expire or a promise to respondents ends them earlier. */
export interface SurveyExportsTable {
  id: string;
  survey_id: string;
  /** Account id, or `system` for the command line. */
  asked_by: string;
  /** JSON: the format and its options. */
  choice: string;
  file_name: string;
  /** 256 random bits under which the file on disk is sealed: without this row it says nothing. */
  file_key: string;
  state: 'preparing' | 'ready' | 'failed';
  asked_at: number;
  /** When the server that prepares it last said so. */
  touched_at: number;
  expires_at: number;
  /** The moment of the snapshot. */
  taken_at: number | null;
  rows_done: Generated<number>;
  rows_total: number | null;
  bytes: number | null;
  /** Of the file as it is downloaded. */
  sha256: string | null;
  /** Why it failed, where that can be said. */
  fault: ExportFault | null;
}

/** Why a file of answers failed: its server ended, or its format has no room for so many columns. */
export type ExportFault = 'interrupted' | 'export-too-wide';

/** Pictures that questionnaires of the survey show; never changed. */
export interface SurveyPicturesTable {
  survey_id: string;
  /** Of the file, with a digest of its bytes. */
  name: string;
  media_type: 'image/png' | 'image/jpeg' | 'image/webp';
  /** Base 64. */
  content: string;
}

export interface SurveyTables {
  surveys: SurveysTable;
  questionnaire_drafts: QuestionnaireDraftsTable;
  questionnaire_uploads: QuestionnaireUploadsTable;
  survey_pictures: SurveyPicturesTable;
  survey_versions: SurveyVersionsTable;
  survey_consents: SurveyConsentsTable;
  survey_contacts: SurveyContactsTable;
  survey_links: SurveyLinksTable;
  responses: ResponsesTable;
  survey_quotas: SurveyQuotasTable;
  survey_hours: SurveyHoursTable;
  survey_trials: SurveyTrialsTable;
  survey_erasures: SurveyErasuresTable;
  survey_scrubs_owed: SurveyScrubsOwedTable;
  contact_uploads: ContactUploadsTable;
  survey_exports: SurveyExportsTable;
}
