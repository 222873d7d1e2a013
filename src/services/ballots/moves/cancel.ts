/** Draft, scheduled or open → cancelled: for good, and without a trace of how anybody voted. */
import { ok } from '../../../shared/result.js';
import { destroyPapers } from '../../../storage/ballot-draft-store.js';
import { oweScrub } from '../../../storage/scrub-store.js';
import type { Move } from '../move.js';
import { takeStep } from '../move.js';
import { payScrubs } from '../scrub.js';

export const cancel: Move = {
  name: 'cancel',
  from: ['draft', 'scheduled', 'open'],
  to: 'cancelled',
  button: 'Cancel the ballot',
  heading: 'Cancel this ballot for good?',
  kind: 'warning',

  sentences: ({ ballot }) => [
    ...(ballot.state === 'open'
      ? [
          'Voting ends now, and every paper cast so far is destroyed. No vote will be counted.',
          'Its public page and members’ links say that it was cancelled.',
        ]
      : ['It will never open. Members’ links, if you gave out any, say that it was cancelled.']),
    'This cannot be undone. To ask the question again you set up a new ballot.',
  ],
  missing: () => [],

  run: async (context, order) => {
    const cancelled = await takeStep(context, order, {
      move: cancel,
      action: 'ballot-cancelled',
      effect: async ({ ballot }, _order, database) => {
        const isOpen = ballot.state === 'open';
        const papers = isOpen ? await destroyPapers(database, ballot.id) : 0;
        if (isOpen) await oweScrub(database, ballot.id);
        return { changes: {}, details: { from: ballot.state, papers } };
      },
    });
    if (!cancelled.ok) return cancelled;
    await payScrubs(context);
    return ok(undefined);
  },
};
