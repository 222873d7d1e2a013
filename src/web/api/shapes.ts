/** Shapes that several endpoints answer with, and how rows of the database become them. */
import { z } from 'zod';
import { definitionOf } from '../../services/ballots/definition.js';
import { settingsOf } from '../../services/surveys/settings.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import type { SurveyRow } from '../../storage/survey-store.js';

/** A text in the languages that it is there in. */
export const localised = z.object({ en: z.string(), cy: z.string().optional() });

/** ISO 8601, UTC. */
export const moment = z.iso.datetime();

export const surveyShape = z.object({
  slug: z.string(),
  title: localised,
  state: z.enum(['draft', 'scheduled', 'open', 'closed', 'cancelled']),
  opensAt: moment.nullable(),
  closesAt: moment.nullable(),
});

export const ballotShape = z.object({
  slug: z.string(),
  question: localised,
  state: z.enum(['draft', 'scheduled', 'open', 'closed', 'counted', 'published', 'cancelled']),
  method: z.string(),
  seats: z.int(),
  opensAt: moment.nullable(),
  closesAt: moment.nullable(),
});

/** A survey as programs see it. */
export function surveyJson(survey: SurveyRow): z.input<typeof surveyShape> {
  return {
    slug: survey.slug,
    title: settingsOf(survey).title,
    state: survey.state,
    opensAt: momentJson(survey.opens_at),
    closesAt: momentJson(survey.closes_at),
  };
}

/** A ballot as programs see it. */
export function ballotJson(ballot: BallotRow): z.input<typeof ballotShape> {
  const { question, method, seats } = definitionOf(ballot);
  return {
    slug: ballot.slug,
    question,
    state: ballot.state,
    method,
    seats,
    opensAt: momentJson(ballot.opens_at),
    closesAt: momentJson(ballot.closes_at),
  };
}

function momentJson(epochMs: number | null): string | null {
  return epochMs === null ? null : new Date(epochMs).toISOString();
}
