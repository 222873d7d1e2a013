/** Links into a survey that work once, and the contacts who hold the personal ones, as stored. */
import type { Selectable } from 'kysely';
import { prepared } from './prepared.js';
import type { SurveyContactsTable, SurveyLinksTable } from './survey-tables.js';
import type { Database } from './tables.js';

export type LinkRow = Selectable<SurveyLinksTable>;
export type ContactRow = Selectable<SurveyContactsTable>;

const selectLink = prepared(
  ['surveyId', 'codeHash'],
  (database, { surveyId, codeHash }: { surveyId: string; codeHash: string }) =>
    database
      .selectFrom('survey_links')
      .selectAll()
      .where('code_hash', '=', codeHash)
      .where('survey_id', '=', surveyId),
);

/** The survey's link with this code. */
export async function findLink(
  database: Database,
  surveyId: string,
  codeHash: string,
): Promise<LinkRow | undefined> {
  return (await selectLink(database, { surveyId, codeHash })).rows[0];
}

/** Notes a panel member's first visit; nothing changes at the second. */
export async function beginPanelLink(database: Database, surveyId: string, codeHash: string): Promise<void> {
  await database
    .insertInto('survey_links')
    .values({ code_hash: codeHash, survey_id: surveyId, kind: 'panel', state: 'started', outcome: null })
    .onConflict((conflict) => conflict.column('code_hash').doNothing())
    .execute();
}

/** Moves a link from one of these states to another; false when it is in none of them. */
export async function moveLink(
  database: Database,
  codeHash: string,
  from: readonly LinkRow['state'][],
  change: Partial<Pick<LinkRow, 'state' | 'outcome'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('survey_links')
    .set(change)
    .where('code_hash', '=', codeHash)
    .where('state', 'in', from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Removes a panel link that was begun, when its answers are deleted. */
export async function dropPanelLink(database: Database, codeHash: string): Promise<void> {
  await database
    .deleteFrom('survey_links')
    .where('code_hash', '=', codeHash)
    .where('kind', '=', 'panel')
    .where('state', '=', 'started')
    .execute();
}

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
    await insertLink(database, row.survey_id, row.code_hash);
    await database.insertInto('survey_contacts').values(row).execute();
    added += 1;
  }
  return added;
}

async function insertLink(database: Database, surveyId: string, codeHash: string): Promise<void> {
  await database
    .insertInto('survey_links')
    .values({ code_hash: codeHash, survey_id: surveyId, kind: 'personal', state: 'unused', outcome: null })
    .execute();
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

/** How many contacts have a link that is not withdrawn. */
export async function countContacts(database: Database, surveyId: string): Promise<number> {
  const { found } = await database
    .selectFrom('survey_links')
    .select((row) => row.fn.countAll<number>().as('found'))
    .where('survey_id', '=', surveyId)
    .where('kind', '=', 'personal')
    .where('state', 'in', ['unused', 'started', 'used'])
    .executeTakeFirstOrThrow();
  return Number(found);
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

/** Replaces a link that was not used; false when it was, or was replaced before. */
export async function retireLink(database: Database, codeHash: string): Promise<boolean> {
  return moveLink(database, codeHash, ['unused', 'started', 'withdrawn'], { state: 'replaced' });
}

/** Gives a contact whose link was replaced the next one; false when the contact is no longer as read. */
export async function giveLink(
  database: Database,
  contact: ContactWithLink,
  next: Pick<LinkRow, 'code_hash' | 'state'>,
): Promise<boolean> {
  await database
    .insertInto('survey_links')
    .values({ ...next, survey_id: contact.survey_id, kind: 'personal', outcome: null })
    .execute();
  const { numUpdatedRows } = await database
    .updateTable('survey_contacts')
    .set({ issue: contact.issue + 1, code_hash: next.code_hash })
    .where('id', '=', contact.id)
    .where('issue', '=', contact.issue)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Removes contacts and links of a survey whose retention is over. */
export async function eraseContacts(database: Database, surveyId: string): Promise<void> {
  await database.deleteFrom('contact_uploads').where('survey_id', '=', surveyId).execute();
  await database.deleteFrom('survey_contacts').where('survey_id', '=', surveyId).execute();
  await database.deleteFrom('survey_links').where('survey_id', '=', surveyId).execute();
}

/** Whether anybody has a link of their own into the survey. */
export async function hasOwnLinks(database: Database, surveyId: string): Promise<boolean> {
  const row = await database
    .selectFrom('survey_links')
    .select('code_hash')
    .where('survey_id', '=', surveyId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
