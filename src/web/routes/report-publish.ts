/** From a plan to a published report: the preview that has been through disclosure control, publishing it, and withdrawing. */
import { PRESETS } from '../../domain/statistics/disclosure/rule.js';
import { storedPublication } from '../../services/analysis/publishing/publication.js';
import { MOST_MINIMUM, SERVICE_RULE } from '../../services/analysis/publishing/rule-choice.js';
import { storedPlan } from '../../services/analysis/report-plan/plan.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { actorOf } from '../actor.js';
import { countIn, textField } from '../form.js';
import { reportAddress } from '../pages/report.js';
import { type PreviewShown, refusedPreviewPage, reportPreviewPage } from '../pages/report-preview.js';
import { reportsHome, reportsPage, withdrawPage } from '../pages/reports.js';
import { orThrow } from '../refusal.js';
import { renderPage, wordsFor } from '../render.js';
import { planFrame, planOf, plansHome, plansLink } from '../report-plans/place.js';
import { showUnderway } from '../reports/underway.js';
import type { AddDoor } from '../security/door.js';
import type { LabVisit } from '../visit.js';

const PLAN = '/manage/labs/:lab/plans/:plan';
const REPORTS = '/manage/labs/:lab/reports';

/** Adds the pages. */
export function addReportPublishRoutes(door: AddDoor, services: Services): void {
  door(`GET ${PLAN}/preview`, (visit) => preview(services, visit));
  door(`POST ${PLAN}/publish`, (visit) => publish(services, visit));
  door(`GET ${REPORTS}`, (visit) => list(services, visit));
  door(`GET ${REPORTS}/:report/withdraw`, (visit) => askToWithdraw(services, visit));
  door(`POST ${REPORTS}/:report/withdraw`, (visit) => withdraw(services, visit));
}

async function preview(services: Services, visit: LabVisit): Promise<void> {
  const row = await planOf(services, visit);
  const { choice, errors, typed } = ruleIn(visit.request.query);
  const title = storedPlan(row.content).title.en;
  const shown: PreviewShown = { row, title, choice, errors, typed };
  const found = await services.analysis.reports.preview(visit.lab, row, choice);
  if (typeof found.ok === 'string')
    return showUnderway(visit, found, {
      title: 'Preparing the preview',
      frame: planFrame(visit, plansLink(visit), {
        text: title,
        href: `${plansHome(visit)}/${String(visit.request.params['plan'])}`,
      }),
    });
  const words = { ...wordsFor(visit.response, 'organiser'), zone: services.context.config.labTimeZone };
  const page = found.ok
    ? reportPreviewPage(visit, shown, found.value, words)
    : refusedPreviewPage(visit, shown, found.problem.sentence);
  renderPage(visit.response, 'report-preview', page, Object.keys(errors).length > 0 ? 422 : 200);
}

/** What the form of the rule says; what makes no sense is as if it were not said, with a sentence. */
function ruleIn(query: unknown): Pick<PreviewShown, 'choice' | 'errors' | 'typed'> {
  const asked = textField(query, 'rule', 40);
  const preset = PRESETS.find(({ name }) => name === asked)?.name ?? SERVICE_RULE.preset;
  const typed = textField(query, 'minimum', 9).trim();
  if (typed === '') return { choice: { preset, minimum: null }, errors: {}, typed };
  const minimum = countIn(typed);
  const isRight = minimum !== null && minimum >= 1 && minimum <= MOST_MINIMUM;
  return {
    typed,
    choice: { preset, minimum: isRight ? minimum : null },
    errors: isRight ? {} : { minimum: `Type the fewest people as a whole number from 1 to ${MOST_MINIMUM}` },
  };
}

async function publish(services: Services, visit: LabVisit): Promise<void> {
  const { body, params } = visit.request;
  const { choice } = ruleIn(body);
  const order = {
    ...{ slug: String(params['plan']), choice, seal: textField(body, 'seal', 64) },
    number: countIn(textField(body, 'number', 9)) ?? 0,
  };
  const { slug } = orThrow(await services.analysis.reports.publish(visit.lab, order, actorOf(visit)));
  visit.response.redirect(303, reportAddress(visit.lab, slug));
}

async function list(services: Services, visit: LabVisit): Promise<void> {
  const { format } = wordsFor(visit.response, 'organiser');
  const zone = services.context.config.labTimeZone;
  const reports = await services.analysis.reports.list(visit.lab);
  renderPage(
    visit.response,
    'reports',
    reportsPage(visit, reports, (at) => format.moment(at, zone)),
  );
}

async function askToWithdraw({ analysis }: Services, visit: LabVisit): Promise<void> {
  const slug = String(visit.request.params['report']);
  const edition = await analysis.reports.edition(visit.lab, slug, null);
  if (edition === undefined) throw new ProblemError(problem('not-found'));
  if (edition.row.withdrawn_at !== null) throw new ProblemError(problem('report-withdrawn'));
  const title = storedPublication(edition.row.content).title.en;
  renderPage(visit.response, 'report-withdraw', withdrawPage(visit, slug, title));
}

async function withdraw({ analysis }: Services, visit: LabVisit): Promise<void> {
  const slug = String(visit.request.params['report']);
  orThrow(await analysis.reports.withdraw(visit.lab, slug, actorOf(visit)));
  visit.response.redirect(303, reportsHome(visit));
}
