/** Draft or scheduled → open: the definition is frozen and fingerprinted, and members can vote. */
import { fingerprintOf, writeDefinition } from '../definition.js';
import type { Move } from '../move.js';
import { takeStep } from '../move.js';
import { missingForOpening } from '../readiness.js';

export const open: Move = {
  name: 'open',
  from: ['draft', 'scheduled'],
  to: 'open',
  button: 'Open the ballot now',
  heading: 'Open this ballot now?',
  kind: 'primary',

  sentences: ({ ballot, entries }, words) => [
    `Everybody on the roll (${words.number(entries)}) can vote with their personal link from now on.`,
    'The question, the options, the method and the questions asked beside them are frozen: nobody can change them, and their fingerprint is published.',
    `Voting closes by itself on ${words.moment(ballot.closes_at ?? 0)}. You can close it earlier by hand.`,
    'Until then nobody, you included, can see papers or partial results.',
    'Opening sends no messages. Members learn of it from your invitation.',
  ],
  missing: missingForOpening,

  run: (context, order) =>
    takeStep(context, order, {
      move: open,
      action: 'ballot-opened',
      effect: async ({ ballot, definition, entries, now }) => {
        const fingerprint = fingerprintOf(definition);
        // What was announced stays true when the clock, or a hand, comes a moment late.
        const asAnnounced =
          ballot.state === 'scheduled' && ballot.opens_at !== null && ballot.opens_at <= now;
        return {
          changes: {
            definition: writeDefinition(definition),
            fingerprint,
            opens_at: asAnnounced ? ballot.opens_at : now,
          },
          details: { fingerprint, entries },
        };
      },
    }),
};
