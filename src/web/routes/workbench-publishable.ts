/** What could be published of a view: its numbers through the one door that published ones pass, with what is withheld and why. */
import { SERVICE_RULE } from '../../services/analysis/publishing/rule-choice.js';
import { writePlan } from '../../services/analysis/report-plan/plan.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { publishablePage } from '../pages/workbench-publishable.js';
import { renderPage, wordsFor } from '../render.js';
import { showUnderway } from '../reports/underway.js';
import type { AddDoor } from '../security/door.js';
import type { SurveyVisit } from '../visit.js';
import { viewAddress, viewIn } from '../workbench/address.js';
import { surveyPlace, workbenchLink } from '../workbench/place.js';

/** Adds the page. A ballot has none: its workbench tells nothing that could not be published. */
export function addWorkbenchPublishableRoutes(door: AddDoor, services: Services): void {
  door('GET /manage/surveys/:survey/workbench/publishable', (visit) => show(services, visit));
}

async function show({ analysis, context }: Services, visit: SurveyVisit): Promise<void> {
  const place = surveyPlace(visit);
  const view = viewIn(visit.request.query);
  if (view.rows.length === 0) throw new ProblemError(problem('not-found'));
  const frame = place.frame({ ...workbenchLink(place), href: viewAddress(place.workbench, view) });
  const content = writePlan({
    ...{ canvass: 'report-plan/1', title: { en: frame.caption } },
    parts: [{ kind: 'view', subject: { kind: 'survey', slug: place.slug }, title: null, show: 'all', view }],
  });
  const found = await analysis.reports.preview(visit.lab, { content }, SERVICE_RULE);
  const title = 'What could be published';
  if (typeof found.ok === 'string') return showUnderway(visit, found, { title, frame });
  const words = { ...wordsFor(visit.response, 'organiser'), zone: context.config.labTimeZone };
  renderPage(visit.response, 'workbench-publishable', publishablePage({ ...frame, title }, found, words));
}
