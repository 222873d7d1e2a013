/** Ended responses as the columns of an analysis are grown from them: how many there are, their keys, some of them. */
import type { EndedRow, EndedState } from './response-store.js';
import type { ResponseState } from './survey-tables.js';
import type { Database } from './tables.js';

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

/** The next keys after `after` of responses that ended in this state, in their order, which says nothing. */
export async function endedKeysAfter(
  database: Database,
  { surveyId, state }: { readonly surveyId: string; readonly state: EndedState },
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('responses')
    .select('response_key')
    .where('survey_id', '=', surveyId)
    .where('state', '=', state)
    .where('response_key', '>', after)
    .orderBy('response_key')
    .limit(limit)
    .execute();
  return rows.map(({ response_key }) => response_key);
}

/** Those of these responses that are still in this state. */
export async function endedWithKeys(
  database: Database,
  state: EndedState,
  keys: readonly string[],
): Promise<readonly EndedRow[]> {
  if (keys.length === 0) return [];
  const rows = await database
    .selectFrom('responses')
    .select(['response_key', 'version', 'way', 'language', 'answers', 'paradata'])
    .where('response_key', 'in', keys)
    .where('state', '=', state)
    .execute();
  return rows.map((row) => ({ ...row, state }));
}

/** What completed responses answered, without anything else of them: `size` at a time, in the order of keys, which says nothing. */
export async function* completedAnswers(
  database: Database,
  surveyId: string,
  size = 500,
): AsyncGenerator<readonly Pick<EndedRow, 'response_key' | 'version' | 'answers'>[]> {
  for (let after = ''; ; ) {
    const rows = await database
      .selectFrom('responses')
      .select(['response_key', 'version', 'answers'])
      .where('survey_id', '=', surveyId)
      .where('state', '=', 'completed')
      .where('response_key', '>', after)
      .orderBy('response_key')
      .limit(size)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (rows.length < size) return;
    after = last.response_key;
  }
}
