/** Where pages of report plans stand: below their lab. */
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import type { PlanWithVersion } from '../../storage/report-plan-store.js';
import { belowLabFrame, type OrganiserFrame } from '../pages/organiser-frame.js';
import type { PageLink } from '../render.js';
import type { LabVisit } from '../visit.js';
import { type AnalysisPlace, ballotPlace, surveyPlace } from '../workbench/place.js';

/** The address of a lab's plans. */
export function plansHome({ lab }: Pick<LabVisit, 'lab'>): string {
  return `/manage/labs/${lab.slug}/plans`;
}

/** The way back to the lab's plans. */
export function plansLink(visit: Pick<LabVisit, 'lab'>): PageLink {
  return { text: 'Report plans', href: plansHome(visit) };
}

/** The surroundings of a page below the plans. */
export function planFrame(
  visit: Pick<LabVisit, 'lab'>,
  ...above: readonly PageLink[]
): OrganiserFrame & { readonly caption: string } {
  return { ...belowLabFrame(visit, ...above), caption: visit.lab.title };
}

/** The plan that the address names; the problem `not-found` where there is none. */
export async function planOf({ analysis }: Services, visit: LabVisit): Promise<PlanWithVersion> {
  const plan = await analysis.plans.find(visit.lab, String(visit.request.params['plan']));
  if (plan === undefined) throw new ProblemError(problem('not-found'));
  return plan;
}

/** What a plan's view is of, in the lab of the visit; null where the lab has no such survey or ballot. */
export async function placeNamed(
  { surveys, labs }: Services,
  visit: LabVisit,
  { kind, slug }: { readonly kind: 'survey' | 'ballot'; readonly slug: string },
): Promise<AnalysisPlace | null> {
  if (kind === 'survey') {
    const survey = (await surveys.list([visit.lab.id])).find((one) => one.slug === slug);
    return survey === undefined ? null : surveyPlace({ ...visit, survey });
  }
  const ballot = (await labs.ballotsOf(visit.lab)).find((one) => one.slug === slug);
  return ballot === undefined ? null : ballotPlace({ ...visit, ballot });
}
