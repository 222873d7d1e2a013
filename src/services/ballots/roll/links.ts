/** Personal links as a file for a mail merge in somebody else's program. */
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { safeCell } from '../../../shared/spreadsheet.js';
import { appendAudit } from '../../../storage/audit-store.js';
import type { BallotRow } from '../../../storage/ballot-store.js';
import { attributeTexts, entriesAfter } from '../../../storage/roll-store.js';
import type { ServiceContext } from '../../context.js';
import { readAttributes } from './attributes.js';
import { linkOf } from './entries.js';
import { rollProblemNow } from './roll-state.js';

/** Entries read at a time. */
const SLICE = 1000;

/** Whose links: everybody's, or only of those who have not voted yet. */
export type LinksOf = 'everyone' | 'not-voted';

/**
 * A stream of CSV text (UTF-8 with a byte order mark, as spreadsheet programs need it): name, email, link, and
 * one column for each attribute of the roll. That the links were taken out is written to the audit log first.
 */
export async function linksFile(
  context: ServiceContext,
  ballot: BallotRow,
  actor: string,
  whose: LinksOf,
): Promise<Result<Readable, Problem>> {
  const now = context.clock.now();
  const audited = await context.storage.writer.run(async (database) => {
    const closed = await rollProblemNow(database, ballot.id, now);
    if (closed !== null) return refuse(closed);
    await appendAudit(database, {
      at: now,
      actor,
      action: 'voting-links-downloaded',
      subject: ballot.id,
      labId: ballot.lab_id,
      details: { whose },
    });
    return ok(undefined);
  });
  if (!audited.ok) return audited;
  const keys = await attributeKeys(context, ballot);
  const rows = Readable.from(linkRows(context, ballot.id, whose, keys));
  return ok(rows.compose(stringify({ bom: true, record_delimiter: 'windows' })));
}

/** The names of all attributes on the ballot's roll, in order. */
export async function attributeKeys(context: ServiceContext, ballot: BallotRow): Promise<string[]> {
  const texts = await attributeTexts(context.storage.reader, ballot.id);
  return [...new Set(texts.flatMap((text) => Object.keys(readAttributes(text))))].sort();
}

async function* linkRows(
  context: ServiceContext,
  ballotId: string,
  whose: LinksOf,
  keys: readonly string[],
): AsyncGenerator<readonly string[]> {
  yield ['name', 'email', 'link', ...keys.map(safeCell)];
  let after = '';
  for (;;) {
    const entries = await entriesAfter(context.storage.reader, ballotId, after, SLICE);
    for (const entry of entries) {
      if (whose === 'not-voted' && entry.voted === 1) continue;
      const attributes = readAttributes(entry.attributes);
      const texts = [
        entry.name,
        entry.email,
        linkOf(context, entry),
        ...keys.map((key) => attributes[key] ?? ''),
      ];
      yield texts.map(safeCell);
    }
    const last = entries.at(-1);
    if (last === undefined || entries.length < SLICE) return;
    after = last.id;
  }
}
