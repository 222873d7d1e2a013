/** Keeping report plans: made, changed by new versions, and added to from the workbench; each with its line in the audit log. */
import { newId } from '../../../shared/ids.js';
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { freeSlug, slugOf } from '../../../shared/slug.js';
import { appendAudit } from '../../../storage/audit-store.js';
import type { LabRow } from '../../../storage/lab-store.js';
import {
  findPlan,
  insertPlan,
  insertPlanVersion,
  type PlanWithVersion,
  planSlugsFrom,
  plansOf,
  planVersions,
} from '../../../storage/report-plan-store.js';
import type { ServiceContext } from '../../context.js';
import { emptyPlan, type PlanPart, type ReportPlan, storedPlan, writePlan } from './plan.js';

type Lab = Pick<LabRow, 'id'>;

/** The lab's plans, the one that was changed last first. */
export async function listPlans({ storage }: ServiceContext, lab: Lab): Promise<readonly PlanWithVersion[]> {
  return plansOf(storage.reader, lab.id);
}

/** The lab's plan at this address with its newest version. */
export async function planAt(
  { storage }: ServiceContext,
  lab: Lab,
  slug: string,
): Promise<PlanWithVersion | undefined> {
  return findPlan(storage.reader, lab.id, slug);
}

/** Every version of a plan, the newest first. */
export async function versionsOf({ storage }: ServiceContext, plan: Pick<PlanWithVersion, 'id'>) {
  return planVersions(storage.reader, plan.id);
}

/** Makes a plan with its first version; answers with its address in the lab. */
export async function makePlan(
  context: ServiceContext,
  lab: Lab,
  first: ReportPlan,
  actor: string,
): Promise<string> {
  const [id, at] = [newId(context.randomness), context.clock.now()];
  const wanted = slugOf(first.title.en, 'report');
  return context.storage.writer.run(async (database) => {
    const slug = freeSlug(wanted, await planSlugsFrom(database, lab.id, wanted));
    await insertPlan(database, { id, lab_id: lab.id, slug, created_at: at });
    const version = { plan_id: id, number: 1, content: writePlan(first), author: actor, created_at: at };
    await insertPlanVersion(database, version);
    const line = { at, actor, action: 'report-plan-made', subject: id, labId: lab.id };
    await appendAudit(database, { ...line, details: { plan: slug } });
    return slug;
  });
}

/** Stores the plan as the version after `number`; refused with `plan-changed-since` when there is one already. */
export async function savePlan(
  context: ServiceContext,
  lab: Lab,
  { slug, number }: { readonly slug: string; readonly number: number },
  changed: ReportPlan,
  actor: string,
): Promise<Result<number, Problem>> {
  const at = context.clock.now();
  return context.storage.writer.run(async (database): Promise<Result<number, Problem>> => {
    const plan = await findPlan(database, lab.id, slug);
    if (plan === undefined) return refuse(problem('not-found'));
    if (plan.number !== number) return refuse(problem('plan-changed-since'));
    const content = writePlan(changed);
    if (content === plan.content) return ok(number);
    const version = { plan_id: plan.id, number: number + 1, content, author: actor, created_at: at };
    if (!(await insertPlanVersion(database, version))) return refuse(problem('plan-changed-since'));
    const line = { at, actor, action: 'report-plan-changed', subject: plan.id, labId: lab.id };
    await appendAudit(database, { ...line, details: { plan: slug, version: number + 1 } });
    return ok(number + 1);
  });
}

/** Adds a part at the end of the lab's plan, or of a new plan of this title; answers with the plan's address. */
export async function addPart(
  context: ServiceContext,
  lab: Lab,
  to: { readonly slug: string } | { readonly title: ReportPlan['title'] },
  part: PlanPart,
  actor: string,
): Promise<Result<string, Problem>> {
  if ('title' in to)
    return ok(await makePlan(context, lab, { ...emptyPlan(to.title), parts: [part] }, actor));
  const plan = await planAt(context, lab, to.slug);
  if (plan === undefined) return refuse(problem('not-found'));
  const now = storedPlan(plan.content);
  const saved = await savePlan(context, lab, plan, { ...now, parts: [...now.parts, part] }, actor);
  return saved.ok ? ok(to.slug) : saved;
}
