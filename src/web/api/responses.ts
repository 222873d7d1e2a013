/** The ended responses of a survey, a page at a time. */
import { z } from 'zod';
import { MOST_A_PAGE } from '../../services/surveys/response-pages.js';
import { ENDED_STATES } from '../../storage/response-store.js';
import { endpoint } from './endpoint.js';
import { agreed, surveyOf } from './place.js';

export const responses = endpoint({
  door: 'GET /api/v1/surveys/:survey/responses',
  summary: 'Responses of a survey',
  description:
    'Ended responses with their answers by variable (codes as in the codebook) and the reason of every blank; settled codes of comments stand beside them as 1 or 0 (codes.question_code), not-coded where a comment has none yet. Their order says nothing, and nothing says when each was given; to keep a copy up to date, read all pages again and compare ids. While people still use links of their own, answers are refused (409 answers-not-yet).',
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(MOST_A_PAGE).default(100),
    after: z.string().max(500).optional(),
  }),
  answer: z.object({
    total: z.int().min(0),
    responses: z.array(
      z.object({
        id: z.string().length(32),
        outcome: z.enum(ENDED_STATES),
        answers: z.record(z.string(), z.union([z.number(), z.string()])),
        blanks: z.record(z.string(), z.string()),
      }),
    ),
    next: z.string().nullable(),
  }),
  handle: async (visit, { limit, after }, { surveys }) =>
    agreed(
      await surveys.responsePage(surveyOf(visit), {
        limit,
        after: after ?? null,
        reader: visit.holder.accountId,
      }),
    ),
});
