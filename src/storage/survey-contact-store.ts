/** The contacts of surveys, who hold its personal links, as stored. */
import type { Selectable } from 'kysely';
import { forgetMailOfSurvey, forgetMailTo } from './outbox-store.js';
import { addPersonalLink, type LinkRow } from './survey-link-store.js';
import type { SurveyContactsTable } from './survey-tables.js';
import type { Database } from './tables.js';
import { holdsText } from './text-search.js';

export type ContactRow = Selectable<SurveyContactsTable>;

/** Adds contacts with their links, leaving out addresses that are there already; answers with how many were added. */
export async function addContacts(database: Database, rows: readonly ContactRow[]): Promise<number> {
  let added = 0;
  for (const row of rows) {
    const known = await database
      .selectFrom('survey_contacts')
      .select('id')
      .where('survey_id', '=', row.survey_id)
      .where('email', '=', row.email)
      .executeTakeFirst();
    if (known !== undefined) continue;
    await addPersonalLink(database, row.survey_id, row.code_hash);
    await database.insertInto('survey_contacts').values(row).execute();
    added += 1;
  }
  return added;
}

/** Every address among the contacts. */
export async function emailsOfContacts(database: Database, surveyId: string): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom('survey_contacts')
    .select('email')
    .where('survey_id', '=', surveyId)
    .execute();
  return new Set(rows.map((row) => row.email));
}

/** One contact with how their link stands. */
export type ContactWithLink = ContactRow & Pick<LinkRow, 'state'>;

/** The next contacts after the address `after`, in the order of addresses. */
export async function contactsAfter(
  database: Database,
  surveyId: string,
  after: string,
  limit: number,
): Promise<readonly ContactWithLink[]> {
  return database
    .selectFrom('survey_contacts')
    .innerJoin('survey_links', 'survey_links.code_hash', 'survey_contacts.code_hash')
    .selectAll('survey_contacts')
    .select('survey_links.state')
    .where('survey_contacts.survey_id', '=', surveyId)
    .where('survey_contacts.email', '>', after)
    .orderBy('survey_contacts.email')
    .limit(limit)
    .execute();
}

/** One contact of this survey. */
export async function findContact(
  database: Database,
  surveyId: string,
  id: string,
): Promise<ContactWithLink | undefined> {
  return database
    .selectFrom('survey_contacts')
    .innerJoin('survey_links', 'survey_links.code_hash', 'survey_contacts.code_hash')
    .selectAll('survey_contacts')
    .select('survey_links.state')
    .where('survey_contacts.survey_id', '=', surveyId)
    .where('survey_contacts.id', '=', id)
    .executeTakeFirst();
}

/** One contact of this survey, whom no other transaction changes or removes before this one ends. */
export async function holdContact(
  database: Database,
  surveyId: string,
  id: string,
): Promise<ContactWithLink | undefined> {
  // PostgreSQL waits here for whoever changes the row at the same moment, and reads afterwards; SQLite has one writer.
  await database
    .updateTable('survey_contacts')
    .set((row) => ({ issue: row.ref('issue') }))
    .where('id', '=', id)
    .execute();
  return findContact(database, surveyId, id);
}

function found(database: Database, surveyId: string, search: string) {
  return database
    .selectFrom('survey_contacts')
    .innerJoin('survey_links', 'survey_links.code_hash', 'survey_contacts.code_hash')
    .where('survey_contacts.survey_id', '=', surveyId)
    .where((row) => holdsText([row.ref('survey_contacts.email'), row.ref('survey_contacts.name')], search));
}

/** One page of contacts in the order of addresses; `search` (may be empty) is looked for in name and address. */
export async function searchContacts(
  database: Database,
  surveyId: string,
  search: string,
  slice: { readonly limit: number; readonly offset: number },
): Promise<readonly ContactWithLink[]> {
  return found(database, surveyId, search)
    .selectAll('survey_contacts')
    .select('survey_links.state')
    .orderBy('survey_contacts.email')
    .limit(slice.limit)
    .offset(slice.offset)
    .execute();
}

/** How the links stand of those contacts whom the search finds: how many there are of each state. */
export async function contactStandings(
  database: Database,
  surveyId: string,
  search: string,
): Promise<ReadonlyMap<LinkRow['state'], number>> {
  const rows = await found(database, surveyId, search)
    .select(['survey_links.state', (row) => row.fn.countAll<number>().as('found')])
    .groupBy('survey_links.state')
    .execute();
  return new Map(rows.map((row) => [row.state, Number(row.found)]));
}

/** Gives a contact whose link was replaced the next one; false when the contact is no longer as read. */
export async function giveLink(
  database: Database,
  contact: ContactWithLink,
  next: Pick<LinkRow, 'code_hash' | 'state'>,
): Promise<boolean> {
  await addPersonalLink(database, contact.survey_id, next.code_hash, next.state);
  const { numUpdatedRows } = await database
    .updateTable('survey_contacts')
    .set({ issue: contact.issue + 1, code_hash: next.code_hash })
    .where('id', '=', contact.id)
    .where('issue', '=', contact.issue)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Removes a contact with these links and the messages to them, and every file waiting to be added that names their address. */
export async function eraseContactRows(
  database: Database,
  { id, survey_id, email }: ContactRow,
  codeHashes: readonly string[],
): Promise<void> {
  await forgetMailTo(database, survey_id, id);
  await database.deleteFrom('survey_contacts').where('id', '=', id).execute();
  await database.deleteFrom('survey_links').where('code_hash', 'in', codeHashes).execute();
  await database
    .deleteFrom('contact_uploads')
    .where('survey_id', '=', survey_id)
    .where((row) => holdsText([row.ref('content')], email))
    .execute();
}

/** The id of every contact of the survey. */
export async function contactIdsOf(database: Database, surveyId: string): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom('survey_contacts')
    .select('id')
    .where('survey_id', '=', surveyId)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Removes contacts, links and mail of a survey whose retention is over. */
export async function eraseContacts(database: Database, surveyId: string): Promise<void> {
  await forgetMailOfSurvey(database, surveyId);
  await database.deleteFrom('contact_uploads').where('survey_id', '=', surveyId).execute();
  await database.deleteFrom('survey_contacts').where('survey_id', '=', surveyId).execute();
  await database.deleteFrom('survey_links').where('survey_id', '=', surveyId).execute();
}
