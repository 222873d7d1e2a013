/** Counted → published: everybody may read the result and count again. */
import { refuse } from '../../../shared/result.js';
import { ballotById } from '../../../storage/ballot-store.js';
import { type Move, refusalOf } from '../move.js';
import { publishBallot } from '../publish.js';

export const publish: Move = {
  name: 'publish',
  from: ['counted'],
  to: 'published',
  button: 'Publish the result',
  heading: 'Publish this result?',
  kind: 'primary',

  sentences: () => [
    'Everybody can read the result at the ballot’s public address.',
    'Everybody can download the marks of all papers, without anything that says whose they are, and count them again.',
    'Tables by role, country and other answers leave out numbers about small groups. Comments are not published.',
    'A member who ranked the options in a way that nobody else did, and told somebody, can be recognised by that order.',
    'This cannot be undone.',
  ],
  missing: () => [],

  run: async (context, order) => {
    const ballot = await ballotById(context.storage.reader, order.ballotId);
    const refused = refusalOf(ballot, order, publish.from);
    return refused === null ? publishBallot(context, order.ballotId, order.actor) : refuse(refused);
  },
};
