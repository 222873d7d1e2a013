/** Links into a survey that work once, as stored. */
import type { Selectable } from 'kysely';
import { prepared } from './prepared.js';
import type { SurveyLinksTable } from './survey-tables.js';
import type { Database } from './tables.js';

export type LinkRow = Selectable<SurveyLinksTable>;

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

/** Adds a personal link . */
export async function addPersonalLink(
  database: Database,
  surveyId: string,
  codeHash: string,
  state: LinkRow['state'] = 'unused',
): Promise<void> {
  await database
    .insertInto('survey_links')
    .values({ code_hash: codeHash, survey_id: surveyId, kind: 'personal', state, outcome: null })
    .execute();
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

/** Replaces a link that was not used; false when it was, or was replaced before. */
export async function retireLink(database: Database, codeHash: string): Promise<boolean> {
  return moveLink(database, codeHash, ['unused', 'started', 'withdrawn'], { state: 'replaced' });
}

/**
 * Whether anybody has a link of their own into the survey, or had one and began with it: erasing the contacts does not make the
 * responses that came by their links anybody's.
 */
export async function hasOwnLinks(database: Database, surveyId: string): Promise<boolean> {
  const link = await database
    .selectFrom('survey_links')
    .select('code_hash')
    .where('survey_id', '=', surveyId)
    .limit(1)
    .executeTakeFirst();
  if (link !== undefined) return true;
  const response = await database
    .selectFrom('responses')
    .select('response_key')
    .where('survey_id', '=', surveyId)
    .where('way', 'in', ['personal', 'panel'])
    .limit(1)
    .executeTakeFirst();
  return response !== undefined;
}
