/** Report plans of a lab: listed, made, run on the answers as they are now, changed, and taken out as JSON. */
import { emptyPlan, planOnSurvey, readPlan, storedPlan } from '../../services/analysis/report-plan/plan.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import type { PlanVersionRow } from '../../storage/report-plan-store.js';
import { actorOf } from '../actor.js';
import { countIn, textField } from '../form.js';
import { FormReader } from '../form-reader.js';
import { reportPlanEditPage, reportPlanPage, reportPlansPage } from '../pages/report-plans.js';
import { renderPage, wordsFor } from '../render.js';
import { planOf, plansHome } from '../report-plans/place.js';
import { runPlan } from '../report-plans/run.js';
import type { AddDoor } from '../security/door.js';
import type { LabVisit } from '../visit.js';
import { dayFor, surveysOpened } from '../workbench/waves.js';

const PLANS = '/manage/labs/:lab/plans';

/** Adds the pages. */
export function addReportPlanRoutes(door: AddDoor, services: Services): void {
  door(`GET ${PLANS}`, (visit) => list(services, visit));
  door(`POST ${PLANS}`, (visit) => make(services, visit));
  door(`GET ${PLANS}/:plan`, (visit) => show(services, visit));
  door(`POST ${PLANS}/:plan`, (visit) => change(services, visit));
  door(`GET ${PLANS}/:plan/edit`, (visit) => edit(services, visit));
  door(`GET ${PLANS}/:plan/plan.json`, (visit) => takeOut(services, visit));
}

async function list(services: Services, visit: LabVisit, form?: FormReader): Promise<void> {
  const plans = await services.analysis.plans.list(visit.lab);
  const model = reportPlansPage(visit, plans, momentOf(services, visit));
  const errors = form?.errors ?? {};
  const status = form === undefined ? 200 : 422;
  renderPage(visit.response, 'report-plans', { ...model, errors, values: form?.typed ?? {} }, status);
}

/** A plan of a title, or the one that was brought as JSON. */
async function make(services: Services, visit: LabVisit): Promise<void> {
  const form = new FormReader(visit.request.body);
  const brought = form.text('content', { label: 'the plan', longest: 500_000, required: false });
  const title = form.line('title', { label: 'a title', longest: 200, required: brought === '' });
  const read = brought === '' ? null : readPlan(brought);
  if (read?.ok === false) form.refuse('content', read.problem);
  if (Object.keys(form.errors).length > 0) return list(services, visit, form);
  const plan = read?.ok ? read.value : emptyPlan({ en: title });
  const titled = title === '' ? plan : { ...plan, title: { en: title } };
  const slug = await services.analysis.plans.make(visit.lab, titled, actorOf(visit));
  visit.response.redirect(303, `${plansHome(visit)}/${slug}`);
}

async function show(services: Services, visit: LabVisit): Promise<void> {
  const row = await planOf(services, visit);
  const versions = await services.analysis.plans.versions(row);
  const version = wanted(visit, versions);
  const surveys = await surveysOpened(services, visit.lab.id, dayFor(services, visit.response));
  const asked = textField(visit.request.query, 'survey', 100);
  const on = surveys.some(({ slug }) => slug === asked) ? asked : '';
  const stored = storedPlan(version.content);
  const plan = on === '' ? stored : planOnSurvey(stored, on);
  const parts = await runPlan(services, visit, plan);
  if (parts === null) return;
  const run = { row, versions, number: version.number, plan, parts, surveys, on };
  renderPage(visit.response, 'report-plan', reportPlanPage(visit, run, momentOf(services, visit)));
}

/** The version that the address asks for, or the newest. */
function wanted({ request }: LabVisit, versions: readonly PlanVersionRow[]): PlanVersionRow {
  const asked = textField(request.query, 'version', 10);
  const found = versions.find(({ number }, at) => (asked === '' ? at === 0 : String(number) === asked));
  if (found === undefined) throw new ProblemError(problem('not-found'));
  return found;
}

async function edit(services: Services, visit: LabVisit): Promise<void> {
  const row = await planOf(services, visit);
  renderPage(visit.response, 'report-plan-edit', reportPlanEditPage(visit, row, null));
}

async function change(services: Services, visit: LabVisit): Promise<void> {
  const row = await planOf(services, visit);
  const content = textField(visit.request.body, 'content', 500_000);
  const read = readPlan(content);
  if (!read.ok) {
    const page = reportPlanEditPage(visit, row, { content, fault: read.problem });
    return renderPage(visit.response, 'report-plan-edit', page, 422);
  }
  const number = countIn(textField(visit.request.body, 'number', 9)) ?? 0;
  const saved = await services.analysis.plans.save(
    visit.lab,
    { slug: row.slug, number },
    read.value,
    actorOf(visit),
  );
  if (!saved.ok) {
    const page = reportPlanEditPage(visit, row, { content, fault: saved.problem.sentence });
    return renderPage(visit.response, 'report-plan-edit', page, saved.problem);
  }
  visit.response.redirect(303, `${plansHome(visit)}/${row.slug}`);
}

async function takeOut(services: Services, visit: LabVisit): Promise<void> {
  const row = await planOf(services, visit);
  const version = wanted(visit, await services.analysis.plans.versions(row));
  visit.response
    .type('application/json; charset=utf-8')
    .attachment(`${row.slug}-${version.number}.json`)
    .send(version.content);
}

function momentOf({ context }: Services, { response }: LabVisit): (at: number) => string {
  const { format } = wordsFor(response, 'organiser');
  return (at) => format.moment(at, context.config.labTimeZone);
}
