/** The demonstration's closed survey in a database of its own. */
import { loadDemonstration } from '../../src/services/demo/load.js';
import { renewOrganiser } from '../../src/services/demo/organiser.js';
import { buildServices } from '../../src/services/index.js';
import { present } from '../../src/shared/assert.js';
import type { SurveyRow } from '../../src/storage/survey-store.js';
import { openContext } from '../kit/context.js';
import type { OwnDatabase } from '../kit/own-database.js';

/** Loads the whole demonstration and answers with the survey that is over. */
export async function demonstrationSurvey(database: OwnDatabase): Promise<Pick<SurveyRow, 'id' | 'slug'>> {
  const { context, close } = await openContext(database.url, database.folder);
  const { accountId } = await renewOrganiser(buildServices(context));
  await loadDemonstration(context, accountId);
  const found = await context.storage.reader
    .selectFrom('surveys')
    .select(['id', 'slug'])
    .where('state', '=', 'closed')
    .executeTakeFirst();
  await close();
  return present(found, 'the demonstration has a survey that is over');
}
