/** Open → closed: by hand what the clock would do later. */
import { refuse } from '../../../shared/result.js';
import { ballotById } from '../../../storage/ballot-store.js';
import { closeBallot } from '../close.js';
import { type Move, refusalOf } from '../move.js';

export const close: Move = {
  name: 'close',
  from: ['open'],
  to: 'closed',
  button: 'Close voting now',
  heading: 'Close voting now?',
  kind: 'warning',

  sentences: ({ ballot, now }, words) => [
    ...(ballot.closes_at !== null && ballot.closes_at > now
      ? [`Members were told that they can vote until ${words.moment(ballot.closes_at)}.`]
      : []),
    'No paper can be cast or changed any more.',
    'The papers are mixed, so that nothing stored tells when any of them was cast.',
    'The board is drawn up: with it each member can check that their paper is there.',
    'This cannot be undone.',
  ],
  missing: () => [],

  run: async (context, order) => {
    const ballot = await ballotById(context.storage.reader, order.ballotId);
    const refused = refusalOf(ballot, order, close.from);
    return refused === null ? closeBallot(context, order.ballotId, order.actor) : refuse(refused);
  },
};
