/**
 * Every table and its columns, as both databases hold them. Moments are epoch milliseconds, truths are 0 or 1,
 * documents are JSON text, digests are lower-case hexadecimal SHA-256.
 *
 * Secrecy: nothing here leads from a paper to a roll entry. `papers` has no time, no number and no owner; a
 * roll entry knows only whether it has voted.
 */

import type { Generated, Kysely } from 'kysely';
import type { AccessTokensTable } from './access-token-tables.js';
import type { AnalysisTables } from './analysis-tables.js';
import type { CommentTables } from './comment-tables.js';
import type { CountsUnderWayTable } from './count-tables.js';
import type { SurveyTables } from './survey-tables.js';
import type { WebhookDeliveriesTable, WebhooksTable, WebhookTellingsTable } from './webhook-tables.js';

export type BallotState = 'draft' | 'scheduled' | 'open' | 'closed' | 'counted' | 'published' | 'cancelled';
export type Role = 'organiser' | 'analyst' | 'observer';

export interface AccountsTable {
  id: string;
  /** Lower case. */
  email: string;
  name: string;
  /** Argon2id, PHC string; null until the invitation is taken up. */
  password_hash: string | null;
  /** Sealed under SECRET_KEY; null while TOTP is off. */
  totp_secret: string | null;
  /** The last TOTP step that was accepted, so that a code works once. */
  totp_last_step: number;
  /** May create labs. */
  can_create_labs: number;
  created_at: number;
}

export interface SessionsTable {
  token_hash: string;
  account_id: string;
  /** `password`: TOTP still to come. `full`: signed in. */
  stage: 'password' | 'full';
  created_at: number;
  last_seen_at: number;
}

/** One-time links: the first organiser's, a colleague's invitation. */
export interface AccountTokensTable {
  token_hash: string;
  /** Null for the first organiser, who makes the account. */
  account_id: string | null;
  purpose: 'first-organiser' | 'invitation';
  /** The lab that invited; null for the first organiser's link, and for those that the operator makes. */
  lab_id: string | null;
  expires_at: number;
}

export interface LabsTable {
  id: string;
  slug: string;
  title: string;
  /** Welsh, where somebody translated it; so in every column that ends in `_cy`. */
  title_cy: string | null;
  /** Markdown. */
  summary: string;
  summary_cy: string | null;
  /** Raised at every edit, so that two organisers cannot overwrite each other unseen. */
  revision: Generated<number>;
  /** 1 when everything in the lab is synthetic demonstration data. */
  synthetic: number;
  created_at: number;
}

export interface LabStagesTable {
  lab_id: string;
  position: number;
  title: string;
  title_cy: string | null;
  /** Markdown. */
  description: string;
  description_cy: string | null;
  /** ISO dates `YYYY-MM-DD`. */
  starts_on: string;
  ends_on: string | null;
}

export interface LabRolesTable {
  lab_id: string;
  account_id: string;
  role: Role;
}

export interface BallotsTable {
  id: string;
  slug: string;
  lab_id: string;
  state: BallotState;
  /** JSON: see `services/ballots/definition.ts`. Frozen from `open` on. */
  definition: string;
  /** SHA-256 of the canonical definition, set at opening. */
  fingerprint: string | null;
  opens_at: number | null;
  closes_at: number | null;
  /** Kept back until the count; its hash is in the definition. */
  seed_phrase: string;
  /** Raised at every edit, so that two organisers cannot overwrite each other unseen. */
  revision: number;
  created_at: number;
}

export interface RollEntriesTable {
  id: string;
  ballot_id: string;
  /** Lower case. */
  email: string;
  name: string;
  /** JSON object of text: country, role and whatever the roll's columns were. */
  attributes: string;
  /** Number of the current voting link; reissuing raises it and so kills the old link. */
  issue: number;
  /** SHA-256 of the current voting code. */
  code_hash: string;
  voted: number;
  withdrawn: number;
}

/** Codes of links that were replaced, so that their holders are told so. */
export interface ReplacedCodesTable {
  code_hash: string;
  ballot_id: string;
}

/** WITHOUT ROWID on SQLite: rows lie in key order, and keys are random. */
export interface PapersTable {
  /** SHA-256 of the receipt code. */
  paper_key: string;
  ballot_id: string;
  /** 128 random bits, hexadecimal; new at every change. */
  nonce: string;
  /** Canonical JSON of marks and companion answers. */
  content: string;
}

export interface TurnoutHoursTable {
  ballot_id: string;
  /** Epoch milliseconds of the hour's start. */
  hour: number;
  /** Counters are spread over shards, so that casting has no hot row. */
  shard: number;
  papers: number;
}

export interface BoardsTable {
  ballot_id: string;
  /** RFC 9162 Merkle root, hexadecimal. */
  root: string;
  /** Sorted commitments, one a line. */
  commitments: string;
}

/** Ballots whose papers were rewritten or destroyed, until the files have forgotten the old rows too. */
export interface ScrubsOwedTable {
  ballot_id: string;
}

/** `whole`: of papers as they were marked. `used`: of papers cut to the ranks that the count needed. */
export type Extent = 'whole' | 'used';

export interface CountsTable {
  ballot_id: string;
  /** How much of each paper the count is told with; a ballot has `whole`, and `used` where less would do. */
  extent: Extent;
  /** JSON: the count certificate. */
  certificate: string;
  /** JSON: the whole result as it is published, `services/ballots/result-document.ts`. */
  result: string;
}

/** Which of a ballot's counts everybody is told. */
export interface PublicationsTable {
  ballot_id: string;
  extent: Extent;
}

/** Pictures of options, named by their own digest; frozen with the definition that names them. */
export interface ImagesTable {
  /** SHA-256 of the bytes. */
  id: string;
  ballot_id: string;
  media_type: 'image/png' | 'image/jpeg' | 'image/webp';
  /** Base 64. */
  content: string;
}

/** A roll file between upload and confirmation; emptied at confirmation, removed after a day. */
export interface RollUploadsTable {
  id: string;
  ballot_id: string;
  /** Decoded text of the file. */
  content: string;
  /** JSON: file name, encoding, separator, mapping of columns. */
  details: string;
  created_at: number;
}

export interface MailingsTable {
  id: string;
  /** What it is about: a ballot, and then its members are written to, or a survey, and then its contacts are. */
  ballot_id: string | null;
  survey_id: string | null;
  /** `replacement`: one recipient's new link, after the old one was lost. */
  kind: 'invitation' | 'reminder' | 'replacement';
  /** Ballot or survey, kind and number, so that two presses of send are one mailing. */
  idempotency_key: string;
  /** JSON: subject and body by language, with `{link}` and other names still to be filled in. */
  message: string;
  created_at: number;
}

/** One message to one recipient, without its text: their link is derived at the moment of sending. */
export interface OutboxTable {
  mailing_id: string;
  /** One of the next two, whichever is there. */
  recipient_id: string;
  entry_id: string | null;
  contact_id: string | null;
  /**
   * `sending` is written before the mail server is spoken to. A message found there after `claimed_until` was
   * cut off by a crash and becomes `perhaps-sent`, which is never sent again. `skipped`: no longer called for.
   */
  state: 'waiting' | 'sending' | 'sent' | 'perhaps-sent' | 'failed' | 'skipped';
  attempts: number;
  next_attempt_at: number;
  claimed_until: number | null;
  /** Which issue of the recipient's link the last attempt carried; null before the first. */
  link_issue: number | null;
  /** The mail server's reply codes (`550 5.1.1`) or our own word for what went wrong; never its sentence. */
  error: string | null;
}

export interface RateCountsTable {
  /** Keyed digest of what is limited: a code prefix, an account, an address block. */
  bucket: string;
  window_start: number;
  tries: number;
}

export interface AuditLogTable {
  sequence: number;
  at: number;
  /** Account id, or `system`. */
  actor: string;
  action: string;
  /** Id of the lab, ballot or account acted on. */
  subject: string;
  /** Lab the subject belongs to, if any. */
  lab_id: string | null;
  /** JSON object; never a choice, a code, a token or an address. */
  details: string;
  previous_hash: string;
  hash: string;
}

/** One row: the end of the audit log, so that writers take turns and a cut-off end shows. */
export interface AuditHeadTable {
  id: 1;
  sequence: number;
  hash: string;
}

export interface Tables extends SurveyTables, AnalysisTables, CommentTables {
  accounts: AccountsTable;
  sessions: SessionsTable;
  account_tokens: AccountTokensTable;
  access_tokens: AccessTokensTable;
  webhooks: WebhooksTable;
  webhook_deliveries: WebhookDeliveriesTable;
  webhook_tellings: WebhookTellingsTable;
  labs: LabsTable;
  lab_stages: LabStagesTable;
  lab_roles: LabRolesTable;
  ballots: BallotsTable;
  roll_entries: RollEntriesTable;
  replaced_codes: ReplacedCodesTable;
  papers: PapersTable;
  turnout_hours: TurnoutHoursTable;
  boards: BoardsTable;
  counts: CountsTable;
  counts_under_way: CountsUnderWayTable;
  publications: PublicationsTable;
  scrubs_owed: ScrubsOwedTable;
  images: ImagesTable;
  roll_uploads: RollUploadsTable;
  mailings: MailingsTable;
  outbox: OutboxTable;
  rate_counts: RateCountsTable;
  audit_log: AuditLogTable;
  audit_head: AuditHeadTable;
}

/** A database to query: the reader, or the transaction a write job is given. */
export type Database = Kysely<Tables>;
