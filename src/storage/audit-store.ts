/** The audit log's rows: appended within the transaction of what they record, each sealed to the one before. */
import type { Selectable } from 'kysely';
import { sha256 } from '../shared/digest.js';
import type { AuditLogTable, Database } from './tables.js';

export type AuditRow = Selectable<AuditLogTable>;

/** What an audit line says; never a choice, a code, a token or an address. */
export interface AuditLine {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Account id, or `system`. */
  readonly actor: string;
  /** A verb and a noun: `ballot-opened`, `roll-entry-withdrawn`. */
  readonly action: string;
  /** Id of what was acted on. */
  readonly subject: string;
  readonly labId: string | null;
  readonly details: Readonly<Record<string, string | number | boolean>>;
}

/** Appends one line, inside the caller's transaction; appenders take turns on the log's head. */
export async function appendAudit(database: Database, line: AuditLine): Promise<void> {
  const head = await database
    .updateTable('audit_head')
    .set((row) => ({ sequence: row('sequence', '+', 1) }))
    .returning(['sequence', 'hash'])
    .executeTakeFirstOrThrow();
  const row: Omit<AuditRow, 'hash'> = {
    sequence: head.sequence,
    at: line.at,
    actor: line.actor,
    action: line.action,
    subject: line.subject,
    lab_id: line.labId,
    details: JSON.stringify(line.details),
    previous_hash: head.hash,
  };
  const hash = sealOf(row);
  await database
    .insertInto('audit_log')
    .values({ ...row, hash })
    .execute();
  await database.updateTable('audit_head').set({ hash }).execute();
}

/** SHA-256 over the line's fields and the seal of the line before it. */
export function sealOf(row: Omit<AuditRow, 'hash'>): string {
  return sha256(
    JSON.stringify([
      row.sequence,
      row.at,
      row.actor,
      row.action,
      row.subject,
      row.lab_id,
      row.details,
      row.previous_hash,
    ]),
  );
}

/** The whole chain's first fault, in words, or null when every line and the head agree. */
export async function findAuditFault(database: Database): Promise<string | null> {
  let previous = { sequence: 0, hash: '0'.repeat(64) };
  for (;;) {
    const rows = await database
      .selectFrom('audit_log')
      .selectAll()
      .where('sequence', '>', previous.sequence)
      .orderBy('sequence')
      .limit(1000)
      .execute();
    for (const row of rows) {
      if (row.sequence !== previous.sequence + 1) return `audit line ${previous.sequence + 1} is missing`;
      if (row.previous_hash !== previous.hash || row.hash !== sealOf(row)) {
        return `audit line ${row.sequence} was changed after it was written`;
      }
      previous = row;
    }
    if (rows.length < 1000) break;
  }
  const head = await database.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow();
  return head.sequence === previous.sequence && head.hash === previous.hash
    ? null
    : `the audit log ends at line ${previous.sequence}, but line ${head.sequence} was written`;
}

/** The newest `limit` lines about a lab, before line `before` when one is given. */
export async function auditPage(
  database: Database,
  labId: string,
  before: number | null,
  limit: number,
): Promise<readonly AuditRow[]> {
  const lines = database
    .selectFrom('audit_log')
    .selectAll()
    .where('lab_id', '=', labId)
    .orderBy('sequence', 'desc')
    .limit(limit);
  return (before === null ? lines : lines.where('sequence', '<', before)).execute();
}

/** The people, ballots and surveys among these ids of actors and subjects, by what they are called. */
export async function auditNames(
  database: Database,
  ids: readonly string[],
): Promise<{
  accounts: readonly { id: string; name: string }[];
  ballots: readonly { id: string; slug: string; definition: string }[];
  surveys: readonly { id: string; settings: string }[];
}> {
  if (ids.length === 0) return { accounts: [], ballots: [], surveys: [] };
  return {
    accounts: await database.selectFrom('accounts').select(['id', 'name']).where('id', 'in', ids).execute(),
    ballots: await database
      .selectFrom('ballots')
      .select(['id', 'slug', 'definition'])
      .where('id', 'in', ids)
      .execute(),
    surveys: await database.selectFrom('surveys').select(['id', 'settings']).where('id', 'in', ids).execute(),
  };
}
