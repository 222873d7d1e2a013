/** Scheduled → draft: an announcement is taken back, so that the set-up can change. */
import type { Move } from '../move.js';
import { takeStep } from '../move.js';

export const unschedule: Move = {
  name: 'unschedule',
  from: ['scheduled'],
  to: 'draft',
  button: 'Take it back to draft',
  heading: 'Take this ballot back to draft?',
  kind: 'primary',

  sentences: () => [
    'Its public page disappears until you announce or open it again.',
    'It does not open by itself any more.',
    'You can change every part of it again. Nothing you set up is lost.',
  ],
  missing: () => [],

  run: (context, order) =>
    takeStep(context, order, {
      move: unschedule,
      action: 'ballot-unscheduled',
      effect: async () => ({ changes: {}, details: {} }),
    }),
};
