/** A small survey with logic, a screen-out and hard quotas, opened through the services, and what its servers need. */
import type { Questionnaire } from '../../src/domain/questionnaire/questionnaire.js';
import type { ServiceContext } from '../../src/services/context.js';
import { buildServices } from '../../src/services/index.js';
import { makeSurvey, question } from '../../test/kit/survey.js';
import type { Settings } from './canvass-process.js';
import { openContext } from './context.js';

export const ROLES = ['patient', 'clinician', 'other'] as const;
export const COUNTRIES = ['england', 'scotland', 'wales', 'ireland'] as const;
export const PROFESSIONS = ['nurse', 'doctor', 'midwife', 'therapist', 'pharmacist'] as const;

/** The hard quota that clinicians of this profession and country fall into. */
export function cellOf(country: string, profession: string): string {
  return `clinicians_${country}_${profession}`;
}

export interface SurveyStation {
  readonly slug: string;
  readonly surveyId: string;
  /** What servers over this survey must be started with. */
  readonly settings: Settings;
  readonly context: ServiceContext;
  close(): Promise<void>;
}

/**
 * Opens the database at `databaseUrl` (migrating it) and in it a survey by open link. Its hard quotas count clinicians by
 * country and profession, with room for `places` in some and for up to five times as many in others, so that there is somebody's
 * last place to compete for again and again.
 */
export async function openSurveyStation(
  databaseUrl: string,
  dataDir: string,
  places: number,
): Promise<SurveyStation> {
  const { context, settings, close } = await openContext(databaseUrl, dataDir);
  const survey = await makeSurvey(buildServices(context), { questionnaire: questionnaireWith(places) });
  return { slug: survey.slug, surveyId: survey.id, settings, context, close };
}

function questionnaireWith(places: number): Questionnaire {
  const isRole = (role: string) => `\${role} = '${role}'`;
  return {
    settings: {
      title: { en: 'A rehearsal under load' },
      id: 'rehearsal',
      version: '1',
      pages: 'one',
      completion: { en: 'Thank you.' },
    },
    languages: [{ code: 'en', name: 'English (en)' }],
    parts: [
      asked({ type: 'single-choice', name: 'role', list: 'roles', required: 'true()' }),
      asked({ type: 'single-choice', name: 'country', list: 'countries', required: 'true()' }),
      asked({
        type: 'single-choice',
        name: 'profession',
        list: 'professions',
        relevant: isRole('clinician'),
        required: 'true()',
      }),
      asked({
        type: 'whole-number',
        name: 'years',
        relevant: isRole('patient'),
        constraint: '. >= 0 and . <= 99',
        required: 'true()',
      }),
      asked({ type: 'short-text', name: 'matters', required: 'true()' }),
      asked({ type: 'long-text', name: 'comment' }),
    ],
    lists: {
      roles: ROLES.map(listed),
      countries: COUNTRIES.map(listed),
      professions: PROFESSIONS.map(listed),
    },
    quotas: COUNTRIES.flatMap((country) =>
      PROFESSIONS.map((profession, index) => ({
        name: cellOf(country, profession),
        label: { en: `${profession} in ${country}` },
        when: `${isRole('clinician')} and \${country} = '${country}' and \${profession} = '${profession}'`,
        limit: places * (index + 1),
        hard: true,
        place: null,
      })),
    ),
    screenOuts: [
      { name: 'others', when: isRole('other'), message: { en: 'For patients and clinicians.' }, place: null },
    ],
  };
}

function asked(part: Parameters<typeof question>[0]) {
  return question({ ...part, label: { en: `Question ${part.name}` } });
}

function listed(name: string) {
  return { name, label: { en: name }, image: null, imageAlt: {}, filters: {}, behaviour: [] };
}
