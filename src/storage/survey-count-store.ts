/** Numbers of a survey as stored: quota cells that cannot overflow, hours, and how responses stand. */
import type { Selectable } from 'kysely';
import type {
  ResponseState,
  SurveyErasuresTable,
  SurveyHoursTable,
  SurveyQuotasTable,
  Way,
} from './survey-tables.js';
import type { Database } from './tables.js';

export type QuotaRow = Selectable<SurveyQuotasTable>;

/** Every quota cell of the survey. */
export async function quotasOf(database: Database, surveyId: string): Promise<readonly QuotaRow[]> {
  return database
    .selectFrom('survey_quotas')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .orderBy('name')
    .execute();
}

/** Sets a cell's limit, keeping what it holds; false when it is to be hard and holds more than the new limit. */
export async function putQuota(database: Database, quota: Omit<QuotaRow, 'completed'>): Promise<boolean> {
  const { most, hard } = quota;
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('survey_quotas')
    .values({ ...quota, completed: 0 })
    .onConflict((conflict) => {
      const update = conflict.columns(['survey_id', 'name']).doUpdateSet({ most, hard });
      return hard === 0 ? update : update.where('survey_quotas.completed', '<=', most);
    })
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Counts one completion in the cell if it has room, or if it is soft; false when it is full. */
export async function countInQuota(database: Database, surveyId: string, name: string): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('survey_quotas')
    .set((row) => ({ completed: row('completed', '+', 1) }))
    .where('survey_id', '=', surveyId)
    .where('name', '=', name)
    .where((row) => row.or([row('hard', '=', 0), row('completed', '<', row.ref('most'))]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Counts one event in its hour. */
export async function countInHour(
  database: Database,
  event: Omit<Selectable<SurveyHoursTable>, 'responses'>,
): Promise<void> {
  await database
    .insertInto('survey_hours')
    .values({ ...event, responses: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['survey_id', 'hour', 'way', 'event', 'shard'])
        .doUpdateSet((counts) => ({ responses: counts('survey_hours.responses', '+', 1) })),
    )
    .execute();
}

/** Events by hour and way, in the order of time. */
export async function hoursOf(
  database: Database,
  surveyId: string,
): Promise<readonly Omit<Selectable<SurveyHoursTable>, 'shard' | 'survey_id'>[]> {
  const rows = await database
    .selectFrom('survey_hours')
    .select(['hour', 'way', 'event', (row) => row.fn.sum<number>('responses').as('responses')])
    .where('survey_id', '=', surveyId)
    .groupBy(['hour', 'way', 'event'])
    .orderBy('hour')
    .execute();
  return rows.map((row) => ({ ...row, responses: Number(row.responses) }));
}

/** How many responses share a state, a way in, a version and the page they are at or ended at. */
export interface Standing {
  readonly state: ResponseState;
  readonly way: Way;
  readonly version: number;
  readonly page: string | null;
  readonly responses: number;
}

/** The survey's responses counted by how they stand. */
export async function standingsOf(database: Database, surveyId: string): Promise<readonly Standing[]> {
  const rows = await database
    .selectFrom('responses')
    .select(['state', 'way', 'version', 'page', (row) => row.fn.countAll<number>().as('responses')])
    .where('survey_id', '=', surveyId)
    .groupBy(['state', 'way', 'version', 'page'])
    .orderBy('state')
    .orderBy('way')
    .orderBy('version')
    .orderBy('page')
    .execute();
  return rows.map((row) => ({ ...row, responses: Number(row.responses) }));
}

/** Notes an erasure, in numbers. */
export async function insertErasure(
  database: Database,
  erasure: Selectable<SurveyErasuresTable>,
): Promise<void> {
  await database.insertInto('survey_erasures').values(erasure).execute();
}
