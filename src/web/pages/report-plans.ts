/** A lab's report plans: the list, one run on the answers as they are now, and its text to change. */
import { type ReportPlan, storedPlan } from '../../services/analysis/report-plan/plan.js';
import type { PlanVersionRow, PlanWithVersion } from '../../storage/report-plan-store.js';
import { markdown } from '../markdown.js';
import type { PageModel } from '../render.js';
import { planFrame, plansHome, plansLink } from '../report-plans/place.js';
import type { RunPart } from '../report-plans/run.js';
import type { LabVisit } from '../visit.js';
import { CHANCE_ALONE } from './table-legend.js';

type OfLab = Pick<LabVisit, 'lab'>;

/** Writes a moment. */
type Moment = (at: number) => string;

/** The list, with the form that makes another. */
export function reportPlansPage(visit: OfLab, plans: readonly PlanWithVersion[], moment: Moment): PageModel {
  return {
    ...planFrame(visit),
    title: 'Report plans',
    action: plansHome(visit),
    plans: plans.map((plan) => ({
      title: storedPlan(plan.content).title.en,
      href: `${plansHome(visit)}/${plan.slug}`,
      words: `${partsWords(storedPlan(plan.content))}, version ${plan.number}, ${moment(plan.changed_at)}`,
    })),
  };
}

function partsWords({ parts }: ReportPlan): string {
  return parts.length === 1 ? '1 part' : `${parts.length} parts`;
}

/** A plan with everything that its page is made of. */
export interface RunPlan {
  /** The plan as it was run, perhaps on another survey than it names. */
  readonly plan: ReportPlan;
  readonly row: PlanWithVersion;
  readonly versions: readonly PlanVersionRow[];
  readonly parts: readonly RunPart[];
  /** The version that is shown. */
  readonly number: number;
  /** Surveys that it can be run on instead. */
  readonly surveys: readonly { readonly slug: string; readonly called: string }[];
  /** The one that it was run on instead; empty where it is run as it is. */
  readonly on: string;
}

/** The plan run. */
export function reportPlanPage(visit: OfLab, run: RunPlan, moment: Moment): PageModel {
  const { row, number } = run;
  const home = `${plansHome(visit)}/${row.slug}`;
  return {
    ...planFrame(visit, plansLink(visit)),
    title: run.plan.title.en,
    mainWidth: 'wide',
    scripts: ['chart-png.js'],
    notes: run.parts.some((part) => part.kind === 'view' && part.result !== null) ? [CHANCE_ALONE] : [],
    action: home,
    number,
    on: run.on,
    parts: run.parts.map((part) =>
      part.kind === 'text' ? { kind: part.kind, blocks: markdown(part.text) } : part,
    ),
    surveys: [
      { value: '', text: 'As the plan says' },
      ...run.surveys.map(({ slug, called }) => ({ value: slug, text: called })),
    ],
    versions: run.versions.map((version) => ({
      href: `${home}?version=${version.number}`,
      text: `Version ${version.number}, ${moment(version.created_at)}`,
      isShown: version.number === number,
    })),
    editHref: `${home}/edit`,
    composeHref: `${home}/compose`,
    previewHref: `${home}/preview`,
    jsonHref: `${home}/plan.json?version=${number}`,
    editable: number === row.number,
  };
}

/** What was typed into the form of a plan's text. */
export interface TypedPlan {
  readonly content: string;
  readonly fault: string | null;
}

/** The text of a plan, to be changed. */
export function reportPlanEditPage(visit: OfLab, row: PlanWithVersion, typed: TypedPlan | null): PageModel {
  const home = `${plansHome(visit)}/${row.slug}`;
  const title = storedPlan(row.content).title.en;
  return {
    ...planFrame(visit, plansLink(visit), { text: title, href: home }),
    title: 'Change the plan',
    action: home,
    number: row.number,
    values: { content: typed?.content ?? row.content },
    errors: typed?.fault == null ? {} : { content: typed.fault },
  };
}
