/** Ended responses as the columns of an analysis are grown from them: how many there are, their keys, some of them. */
import type { ResponseRow } from './response-store.js';
import type { ResponseState } from './survey-tables.js';
import type { Database } from './tables.js';

/** States of a response that ended with its answers. */
const ENDED = [
  'completed',
  'screened-out',
  'quota-full',
  'broke-off',
] as const satisfies readonly ResponseState[];

/**
 * How many responses of the survey are in each state that is an end, withdrawals too. An end is never undone and a
 * withdrawal never taken back, so whatever happens to the answers changes one of these numbers.
 */
export async function endedCounts(
  database: Database,
  surveyId: string,
): Promise<readonly { readonly state: ResponseState; readonly responses: number }[]> {
  const rows = await database
    .selectFrom('responses')
    .select(['state', (row) => row.fn.countAll<number>().as('responses')])
    .where('survey_id', '=', surveyId)
    .where('state', '<>', 'started')
    .groupBy('state')
    .orderBy('state')
    .execute();
  return rows.map(({ state, responses }) => ({ state, responses: Number(responses) }));
}

/** The next keys of ended responses after `after`, in their order, which says nothing. */
export async function endedKeysAfter(
  database: Database,
  surveyId: string,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('responses')
    .select('response_key')
    .where('survey_id', '=', surveyId)
    .where('state', 'in', ENDED)
    .where('response_key', '>', after)
    .orderBy('response_key')
    .limit(limit)
    .execute();
  return rows.map(({ response_key }) => response_key);
}

/** Those of these responses that are still there with their answers, in the order of their keys. */
export async function endedResponses(
  database: Database,
  keys: readonly string[],
): Promise<readonly ResponseRow[]> {
  if (keys.length === 0) return [];
  return database
    .selectFrom('responses')
    .selectAll()
    .where('response_key', 'in', keys)
    .where('state', 'in', ENDED)
    .orderBy('response_key')
    .execute();
}
