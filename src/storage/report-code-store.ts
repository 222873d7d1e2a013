/** Codes of comments as they were published about, as stored: never changed, and of a survey gone with the answers they are about. */
import type { DefinitionOwner } from './definition-store.js';
import type { Database } from './tables.js';

/** Codes whose comments are those of one survey or one ballot. */
export interface ReportCodes {
  readonly owner: DefinitionOwner;
  /** SHA-256 of the content. */
  readonly digest: string;
  readonly content: string;
}

/** Stores codes, once. */
export async function keepReportCodes(
  database: Database,
  { owner, digest, content }: ReportCodes,
): Promise<void> {
  const { survey_id, ballot_id } = owner;
  if (ballot_id === null)
    await database
      .insertInto('report_codes')
      .values({ survey_id, digest, content })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  else
    await database
      .insertInto('ballot_report_codes')
      .values({ ballot_id, digest, content })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** The text of the owner's codes with this digest. */
export async function reportCodes(
  database: Database,
  { survey_id, ballot_id }: DefinitionOwner,
  digest: string,
): Promise<string | undefined> {
  const found =
    ballot_id === null
      ? await database
          .selectFrom('report_codes')
          .select('content')
          .where('survey_id', '=', survey_id)
          .where('digest', '=', digest)
          .executeTakeFirst()
      : await database
          .selectFrom('ballot_report_codes')
          .select('content')
          .where('ballot_id', '=', ballot_id)
          .where('digest', '=', digest)
          .executeTakeFirst();
  return found?.content;
}

/** Drops all of a survey's: after an erasure nothing is published about the same answers any more. */
export async function eraseReportCodes(database: Database, surveyId: string): Promise<void> {
  await database.deleteFrom('report_codes').where('survey_id', '=', surveyId).execute();
}
