/** A table of the workbench, for programs: the same numbers as `view.json` there, before disclosure control. */
import { z } from 'zod';
import { lookJson } from '../../services/analysis/files/look-json.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { viewIn } from '../workbench/address.js';
import { endpoint } from './endpoint.js';
import { surveyOf } from './place.js';

export const table = endpoint({
  door: 'GET /api/v1/surveys/:survey/table',
  summary: 'A table of answers',
  description:
    'Any view of the workbench as JSON, asked for by the query that stands in the address of the view there: rows, columns, who, filter, where, weight, share, compare, adjust, level. Its numbers have not passed disclosure control: they are for analysts and not to be published. 409 analysis-not-yet while people use links of their own; 503 while the answers are being read: ask again.',
  query: z.looseObject({ rows: z.union([z.string(), z.array(z.string())]) }),
  answer: z.looseObject({ schema: z.literal('canvass/view/1'), view: z.looseObject({}) }),
  handle: async (visit, query, { analysis }) => {
    const { id } = surveyOf(visit);
    const subject = { kind: 'survey', id } as const;
    const refused = await analysis.releaseProblem(subject);
    if (refused !== null) throw new ProblemError(refused);
    const view = { ...viewIn(query), wave: null };
    const seen = await analysis.enquire([subject], 'look', { view, language: 'en', waves: null });
    if (seen.ok === 'waiting') throw new ProblemError(problem('busy'));
    if (!seen.ok) throw new ProblemError(seen.problem);
    return JSON.parse(lookJson(seen.value, view)) as unknown;
  },
});
