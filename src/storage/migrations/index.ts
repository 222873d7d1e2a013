/** The migrations in their order; each runs on both databases, once. */
import type { Kysely, Migration } from 'kysely';
import type { Tables } from '../tables.js';
import * as peopleLabsBallots from './0001-people-labs-ballots.js';
import * as surveys from './0002-surveys.js';
import * as surveyExports from './0003-survey-exports.js';
import * as analysis from './0004-analysis.js';
import * as surveyPictures from './0005-survey-pictures.js';
import * as mailToContacts from './0006-mail-to-contacts.js';
import * as accessTokens from './0007-access-tokens.js';
import * as papersByBallot from './0008-papers-by-ballot.js';
import * as reports from './0009-reports.js';
import * as comments from './0010-comments.js';
import * as webhooks from './0011-webhooks.js';
import * as countsUnderWay from './0012-counts-under-way.js';
import * as reportCodes from './0013-report-codes.js';
import * as ballotReportCodes from './0014-ballot-report-codes.js';
import type { DialectName } from './dialect-words.js';

const MIGRATIONS: Readonly<
  Record<string, (database: Kysely<Tables>, dialect: DialectName) => Promise<void>>
> = {
  '0001-people-labs-ballots': peopleLabsBallots.up,
  '0002-surveys': surveys.up,
  '0003-survey-exports': surveyExports.up,
  '0004-analysis': analysis.up,
  '0005-survey-pictures': surveyPictures.up,
  '0006-mail-to-contacts': mailToContacts.up,
  '0007-access-tokens': accessTokens.up,
  '0008-papers-by-ballot': papersByBallot.up,
  '0009-reports': reports.up,
  '0010-comments': comments.up,
  '0011-webhooks': webhooks.up,
  '0012-counts-under-way': countsUnderWay.up,
  '0013-report-codes': reportCodes.up,
  '0014-ballot-report-codes': ballotReportCodes.up,
};

/** The name of the newest migration: the schema this version of Canvass works with. */
export const SCHEMA_VERSION = Object.keys(MIGRATIONS).at(-1) ?? '';

/** The migrations as Kysely's migrator wants them, for one dialect. */
export function migrationsFor(dialect: DialectName): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries(MIGRATIONS).map(([name, up]) => [
      name,
      { up: (database) => up(database as Kysely<Tables>, dialect) } satisfies Migration,
    ]),
  );
}
