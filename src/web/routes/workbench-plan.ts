/** Keeping a view of the workbench in a report plan. */
import type { Services } from '../../services/index.js';
import { actorOf } from '../actor.js';
import { textField } from '../form.js';
import { orThrow } from '../refusal.js';
import { plansHome } from '../report-plans/place.js';
import type { AddDoor } from '../security/door.js';
import type { LabVisit } from '../visit.js';
import { viewIn } from '../workbench/address.js';
import { type AnalysisPlace, ballotPlace, surveyPlace } from '../workbench/place.js';

/** Adds what the form below a result is sent to. */
export function addWorkbenchPlanRoutes(door: AddDoor, services: Services): void {
  door('POST /manage/surveys/:survey/workbench/plan', (visit) => keep(services, visit, surveyPlace(visit)));
  door('POST /manage/ballots/:ballot/workbench/plan', (visit) => keep(services, visit, ballotPlace(visit)));
}

async function keep({ analysis }: Services, visit: LabVisit, place: AnalysisPlace): Promise<void> {
  const { body } = visit.request;
  const typed = (name: string, longest: number) => textField(body, name, longest).trim();
  const [slug, title, name] = [typed('plan', 80), typed('plan-title', 200), typed('part-title', 300)];
  const to = slug === '' ? { title: { en: title === '' ? place.frame().caption : title } } : { slug };
  const part = {
    ...{
      kind: 'view' as const,
      subject: { kind: place.subject.kind, slug: place.slug },
      show: 'all' as const,
    },
    ...{ title: name === '' ? null : { en: name }, view: viewIn(body) },
  };
  const plan = orThrow(await analysis.plans.addPart(visit.lab, to, part, actorOf(visit)));
  visit.response.redirect(303, `${plansHome(visit)}/${plan}`);
}
