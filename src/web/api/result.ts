/** The result of a ballot, once it is counted. */
import { z } from 'zod';
import { findResult } from '../../services/ballots/result.js';
import { resultSchema } from '../../services/ballots/result-document.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { endpoint } from './endpoint.js';
import { ballotOf } from './place.js';

export const result = endpoint({
  door: 'GET /api/v1/ballots/:ballot/result',
  summary: 'Result of a ballot',
  description:
    'The result as result.json has it: winners, the whole count, turnout, tables by group. 404 before the papers are counted.',
  query: z.strictObject({}),
  answer: resultSchema,
  handle: async (visit, _query, { context }) => {
    const found = await findResult(context.storage.reader, ballotOf(visit));
    if (found === null) throw new ProblemError(problem('not-found'));
    return found.document;
  },
});
