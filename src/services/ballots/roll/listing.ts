/** The roll as organisers look through it: searched, a page at a time, with what was mailed to whom. */

import type { BallotRow } from '../../../storage/ballot-store.js';
import type { RecipientMessage } from '../../../storage/outbox-store.js';
import { messagesTo } from '../../../storage/outbox-store.js';
import * as roll from '../../../storage/roll-store.js';
import type { ServiceContext } from '../../context.js';
import { type Attributes, readAttributes } from './attributes.js';

export const ENTRIES_A_PAGE = 50;

/** An entry as a page may show it: never its code. */
export interface ListedEntry {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly attributes: Attributes;
  readonly issue: number;
  readonly voted: boolean;
  readonly withdrawn: boolean;
  /** Oldest first. */
  readonly messages: readonly RecipientMessage[];
}

export interface RollListing {
  readonly entries: readonly ListedEntry[];
  readonly found: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly counts: roll.RollCounts;
}

/** One page of the entries whose name or address holds `search`; a page beyond the last is the last. */
export async function listRoll(
  context: ServiceContext,
  ballot: BallotRow,
  search: string,
  asked: number,
): Promise<RollListing> {
  const { reader } = context.storage;
  const found = await roll.countEntries(reader, ballot.id, search);
  const pages = Math.max(1, Math.ceil(found / ENTRIES_A_PAGE));
  const page = Math.min(Math.max(1, Math.floor(asked)), pages);
  const slice = { limit: ENTRIES_A_PAGE, offset: (page - 1) * ENTRIES_A_PAGE };
  const rows = await roll.searchEntries(reader, ballot.id, search, slice);
  const messages = await messagesTo(
    reader,
    rows.map((row) => row.id),
  );
  const entries = rows.map((row) => listed(row, messages));
  return { entries, found, page, pages, counts: await roll.rollCounts(reader, ballot.id) };
}

/** The entry as a page may show it, with every message to it. */
export async function showEntry(context: ServiceContext, entry: roll.RollEntryRow): Promise<ListedEntry> {
  return listed(entry, await messagesTo(context.storage.reader, [entry.id]));
}

/** The ballot's numbers: on the roll, voted, withdrawn. */
export async function countRoll(context: ServiceContext, ballot: BallotRow): Promise<roll.RollCounts> {
  return roll.rollCounts(context.storage.reader, ballot.id);
}

function listed(row: roll.RollEntryRow, messages: readonly RecipientMessage[]): ListedEntry {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    attributes: readAttributes(row.attributes),
    issue: row.issue,
    voted: row.voted === 1,
    withdrawn: row.withdrawn === 1,
    messages: messages.filter((message) => message.recipientId === row.id),
  };
}
