/** An author at the questionnaire of a survey of their own, for tests that come in by the front door. */
import type { Questionnaire } from '../../src/domain/questionnaire/questionnaire.js';
import { findSurvey, type SurveyRow } from '../../src/storage/survey-store.js';
import type { LabWithBallot } from './people.js';
import { makeSurvey } from './survey.js';
import type { TestHouse } from './web.js';

/** A draft survey with one published version, and the ways in which an author meets it. */
export async function authorAt(house: TestHouse, { lab, browsers: { organiser } }: LabWithBallot) {
  const survey = await makeSurvey(house.services, { open: false }, lab.slug);
  const reread = async (): Promise<SurveyRow> =>
    (await findSurvey(house.services.context.storage.reader, survey.slug))!;
  return {
    survey,
    organiser,
    base: `/manage/surveys/${survey.slug}/questionnaire`,
    reread,
    working: async (): Promise<Questionnaire> =>
      (await house.services.surveys.authoring.working(await reread())).questionnaire,
    text: async (address: string): Promise<string> => (await organiser.get(address).expect(200)).text,
    post: async (address: string, fields: object = {}, revision?: number) =>
      organiser
        .post(address)
        .type('form')
        .send({ revision: revision ?? (await reread()).revision, ...fields }),
  };
}
