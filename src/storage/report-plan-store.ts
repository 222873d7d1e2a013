/** Report plans as stored: an address in a lab, and versions that never change. */
import type { Insertable, Selectable } from 'kysely';
import type { ReportPlansTable, ReportPlanVersionsTable } from './analysis-tables.js';
import type { Database } from './tables.js';

export type PlanRow = Selectable<ReportPlansTable>;
export type PlanVersionRow = Selectable<ReportPlanVersionsTable>;

/** A plan with its newest version. */
export type PlanWithVersion = PlanRow &
  Omit<PlanVersionRow, 'plan_id' | 'created_at'> & { readonly changed_at: number };

/** The plans of a lab with their newest versions, the one that was changed last first. */
export async function plansOf(database: Database, labId: string): Promise<readonly PlanWithVersion[]> {
  const rows = await withNewest(database).where('report_plans.lab_id', '=', labId).execute();
  return rows.sort((a, b) => b.changed_at - a.changed_at || (a.slug < b.slug ? -1 : 1));
}

/** The lab's plan at this address with its newest version. */
export async function findPlan(
  database: Database,
  labId: string,
  slug: string,
): Promise<PlanWithVersion | undefined> {
  return withNewest(database)
    .where('report_plans.lab_id', '=', labId)
    .where('report_plans.slug', '=', slug)
    .executeTakeFirst();
}

function withNewest(database: Database) {
  return database
    .selectFrom('report_plans')
    .innerJoin('report_plan_versions as version', 'version.plan_id', 'report_plans.id')
    .where((row) =>
      row(
        'version.number',
        '=',
        row
          .selectFrom('report_plan_versions as other')
          .select(({ fn }) => fn.max('other.number').as('newest'))
          .whereRef('other.plan_id', '=', 'report_plans.id'),
      ),
    )
    .select(['report_plans.id', 'report_plans.lab_id', 'report_plans.slug', 'report_plans.created_at'])
    .select(['version.number', 'version.content', 'version.author', 'version.created_at as changed_at']);
}

/** Every version of a plan, the newest first. */
export async function planVersions(database: Database, planId: string): Promise<readonly PlanVersionRow[]> {
  return database
    .selectFrom('report_plan_versions')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('number', 'desc')
    .execute();
}

/** Stores a new plan; its address must be free in the lab. */
export async function insertPlan(database: Database, plan: Insertable<ReportPlansTable>): Promise<void> {
  await database.insertInto('report_plans').values(plan).execute();
}

/** Stores the version; false when there is one of this number already. */
export async function insertPlanVersion(database: Database, version: PlanVersionRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('report_plan_versions')
    .values(version)
    .onConflict((conflict) => conflict.columns(['plan_id', 'number']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Addresses of the lab's plans that begin with `start`. */
export async function planSlugsFrom(
  database: Database,
  labId: string,
  start: string,
): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom('report_plans')
    .select('slug')
    .where('lab_id', '=', labId)
    .where('slug', 'like', `${start}%`)
    .execute();
  return new Set(rows.map(({ slug }) => slug));
}
