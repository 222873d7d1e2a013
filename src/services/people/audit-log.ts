/** The audit log as a lab's organisers read it: newest first, a page at a time, with names for ids. */
import { z } from 'zod';
import { inLanguage } from '../../shared/language.js';
import { auditNames, auditPage } from '../../storage/audit-store.js';
import { readDefinition } from '../ballots/definition.js';
import type { ServiceContext } from '../context.js';
import { settingsOf } from '../surveys/settings.js';

/** Lines shown on one page. */
export const LINES_A_PAGE = 50;

/** One line, ready to be put into words. */
export interface AuditEntry {
  readonly sequence: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The name of who did it; null for the service itself. */
  readonly actor: string | null;
  readonly action: string;
  /** The person, ballot or survey acted on, by name; null when it is the lab or has gone. */
  readonly subject: string | null;
  readonly details: Readonly<Record<string, string | number | boolean>>;
}

export interface AuditLog {
  /** The lab's lines before line `before` (or the newest), and the `before` of the next page if there is one. */
  page(
    labId: string,
    before: number | null,
  ): Promise<{ entries: readonly AuditEntry[]; next: number | null }>;
}

const details = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).catch({});

/** The audit log for readers. */
export function auditLogService({ storage }: ServiceContext): AuditLog {
  return {
    page: async (labId, before) => {
      const rows = await auditPage(storage.reader, labId, before, LINES_A_PAGE + 1);
      const shown = rows.slice(0, LINES_A_PAGE);
      const lines = shown.map((row) => ({ ...row, details: details.parse(JSON.parse(row.details)) }));
      const named = lines.flatMap((line) => [line.actor, line.subject, ...Object.values(line.details)]);
      const names = await namesOf(
        storage.reader,
        named.filter((value) => typeof value === 'string'),
      );
      const entries = lines.map((row) => ({
        sequence: row.sequence,
        at: row.at,
        actor: row.actor === 'system' ? null : (names.get(row.actor) ?? 'Somebody who has left'),
        action: row.action,
        subject: names.get(row.subject) ?? null,
        details: readable(row.details, names),
      }));
      return { entries, next: rows.length > LINES_A_PAGE ? (shown.at(-1)?.sequence ?? null) : null };
    },
  };
}

/** The details with names in place of ids; ids of what has no name are left out. */
function readable(details: AuditEntry['details'], names: ReadonlyMap<string, string>): AuditEntry['details'] {
  const told = Object.entries(details).map(
    ([key, value]) => [key, names.get(String(value)) ?? value] as const,
  );
  return Object.fromEntries(told.filter(([, value]) => !/^[0-9a-hjkmnp-tv-z]{26}$/.test(String(value))));
}

async function namesOf(
  database: ServiceContext['storage']['reader'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { accounts, ballots, surveys } = await auditNames(database, [...new Set(ids)]);
  return new Map([
    ...accounts.map(({ id, name }) => [id, name] as const),
    ...surveys.map((survey) => [survey.id, settingsOf(survey).title.en] as const),
    ...ballots.map(({ id, slug, definition }) => {
      const read = readDefinition(definition);
      return [id, read.ok ? inLanguage(read.value.question, 'en') : slug] as const;
    }),
  ]);
}
