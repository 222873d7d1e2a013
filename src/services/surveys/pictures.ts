/** Pictures of a survey's questions and choices: named after their own bytes, so that a version's never change. */

import { ok, type Result } from '../../shared/result.js';
import { slugOf } from '../../shared/slug.js';
import {
  dropSurveyPictures,
  everyDefinition,
  findSurveyPicture,
  keepSurveyPicture,
  type SurveyPictureRow,
  surveyPictureNames,
} from '../../storage/survey-picture-store.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import type { Database } from '../../storage/tables.js';
import { readImage } from '../ballots/images.js';
import type { ServiceContext } from '../context.js';

/** The most pictures of a survey, those of its versions included. */
export const MOST_PICTURES = 300;

/** A picture that can be kept with a survey. */
export type NewPicture = Omit<SurveyPictureRow, 'survey_id'>;

const ENDINGS: Readonly<Record<SurveyPictureRow['media_type'], string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};

/**
 * The picture in these bytes, named after the file and the first 48 bits of their SHA-256: `map-1a2b3c4d5e6f.png`.
 * Refused as a ballot's pictures are.
 */
export function readPicture(
  bytes: Buffer,
  fileName: string,
): Result<NewPicture, 'too-large' | 'not-an-image'> {
  const read = readImage(bytes);
  if (!read.ok) return read;
  const { id, media_type, content } = read.value;
  const stem = slugOf(fileName.replace(/^.*[\\/]/s, '').replace(/\.[^.]*$/, ''), 'picture').slice(0, 40);
  const named = stem.replace(/-[0-9a-f]{12}$/, '').replace(/-+$/, '') || 'picture';
  return ok({ name: `${named}-${id.slice(0, 12)}.${ENDINGS[media_type]}`, media_type, content });
}

/** The services of pictures over one context. */
export function pictureService({ storage }: ServiceContext) {
  return {
    find: (survey: SurveyRow, name: string) => findSurveyPicture(storage.reader, survey.id, name),
    names: (survey: SurveyRow) => pictureNamesOf(storage.reader, survey.id),
  };
}

/** The names of the pictures that the survey has. */
export async function pictureNamesOf(database: Database, surveyId: string): Promise<ReadonlySet<string>> {
  return new Set(await surveyPictureNames(database, surveyId));
}

/** Keeps the picture; false where the survey has so many that there is no room for it. */
export async function keepPicture(
  database: Database,
  surveyId: string,
  picture: NewPicture,
): Promise<boolean> {
  const names = await surveyPictureNames(database, surveyId);
  if (names.length >= MOST_PICTURES && !names.includes(picture.name)) return false;
  await keepSurveyPicture(database, { ...picture, survey_id: surveyId });
  return true;
}

/** Forgets the pictures that no questionnaire of the survey shows: neither a version, nor the draft, nor one that waits. */
export async function dropUnusedPictures(database: Database, surveyId: string): Promise<void> {
  const names = await surveyPictureNames(database, surveyId);
  if (names.length === 0) return;
  const definitions = await everyDefinition(database, surveyId);
  const unused = names.filter((name) => !definitions.some((text) => text.includes(JSON.stringify(name))));
  await dropSurveyPictures(database, surveyId, unused);
}
