/** Other surveys of the lab, whose answers can stand beside a survey's own as another wave. */
import type { Response } from 'express';
import type { SubjectOfLab } from '../../services/analysis/definitions/definitions.js';
import type { Services } from '../../services/index.js';
import { settingsOf } from '../../services/surveys/settings.js';
import type { Texts } from '../../shared/language.js';
import { wordsFor } from '../render.js';
import type { AnalysisPlace } from './place.js';

/** A survey that can be another wave. */
export interface OtherWave {
  readonly slug: string;
  readonly title: string;
  /** Its title, with the day on which it opened where another survey of the lab has the same, or else its address. */
  readonly called: string;
  readonly subject: SubjectOfLab;
}

/** A moment as the day that it is, in words. */
export type Day = (moment: number) => string;

/** Days as organisers read them, in the lab's zone. */
export function dayFor({ context }: Pick<Services, 'context'>, response: Response): Day {
  const { format } = wordsFor(response, 'organiser');
  return (moment) => format.day(moment, context.config.labTimeZone);
}

/** The lab's surveys that have ever been open, the newest first. */
export async function surveysOpened(
  { surveys }: Pick<Services, 'surveys'>,
  labId: string,
  day: Day = isoDay,
): Promise<readonly OtherWave[]> {
  const opened = (await surveys.list([labId])).filter(({ state }) => state !== 'draft');
  const titled = opened.map((survey) => ({ survey, title: settingsOf(survey).title.en }));
  return titled.map(({ survey, title }) => {
    const { id, slug, lab_id: labId, opens_at: from } = survey;
    const twins = titled.filter((one) => one.survey !== survey && one.title === title);
    const sameDay = twins.some(
      (twin) => from === null || (twin.survey.opens_at !== null && day(twin.survey.opens_at) === day(from)),
    );
    const apart = sameDay || from === null ? slug : `from ${day(from)}`;
    const called = twins.length === 0 ? title : `${title} (${apart})`;
    return { slug, title, called, subject: { kind: 'survey', id, labId } };
  });
}

const isoDay: Day = (moment) => new Date(moment).toISOString().slice(0, 10);

/** Those that can stand beside a survey's own answers; none beside a ballot's vote. */
export async function otherWaves(
  services: Pick<Services, 'surveys' | 'context'>,
  { subject, visit }: Pick<AnalysisPlace, 'subject' | 'visit'>,
): Promise<readonly OtherWave[]> {
  if (subject.kind === 'ballot') return [];
  const all = await surveysOpened(services, subject.labId, dayFor(services, visit.response));
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
