/** Responses as stored: begun, saved page by page, ended once, withdrawn. Queries on a respondent's path are prepared. */
import type { Selectable } from 'kysely';
import { prepared } from './prepared.js';
import type { ResponseState, ResponsesTable } from './survey-tables.js';
import type { Database } from './tables.js';

export type ResponseRow = Selectable<ResponsesTable>;

const selectResponse = prepared(
  ['surveyId', 'key'],
  (database, { surveyId, key }: { surveyId: string; key: string }) =>
    database
      .selectFrom('responses')
      .selectAll()
      .where('response_key', '=', key)
      .where('survey_id', '=', surveyId),
);

/** The survey's response under this key. */
export async function findResponse(
  database: Database,
  surveyId: string,
  key: string,
): Promise<ResponseRow | undefined> {
  return (await selectResponse(database, { surveyId, key })).rows[0];
}

/** Begins a response; false when there is one under its key already. */
export async function beginResponse(
  database: Database,
  response: Omit<ResponseRow, 'state' | 'saves'> & { readonly touched_at: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('responses')
    .values({ ...response, state: 'started', saves: 0 })
    .onConflict((conflict) => conflict.column('response_key').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** What saving a page changes. */
export type PageToSave = {
  readonly key: string;
  /** How often it had been saved when the page was read; a save in between refuses this one. */
  readonly saves: number;
  readonly language: string;
  readonly answers: string;
  readonly paradata: string;
  readonly page: string | null;
  readonly touched: number;
};

const updateSaved = prepared(
  ['key', 'saves', 'next', 'language', 'answers', 'paradata', 'page', 'touched'],
  (database, saved: PageToSave & { readonly next: number }) =>
    database
      .updateTable('responses')
      .set({
        saves: saved.next,
        language: saved.language,
        answers: saved.answers,
        paradata: saved.paradata,
        page: saved.page,
        touched_at: saved.touched,
      })
      .where('response_key', '=', saved.key)
      .where('state', '=', 'started')
      .where('saves', '=', saved.saves),
);

/** Saves a page of a response that is still as it was read; false when it is not. */
export async function saveResponse(database: Database, saved: PageToSave): Promise<boolean> {
  const { numAffectedRows } = await updateSaved(database, { ...saved, next: saved.saves + 1 });
  return numAffectedRows === 1n;
}

/** The end of a response: its last content, under the key it has from now on. */
export interface End {
  readonly key: string;
  readonly endKey: string;
  readonly saves: number;
  readonly state: Extract<ResponseState, 'completed' | 'screened-out' | 'quota-full'>;
  readonly language: string;
  readonly answers: string;
  readonly paradata: string;
  readonly page: string | null;
}

/**
 * Ends a response that is still as it was read: it moves to a key that nothing leads to, and no moment stays with it.
 * False when it is not as it was read.
 */
export async function endResponse(database: Database, end: End): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('responses')
    .set({
      response_key: end.endKey,
      state: end.state,
      language: end.language,
      answers: end.answers,
      paradata: end.paradata,
      page: end.page,
      saves: end.saves + 1,
      touched_at: null,
    })
    .where('response_key', '=', end.key)
    .where('state', '=', 'started')
    .where('saves', '=', end.saves)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Moves a response under way to another key, when its link is replaced; false when there is none. */
export async function rekeyResponse(database: Database, key: string, newKey: string): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('responses')
    .set({ response_key: newKey })
    .where('response_key', '=', key)
    .where('state', '=', 'started')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Removes a response under way altogether; answers with its way in, or undefined when there was none. */
export async function dropResponse(
  database: Database,
  surveyId: string,
  key: string,
): Promise<Pick<ResponseRow, 'way' | 'response_key'> | undefined> {
  return database
    .deleteFrom('responses')
    .where('response_key', '=', key)
    .where('survey_id', '=', surveyId)
    .where('state', '=', 'started')
    .returning(['way', 'response_key'])
    .executeTakeFirst();
}

/** Keys of responses that are still under way. */
export async function keysUnderWay(database: Database, surveyId: string): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('responses')
    .select('response_key')
    .where('survey_id', '=', surveyId)
    .where('state', '=', 'started')
    .orderBy('response_key')
    .execute();
  return rows.map((row) => row.response_key);
}

/** Ends a response that nobody will finish any more, under a key that nothing leads to. */
export async function breakOff(database: Database, key: string, endKey: string): Promise<void> {
  await database
    .updateTable('responses')
    .set({ response_key: endKey, state: 'broke-off', touched_at: null })
    .where('response_key', '=', key)
    .execute();
}

/** Writes every row of the survey's responses and links anew, so that all carry one transaction's mark. */
export async function rewriteRows(database: Database, surveyId: string): Promise<void> {
  await database
    .updateTable('responses')
    .set((row) => ({ saves: row.ref('saves') }))
    .where('survey_id', '=', surveyId)
    .execute();
  await database
    .updateTable('survey_links')
    .set((row) => ({ kind: row.ref('kind') }))
    .where('survey_id', '=', surveyId)
    .execute();
}

/** How responses end that still say something. */
export const ENDED_STATES = ['completed', 'screened-out', 'quota-full', 'broke-off'] as const;

export type EndedState = (typeof ENDED_STATES)[number];

/** An ended response as it is read for files and tables: without whatever is of no use to them. */
export type EndedRow = Pick<
  ResponseRow,
  'response_key' | 'version' | 'way' | 'language' | 'answers' | 'paradata'
> & { readonly state: EndedState };

/**
 * The survey's responses that ended in these ways and were not withdrawn, `size` at a time: one state after another, and
 * each in the order of keys, which says nothing. The index holds them in this order, so that none is looked for twice.
 */
export async function* endedResponses(
  database: Database,
  surveyId: string,
  states: readonly EndedState[] = ENDED_STATES,
  size = 500,
): AsyncGenerator<readonly EndedRow[]> {
  for (const state of states) {
    let after = '';
    for (;;) {
      const rows = await responsesIn(database, surveyId, state, after, size);
      if (rows.length > 0) yield rows;
      if (rows.length < size) break;
      after = rows.at(-1)?.response_key ?? '';
    }
  }
}

async function responsesIn(
  database: Database,
  surveyId: string,
  state: EndedState,
  after: string,
  limit: number,
): Promise<readonly EndedRow[]> {
  return database
    .selectFrom('responses')
    .select(['response_key', 'version', 'way', 'language', 'answers', 'paradata'])
    .select((row) => row.ref('state').$castTo<EndedState>().as('state'))
    .where('survey_id', '=', surveyId)
    .where('state', '=', state)
    .where('response_key', '>', after)
    .orderBy('response_key')
    .limit(limit)
    .execute();
}

/** A place in the order of `endedResponses`: just behind the response with this key. */
export interface EndedPlace {
  readonly state: EndedState;
  readonly key: string;
}

/** At most `limit` ended responses behind a place, or from the beginning, in the order of `endedResponses`. */
export async function endedPage(
  database: Database,
  surveyId: string,
  place: EndedPlace | null,
  limit: number,
): Promise<readonly EndedRow[]> {
  const found: EndedRow[] = [];
  const first = place === null ? 0 : ENDED_STATES.indexOf(place.state);
  for (const state of ENDED_STATES.slice(first)) {
    const after = state === place?.state ? place.key : '';
    found.push(...(await responsesIn(database, surveyId, state, after, limit - found.length)));
    if (found.length >= limit) break;
  }
  return found;
}

/** How many responses of the survey stand in each state, in the order of states. */
export async function countByState(
  database: Database,
  surveyId: string,
): Promise<readonly (readonly [ResponseState, number])[]> {
  const rows = await database
    .selectFrom('responses')
    .select(['state', ({ fn }) => fn.countAll<number>().as('responses')])
    .where('survey_id', '=', surveyId)
    .where('state', '!=', 'started')
    .groupBy('state')
    .orderBy('state')
    .execute();
  return rows.map(({ state, responses }) => [state, Number(responses)]);
}

/** How many responses `endedResponses` gives. */
export async function countEnded(
  database: Database,
  surveyId: string,
  states: readonly EndedState[] = ENDED_STATES,
): Promise<number> {
  const { responses } = await database
    .selectFrom('responses')
    .select(({ fn }) => fn.countAll<number>().as('responses'))
    .where('survey_id', '=', surveyId)
    .where('state', 'in', [...states])
    .executeTakeFirstOrThrow();
  return Number(responses);
}
