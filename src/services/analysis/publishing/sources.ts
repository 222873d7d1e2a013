/** What a plan's views are about: the lab's surveys and ballots, what can be told of each, and what is out about its people. */
import { sha256 } from '../../../shared/digest.js';
import { ballotsOfLabs } from '../../../storage/ballot-list-store.js';
import type { LabRow } from '../../../storage/lab-store.js';
import { editionsAbout } from '../../../storage/report-store.js';
import { type SurveyRow, surveysOfLabs } from '../../../storage/survey-store.js';
import type { Database } from '../../../storage/tables.js';
import { definitionOf } from '../../ballots/definition.js';
import { settingsOf } from '../../surveys/settings.js';
import type { ReportPlan, ViewPart } from '../report-plan/plan.js';
import { ownerOf, type Subject } from '../subject.js';
import { partsAbout } from './earlier.js';
import type { EarlierPart, SourceOrder } from './protection-order.js';
import { storedPublication } from './publication.js';

/** A survey or ballot of the lab that a plan names. */
export interface NamedSource {
  readonly subject: Subject;
  readonly told: SourceOrder['told'];
  /** Whether nobody can answer any more; of a ballot, whether its result is published. */
  readonly isOver: boolean;
  /** Of a ballot, the fewest voters that are told of; null of a survey. */
  readonly smallestGroup: number | null;
}

/** The surveys and ballots that the plan's views name, each once; those that the lab does not have are left out. */
export async function sourcesOf(
  reader: Database,
  lab: Pick<LabRow, 'id'>,
  plan: ReportPlan,
): Promise<readonly NamedSource[]> {
  const named = [
    ...new Map(plan.parts.flatMap((part) => (part.kind === 'view' ? namesOf(part) : []))).values(),
  ];
  if (named.length === 0) return [];
  const all = await sourcesOfLab(reader, lab);
  return named.flatMap(
    ({ kind, slug }) => all.find(({ told }) => told.kind === kind && told.slug === slug) ?? [],
  );
}

/** The lab's survey or ballot at this address; null where there is none. */
export async function sourceNamed(
  reader: Database,
  lab: Pick<LabRow, 'id'>,
  { kind, slug }: ViewPart['subject'],
): Promise<NamedSource | null> {
  const all = await sourcesOfLab(reader, lab);
  return all.find(({ told }) => told.kind === kind && told.slug === slug) ?? null;
}

/** Every survey and every ballot of the lab. */
export async function sourcesOfLab(
  reader: Database,
  lab: Pick<LabRow, 'id'>,
): Promise<readonly NamedSource[]> {
  const surveys = await surveysOfLabs(reader, [lab.id]);
  const ballots = await ballotsOfLabs(reader, [lab.id]);
  return [...surveys.map(surveySource), ...ballots.map(ballotSource)];
}

function ballotSource(ballot: Awaited<ReturnType<typeof ballotsOfLabs>>[number]): NamedSource {
  const { question, smallestGroup } = definitionOf(ballot);
  return {
    subject: { kind: 'ballot', id: ballot.id },
    told: {
      ...{
        kind: 'ballot',
        slug: ballot.slug,
        title: question,
        topic: null,
        optIn: false,
      },
      ...{ from: ballot.opens_at, to: ballot.closes_at },
    },
    // Its tables tell what its result tells, which must be out before.
    isOver: ballot.state === 'published',
    smallestGroup,
  };
}

function namesOf({ subject, view: { wave } }: ViewPart): readonly (readonly [string, ViewPart['subject']])[] {
  const names: readonly ViewPart['subject'][] =
    wave === null || subject.kind === 'ballot' ? [subject] : [subject, { kind: 'survey', slug: wave }];
  return names.map((each) => [`${each.kind} ${each.slug}`, each]);
}

/** Surveys of the lab that once stood beside one of these, and are not among them. */
export async function surveysBeside(
  reader: Database,
  lab: Pick<LabRow, 'id'>,
  known: readonly string[],
  parts: readonly EarlierPart[],
): Promise<readonly NamedSource[]> {
  const slugs = new Set(
    parts.flatMap(({ part, grounds }) =>
      part.subject.kind === 'survey' ? grounds.map(({ slug }) => slug) : [],
    ),
  );
  const missing = [...slugs].filter((slug) => !known.includes(slug));
  if (missing.length === 0) return [];
  const all = await sourcesOfLab(reader, lab);
  return all.filter(({ told }) => told.kind === 'survey' && missing.includes(told.slug));
}

function surveySource(survey: SurveyRow): NamedSource {
  const { title, openLink, panel, topic } = settingsOf(survey);
  return {
    subject: { kind: 'survey', id: survey.id },
    told: {
      ...{ kind: 'survey', slug: survey.slug, title, topic, optIn: openLink || panel !== null },
      ...{ from: survey.opens_at, to: survey.closes_at },
    },
    isOver: survey.state === 'closed',
    smallestGroup: null,
  };
}

/** What is out about a source. */
export interface Out {
  readonly parts: readonly EarlierPart[];
  /** Tells apart whether anything has come out since. */
  readonly digest: string;
}

/** Everything that was ever published about the survey or ballot, withdrawn or not; the same table in several editions counts once. */
export async function outAbout(database: Database, { subject, told }: NamedSource): Promise<Out> {
  const editions = await editionsAbout(database, ownerOf(subject));
  const digest = sha256(
    JSON.stringify(editions.map(({ report_id, number, digest: own }) => [report_id, number, own])),
  );
  const parts = new Map<string, EarlierPart>();
  for (const { content, slug } of editions)
    for (const one of partsAbout(slug, storedPublication(content), told))
      if (!parts.has(one.key)) parts.set(one.key, one);
  return { parts: [...parts.values()], digest };
}
