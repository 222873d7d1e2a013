/** A table of the workbench, for programs: the same numbers as `view.json` there, before disclosure control. */
import { z } from 'zod';
import { viewIn } from '../workbench/address.js';
import { endpoint } from './endpoint.js';
import { agreed, surveyOf } from './place.js';
import { viewAnswer } from './view-answer.js';

export const table = endpoint({
  door: 'GET /api/v1/surveys/:survey/table',
  summary: 'A table of answers',
  description:
    'Any view of the workbench as JSON, asked for by the query that stands in the address of the view there: rows, columns, who, filter, where, weight, share, compare, adjust, level, wave (another survey of the lab beside this one), give (what is given up in a choice task), p1.attribute, p2.attribute … (alternatives of one). Codes of comments are rows like any others: codes.question. Its numbers have not passed disclosure control: they are for analysts and not to be published. 409 analysis-not-yet while people use links of their own; 503 while the answers are being read: ask again.',
  query: z.looseObject({ rows: z.union([z.string(), z.array(z.string())]) }),
  answer: z.looseObject({ schema: z.literal('canvass/view/1'), view: z.looseObject({}) }),
  handle: async (visit, query, services) =>
    agreed(await viewAnswer(services, { kind: 'survey', survey: surveyOf(visit) }, viewIn(query))),
});
