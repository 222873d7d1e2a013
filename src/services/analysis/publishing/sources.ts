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
import type { EarlierPart } from './earlier.js';
import type { SourceOrder } from './protect-report.js';
import { isPublishedView, storedPublication } from './publication.js';

/** A survey or ballot of the lab that a plan names. */
export interface NamedSource {
  readonly subject: Subject;
  readonly told: SourceOrder['told'];
  /** Whether nobody can answer any more; of a ballot, whether its result is published. */
  readonly isOver: boolean;
}

/** The surveys and ballots that the plan's views name, each once; those that the lab does not have are left out. */
export async function sourcesOf(
  reader: Database,
  lab: Pick<LabRow, 'id'>,
  plan: ReportPlan,
): Promise<readonly NamedSource[]> {
  const named = [
    ...new Map(plan.parts.flatMap((part) => (part.kind === 'view' ? [nameOf(part)] : []))).values(),
  ];
  if (named.length === 0) return [];
  const surveys = await surveysOfLabs(reader, [lab.id]);
  const ballots = await ballotsOfLabs(reader, [lab.id]);
  return named.flatMap(({ kind, slug }): readonly NamedSource[] => {
    if (kind === 'survey') return surveys.filter((one) => one.slug === slug).map(surveySource);
    return ballots
      .filter((one) => one.slug === slug)
      .map((ballot) => ({
        subject: { kind, id: ballot.id },
        told: {
          ...{ kind, slug, title: definitionOf(ballot).question, optIn: false },
          ...{ from: ballot.opens_at, to: ballot.closes_at },
        },
        // Its tables tell what its result tells, which must be out before.
        isOver: ballot.state === 'published',
      }));
  });
}

function nameOf({ subject }: ViewPart): readonly [string, ViewPart['subject']] {
  return [`${subject.kind} ${subject.slug}`, subject];
}

function surveySource(survey: SurveyRow): NamedSource {
  const { title, openLink, panel } = settingsOf(survey);
  return {
    subject: { kind: 'survey', id: survey.id },
    told: {
      ...{ kind: 'survey', slug: survey.slug, title, optIn: openLink || panel !== null },
      ...{ from: survey.opens_at, to: survey.closes_at },
    },
    isOver: survey.state === 'closed',
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
  for (const { content, slug, fingerprint } of editions) {
    const { parts: all, sources, rule } = storedPublication(content);
    const isOwn = (one: ViewPart['subject']) => one.kind === told.kind && one.slug === told.slug;
    const definitions = sources.find(isOwn)?.definitions ?? [];
    for (const part of all) {
      if (!isPublishedView(part) || !isOwn(part.subject)) continue;
      const table = part.kind === 'table' ? part.table : part.bases;
      const key = JSON.stringify([part.kind, part.view, table, definitions, rule, fingerprint]);
      if (!parts.has(key)) parts.set(key, { report: slug, rule, fingerprint, definitions, part });
    }
  }
  return { parts: [...parts.values()], digest };
}
