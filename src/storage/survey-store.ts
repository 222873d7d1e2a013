/** Surveys as stored. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import { prepared } from './prepared.js';
import type { SurveyState, SurveysTable } from './survey-tables.js';
import type { Database } from './tables.js';

export type SurveyRow = Selectable<SurveysTable>;

const selectBySlug = prepared(['slug'], (database, { slug }: { slug: string }) =>
  database.selectFrom('surveys').selectAll().where('slug', '=', slug),
);

/** The survey whose address ends in `slug`. */
export async function findSurvey(database: Database, slug: string): Promise<SurveyRow | undefined> {
  return (await selectBySlug(database, { slug })).rows[0];
}

/** The survey with this id, which a foreign key guarantees. */
export async function surveyById(database: Database, id: string): Promise<SurveyRow> {
  return database.selectFrom('surveys').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** Stores a new survey. */
export async function insertSurvey(database: Database, survey: Insertable<SurveysTable>): Promise<void> {
  await database.insertInto('surveys').values(survey).execute();
}

/**
 * Changes the survey if it is still as the caller read it (same state, same revision), and raises the revision.
 * Answers whether it did; when it did not, somebody else was faster. On PostgreSQL the row stays locked until the
 * transaction ends, so respondents wait.
 */
export async function changeSurvey(
  database: Database,
  asRead: Pick<SurveyRow, 'id' | 'state' | 'revision'>,
  changes: Updateable<SurveysTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('surveys')
    .set({ ...changes, revision: asRead.revision + 1 })
    .where('id', '=', asRead.id)
    .where('state', '=', asRead.state)
    .where('revision', '=', asRead.revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Keeps whoever holds the same survey waiting until this transaction ends; to be the first query of its job, as answers that are
 * written hold a share of the row. On SQLite there is one writer anyway.
 */
export async function holdSurvey(database: Database, id: string): Promise<void> {
  await database
    .updateTable('surveys')
    .set((row) => ({ revision: row.ref('revision') }))
    .where('id', '=', id)
    .execute();
}

/** Moves the survey on within a transaction that has changed it before, so that nobody else can have. */
export async function moveSurvey(
  database: Database,
  id: string,
  change: Updateable<SurveysTable>,
): Promise<void> {
  await database.updateTable('surveys').set(change).where('id', '=', id).execute();
}

/** Every survey in this state. */
export async function surveysInState(database: Database, state: SurveyState): Promise<readonly SurveyRow[]> {
  return database.selectFrom('surveys').selectAll().where('state', '=', state).orderBy('id').execute();
}

/** The surveys of these labs, newest first. */
export async function surveysOfLabs(
  database: Database,
  labIds: readonly string[],
): Promise<readonly SurveyRow[]> {
  if (labIds.length === 0) return [];
  return database
    .selectFrom('surveys')
    .selectAll()
    .where('lab_id', 'in', labIds)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Every survey in one of these states, the one that closes last first. */
export async function surveysInStates(
  database: Database,
  states: readonly SurveyState[],
): Promise<readonly SurveyRow[]> {
  return database
    .selectFrom('surveys')
    .selectAll()
    .where('state', 'in', states)
    .orderBy('closes_at', 'desc')
    .orderBy('id')
    .execute();
}

/** The addresses (slugs) of surveys that begin with `start`. */
export async function surveySlugsFrom(database: Database, start: string): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom('surveys')
    .select('slug')
    .where('slug', 'like', `${start}%`)
    .execute();
  return new Set(rows.map(({ slug }) => slug));
}

const DAY = 86_400_000;

/** Ids of the surveys for which the clock has something to do at `now` (epoch milliseconds). */
export async function surveysDue(
  database: Database,
  now: number,
): Promise<Readonly<Record<'toOpen' | 'toClose' | 'toErase', readonly string[]>>> {
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  const some = () => database.selectFrom('surveys').select('id').orderBy('id');
  return {
    toOpen: ids(await some().where('state', '=', 'scheduled').where('opens_at', '<=', now).execute()),
    toClose: ids(await some().where('state', '=', 'open').where('closes_at', '<=', now).execute()),
    toErase: ids(
      await some()
        .where('state', 'in', ['closed', 'cancelled'])
        .where('erased_at', 'is', null)
        .where((row) =>
          row(row('closes_at', '+', row('retention_days', '*', row.lit(DAY) as never)), '<=', now),
        )
        .execute(),
    ),
  };
}
