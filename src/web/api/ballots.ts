/** The ballots of a token's lab. */
import { z } from 'zod';
import { ballotsOfLabs } from '../../storage/ballot-list-store.js';
import { endpoint } from './endpoint.js';
import { ballotJson, ballotShape } from './shapes.js';

export const ballots = endpoint({
  door: 'GET /api/v1/ballots',
  summary: 'Ballots of the lab',
  description:
    'All ballots of the lab that the token belongs to, in whatever state. No papers and no results.',
  query: z.strictObject({}),
  answer: z.object({ ballots: z.array(ballotShape) }),
  handle: async ({ lab }, _query, { context }) => ({
    ballots: (await ballotsOfLabs(context.storage.reader, [lab.id])).map(ballotJson),
  }),
});
