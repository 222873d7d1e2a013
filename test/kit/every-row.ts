/** Everything a database holds, for tests that something changed nothing or left nothing behind. */
import type { Storage } from '../../src/storage/storage.js';
import type { Tables } from '../../src/storage/tables.js';

const TABLES = [
  'accounts',
  'sessions',
  'account_tokens',
  'labs',
  'lab_stages',
  'lab_roles',
  'ballots',
  'roll_entries',
  'replaced_codes',
  'papers',
  'turnout_hours',
  'boards',
  'counts',
  'counts_under_way',
  'publications',
  'images',
  'roll_uploads',
  'mailings',
  'outbox',
  'rate_counts',
  'surveys',
  'questionnaire_drafts',
  'questionnaire_uploads',
  'survey_pictures',
  'survey_versions',
  'survey_consents',
  'survey_contacts',
  'survey_links',
  'responses',
  'survey_quotas',
  'survey_hours',
  'survey_trials',
  'survey_erasures',
  'contact_uploads',
  'survey_exports',
  'comment_frames',
  'comment_codes',
  'comment_codings',
  'comment_coding_codes',
  'comment_quotes',
  'report_plans',
  'report_plan_versions',
  'reports',
  'report_editions',
  'report_sources',
  'report_codes',
  'ballot_report_codes',
  'webhooks',
  'webhook_deliveries',
  'webhook_tellings',
  'audit_log',
  'audit_head',
] as const satisfies readonly (keyof Tables)[];

/** Every row of every table, as sorted JSON lines. */
export async function everyRow(storage: Storage): Promise<Record<string, string[]>> {
  const tables = TABLES.map(async (table) => {
    const rows = await storage.reader.selectFrom(table).selectAll().execute();
    return [table, rows.map((row) => JSON.stringify(row)).sort()] as const;
  });
  return Object.fromEntries(await Promise.all(tables));
}
