/** Draft → scheduled: the ballot is announced, and will open and close by the clock. */
import type { Move } from '../move.js';
import { takeStep } from '../move.js';
import { missingForSchedule } from '../readiness.js';

export const schedule: Move = {
  name: 'schedule',
  from: ['draft'],
  to: 'scheduled',
  button: 'Announce the ballot',
  heading: 'Announce this ballot?',
  kind: 'primary',

  sentences: ({ ballot, entries }, words) => [
    'Its public page appears now, with the question, the options and the dates.',
    `Voting opens by itself on ${words.moment(ballot.opens_at ?? 0)}.`,
    `Voting closes by itself on ${words.moment(ballot.closes_at ?? 0)}.`,
    `The roll has ${words.number(entries)} who may vote. You can still change the roll.`,
    'To change anything else before it opens, take it back to draft.',
  ],
  missing: missingForSchedule,

  run: (context, order) =>
    takeStep(context, order, {
      move: schedule,
      action: 'ballot-scheduled',
      effect: async ({ ballot }) => ({
        changes: {},
        details: { opensAt: ballot.opens_at ?? 0, closesAt: ballot.closes_at ?? 0 },
      }),
    }),
};
