/** The roll as stored: who may vote, whether they have, and which link is theirs. */
import type { Selectable } from 'kysely';
import type { Database, RollEntriesTable } from './tables.js';
import { holdsText } from './text-search.js';

export type RollEntryRow = Selectable<RollEntriesTable>;

/** Numbers of one roll; a withdrawn entry counts as nothing but withdrawn. */
export interface RollCounts {
  readonly entries: number;
  readonly voted: number;
  readonly withdrawn: number;
}

/** Adds entries, leaving out members who are on the ballot's roll already; answers with how many were added. */
export async function addEntries(database: Database, rows: readonly RollEntryRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  const result = await database
    .insertInto('roll_entries')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['ballot_id', 'email']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0n);
}

/** The entry with this id on this ballot's roll; another ballot's entry is nobody here. */
export async function findEntry(
  database: Database,
  ballotId: string,
  id: string,
): Promise<RollEntryRow | undefined> {
  return database
    .selectFrom('roll_entries')
    .selectAll()
    .where('id', '=', id)
    .where('ballot_id', '=', ballotId)
    .executeTakeFirst();
}

/** The entry of the member with this (lower-case) address. */
export async function findEntryByEmail(
  database: Database,
  ballotId: string,
  email: string,
): Promise<RollEntryRow | undefined> {
  return database
    .selectFrom('roll_entries')
    .selectAll()
    .where('ballot_id', '=', ballotId)
    .where('email', '=', email)
    .executeTakeFirst();
}

/** Every address on the roll, withdrawn ones included. */
export async function emailsOnRoll(database: Database, ballotId: string): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom('roll_entries')
    .select('email')
    .where('ballot_id', '=', ballotId)
    .execute();
  return new Set(rows.map((row) => row.email));
}

/** One page of the roll in the order of addresses; `search` (may be empty) is looked for in name and address. */
export async function searchEntries(
  database: Database,
  ballotId: string,
  search: string,
  slice: { readonly limit: number; readonly offset: number },
): Promise<RollEntryRow[]> {
  return database
    .selectFrom('roll_entries')
    .selectAll()
    .where('ballot_id', '=', ballotId)
    .where((row) => holdsText([row.ref('email'), row.ref('name')], search))
    .orderBy('email')
    .limit(slice.limit)
    .offset(slice.offset)
    .execute();
}

/** How many entries the search finds. */
export async function countEntries(database: Database, ballotId: string, search: string): Promise<number> {
  const { found } = await database
    .selectFrom('roll_entries')
    .select((row) => row.fn.countAll<number>().as('found'))
    .where('ballot_id', '=', ballotId)
    .where((row) => holdsText([row.ref('email'), row.ref('name')], search))
    .executeTakeFirstOrThrow();
  return Number(found);
}

/** How many are on the roll, have voted, were withdrawn. */
export async function rollCounts(database: Database, ballotId: string): Promise<RollCounts> {
  const rows = await database
    .selectFrom('roll_entries')
    .select(['voted', 'withdrawn', (row) => row.fn.countAll<number>().as('found')])
    .where('ballot_id', '=', ballotId)
    .groupBy(['voted', 'withdrawn'])
    .execute();
  const sum = (wanted: (row: { voted: number; withdrawn: number }) => boolean) =>
    rows.filter(wanted).reduce((total, row) => total + Number(row.found), 0);
  return {
    entries: sum((row) => row.withdrawn === 0),
    voted: sum((row) => row.voted === 1),
    withdrawn: sum((row) => row.withdrawn === 1),
  };
}

/** The next entries after the id `after` that can still vote or have voted, in the order of their random ids. */
export async function entriesAfter(
  database: Database,
  ballotId: string,
  after: string,
  limit: number,
): Promise<RollEntryRow[]> {
  return database
    .selectFrom('roll_entries')
    .selectAll()
    .where('ballot_id', '=', ballotId)
    .where('withdrawn', '=', 0)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Withdraws an entry that has not voted; false when there was none to withdraw. */
export async function withdrawEntry(database: Database, ballotId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('roll_entries')
    .set({ withdrawn: 1 })
    .where('id', '=', id)
    .where('ballot_id', '=', ballotId)
    .where('voted', '=', 0)
    .where('withdrawn', '=', 0)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Gives an entry that has not voted its next link, keeps the old code's hash so that its holder is told, and
 * puts a withdrawn entry back when `withdrawn` says so. False when the entry is no longer as `entry` says.
 */
export async function replaceCode(
  database: Database,
  entry: RollEntryRow,
  codeHash: string,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('roll_entries')
    .set({ issue: entry.issue + 1, code_hash: codeHash, withdrawn: 0 })
    .where('id', '=', entry.id)
    .where('issue', '=', entry.issue)
    .where('voted', '=', 0)
    .where('withdrawn', '=', entry.withdrawn)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await database
    .insertInto('replaced_codes')
    .values({ code_hash: entry.code_hash, ballot_id: entry.ballot_id })
    .execute();
  return true;
}

/** The different attribute documents on the roll, far fewer than entries. */
export async function attributeTexts(database: Database, ballotId: string): Promise<string[]> {
  const rows = await database
    .selectFrom('roll_entries')
    .select('attributes')
    .distinct()
    .where('ballot_id', '=', ballotId)
    .execute();
  return rows.map((row) => row.attributes);
}
