/** The surveys of a token's lab. */
import { z } from 'zod';
import { surveysOfLabs } from '../../storage/survey-store.js';
import { endpoint } from './endpoint.js';
import { surveyJson, surveyShape } from './shapes.js';

export const surveys = endpoint({
  door: 'GET /api/v1/surveys',
  summary: 'Surveys of the lab',
  description: 'All surveys of the lab that the token belongs to, in whatever state.',
  query: z.strictObject({}),
  answer: z.object({ surveys: z.array(surveyShape) }),
  handle: async ({ lab }, _query, { context }) => ({
    surveys: (await surveysOfLabs(context.storage.reader, [lab.id])).map(surveyJson),
  }),
});
