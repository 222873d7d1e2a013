/** One survey and how its fieldwork goes. */
import { z } from 'zod';
import { listVersions } from '../../storage/survey-version-store.js';
import { endpoint } from './endpoint.js';
import { surveyOf } from './place.js';
import { moment, surveyJson, surveyShape } from './shapes.js';

const count = z.int().min(0);
/** Null while people use links of their own, as what goes up would tell how somebody ended. */
const guarded = count.nullable();
const counts = z.object({
  started: guarded,
  completed: guarded,
  'screened-out': guarded,
  'quota-full': guarded,
  'broke-off': guarded,
  withdrawn: guarded,
});

export const survey = endpoint({
  door: 'GET /api/v1/surveys/:survey',
  summary: 'One survey',
  description: 'A survey with its versions and how many responses stand where. No answers.',
  query: z.strictObject({}),
  answer: surveyShape.extend({
    versions: z.array(z.object({ number: z.int().min(1), publishedAt: moment })),
    /** Responses that ever began. */
    began: count,
    ended: count,
    responses: counts,
    medianSeconds: z.number().nullable(),
  }),
  handle: async (visit, _query, { context, surveys }) => {
    const found = surveyOf(visit);
    const report = await surveys.report(found);
    const versions = await listVersions(context.storage.reader, found.id);
    return {
      ...surveyJson(found),
      versions: versions.map(({ number, published_at }) => ({
        number,
        publishedAt: new Date(published_at).toISOString(),
      })),
      began: report.started,
      ended: report.ended,
      responses: report.states,
      medianSeconds: report.medianSeconds,
    };
  },
});
