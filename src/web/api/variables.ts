/** What the answers of a survey are called and mean, over all its versions. */
import { z } from 'zod';
import { codebookOf } from '../../services/surveys/data.js';
import { endpoint } from './endpoint.js';
import { surveyOf } from './place.js';

export const variables = endpoint({
  door: 'GET /api/v1/surveys/:survey/variables',
  summary: 'Codebook of a survey',
  description:
    'Every variable of the survey’s data set with its label, its codes and the versions that have it, in English; codes of comments whose coders were compared are variables too. No answers.',
  query: z.strictObject({}),
  answer: z.object({
    variables: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        kind: z.string(),
        versions: z.array(z.int().min(1)),
        codes: z.array(z.object({ code: z.number(), label: z.string(), missing: z.boolean() })),
      }),
    ),
  }),
  handle: async (visit, _query, { surveys, analysis }) => {
    const { id } = surveyOf(visit);
    const data = await surveys.data(id);
    const lines = data === null ? [] : codebookOf(data, await analysis.comments.beside(id, data.plan));
    return {
      variables: lines
        .filter(({ code }) => code === null)
        .map(({ variable, label, kind, versions }) => ({
          name: variable,
          label,
          kind,
          versions,
          codes: lines.flatMap((line) =>
            line.variable === variable && line.code !== null
              ? [{ code: line.code, label: line.codeLabel, missing: line.missing }]
              : [],
          ),
        })),
    };
  },
});
