/** Closed → counted: the papers are counted, for the lab's own eyes first. */
import { refuse } from '../../../shared/result.js';
import { ballotById } from '../../../storage/ballot-store.js';
import { countBallot } from '../count.js';
import { type Move, refusalOf } from '../move.js';

export const count: Move = {
  name: 'count',
  from: ['closed'],
  to: 'counted',
  button: 'Count the papers',
  heading: 'Count the papers?',
  kind: 'primary',

  sentences: () => [
    'The papers are checked against the board and the roll, then counted once, by the method that was fixed at opening.',
    'Ties are settled by the seed phrase that was fixed before opening.',
    'Organisers, analysts and observers of the lab see the result. Nobody else does until you publish it.',
    'This cannot be undone, and the count cannot be repeated with other rules.',
  ],
  missing: () => [],

  run: async (context, order) => {
    const ballot = await ballotById(context.storage.reader, order.ballotId);
    const refused = refusalOf(ballot, order, count.from);
    return refused === null ? countBallot(context, order.ballotId, order.actor) : refuse(refused);
  },
};
