/** Other surveys of the lab, whose answers can stand beside a survey's own as another wave. */
import type { SubjectOfLab } from '../../services/analysis/definitions/definitions.js';
import type { Services } from '../../services/index.js';
import { settingsOf } from '../../services/surveys/settings.js';
import type { Texts } from '../../shared/language.js';
import type { AnalysisPlace } from './place.js';

/** A survey that can be another wave. */
export interface OtherWave {
  readonly slug: string;
  readonly title: string;
  readonly subject: SubjectOfLab;
}

/** The lab's surveys that have ever been open, the newest first. */
export async function surveysOpened(
  { surveys }: Pick<Services, 'surveys'>,
  labId: string,
): Promise<readonly OtherWave[]> {
  return (await surveys.list([labId]))
    .filter(({ state }) => state !== 'draft')
    .map((survey) => ({
      slug: survey.slug,
      title: settingsOf(survey).title.en,
      subject: { kind: 'survey', id: survey.id, labId: survey.lab_id },
    }));
}

/** Those that can stand beside a survey's own answers; none beside a ballot's vote. */
export async function otherWaves(
  services: Pick<Services, 'surveys'>,
  { subject }: Pick<AnalysisPlace, 'subject'>,
): Promise<readonly OtherWave[]> {
  if (subject.kind === 'ballot') return [];
  const all = await surveysOpened(services, subject.labId);
  return all.filter((other) => other.subject.id !== subject.id);
}

/** What two waves are called beside each other: by their titles, with their addresses where these are the same. */
export function waveLabels(
  { slug, frame }: Pick<AnalysisPlace, 'slug' | 'frame'>,
  other: OtherWave,
): readonly [Texts, Texts] {
  return wavesNamed({ slug, title: frame().caption }, other);
}

/** The same for a survey that is named. */
export function wavesNamed(
  own: Pick<OtherWave, 'slug' | 'title'>,
  other: Pick<OtherWave, 'slug' | 'title'>,
): readonly [Texts, Texts] {
  const named = ({ title, slug }: typeof own): Texts => ({
    en: own.title === other.title ? `${title} (${slug})` : title,
  });
  return [named(own), named(other)];
}
