/** What the questions that a plan names are called, for lists of its parts: as they were asked, without reading an answer. */
import { VOTE } from '../../services/analysis/ballot-tables/variables.js';
import { CODES, CODES_OF_ALL, titled } from '../../services/analysis/comments/code-columns.js';
import type { PlanPart, ReportPlan } from '../../services/analysis/report-plan/plan.js';
import { definitionOf } from '../../services/ballots/definition.js';
import type { Services } from '../../services/index.js';
import { inLanguage, type Texts } from '../../shared/language.js';
import type { LabVisit } from '../visit.js';
import { dayFor, surveysOpened } from '../workbench/waves.js';

type Subject = Extract<PlanPart, { kind: 'view' }>['subject'];

/** What a plan's names are called. */
export interface Labels {
  /** A question's words; its name where there are none any more. */
  question(subject: Subject, name: string): string;
  /** A survey by its title, told apart from others that are called so; its address where it is gone. */
  survey(slug: string): string;
}

/** The words for all questions of the surveys and ballots that the plan's views are of, and for surveys that stand beside them. */
export async function labelsIn(services: Services, visit: LabVisit, plan: ReportPlan): Promise<Labels> {
  const known = new Map<string, ReadonlyMap<string, string>>();
  for (const part of plan.parts) {
    if (part.kind !== 'view' || known.has(keyOf(part.subject))) continue;
    const labels = part.subject.kind === 'survey' ? surveyLabels : ballotLabels;
    known.set(keyOf(part.subject), await labels(services, visit, part.subject.slug));
  }
  const opened = await surveysOpened(services, visit.lab.id, dayFor(services, visit.response));
  return {
    question: (subject, name) => wordsOf(known.get(keyOf(subject)), name),
    survey: (slug) => opened.find((one) => one.slug === slug)?.called ?? slug,
  };
}

/** A question's words, or those of the question whose comments' codes it is. */
function wordsOf(known: ReadonlyMap<string, string> | undefined, name: string): string {
  const asked = known?.get(name);
  if (asked) return asked;
  const before = [CODES, CODES_OF_ALL].find((each) => name.startsWith(each));
  const coded = before === undefined ? '' : (known?.get(name.slice(before.length)) ?? '');
  return coded === '' ? name : inLanguage(titled({ en: coded }, before === CODES_OF_ALL), 'en');
}

function keyOf({ kind, slug }: Subject): string {
  return `${kind} ${slug}`;
}

async function surveyLabels(
  { surveys, analysis }: Services,
  { lab }: LabVisit,
  slug: string,
): Promise<ReadonlyMap<string, string>> {
  const survey = (await surveys.list([lab.id])).find((one) => one.slug === slug);
  const data = survey === undefined ? null : await surveys.data(survey.id);
  if (survey === undefined || data === null) return new Map();
  const definitions = await analysis.definitions.read({ kind: 'survey', id: survey.id });
  const words = (label: Texts) => inLanguage(label, 'en');
  return new Map([
    ...data.plan.questions.map(({ name, label, task }) => [task?.experiment ?? name, words(label)] as const),
    ...definitions.map(({ name, content }) => [name, content.label.en] as const),
  ]);
}

async function ballotLabels(
  { labs }: Services,
  { lab }: LabVisit,
  slug: string,
): Promise<ReadonlyMap<string, string>> {
  const ballot = (await labs.ballotsOf(lab)).find((one) => one.slug === slug);
  if (ballot === undefined) return new Map();
  const { companions } = definitionOf(ballot);
  return new Map([[VOTE, 'The vote'], ...companions.map(({ name, label }) => [name, label.en] as const)]);
}
