/** Closed → counted: asks for the count, which `countJobs` makes; for the lab's own eyes first. */
import { askCount } from '../count.js';
import type { Move } from '../move.js';

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

  run: (context, order) => askCount(context, order, count.from),
};
