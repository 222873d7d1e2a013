/** Before an organiser takes the openings out: what they are for, and what they could do in the wrong hands. */
import type { PageModel } from '../render.js';
import type { BallotVisit } from '../visit.js';
import { belowBallotFrame, resultLink } from './organiser-frame.js';

/** The model of `views/pages/openings.ejs`. */
export function openingsPage(visit: Pick<BallotVisit, 'lab' | 'ballot'>): PageModel {
  const { home, ...frame } = belowBallotFrame(visit, resultLink(visit));
  return {
    ...frame,
    title: 'Openings, for a scrutineer',
    confirmation: {
      heading: 'Take the openings out?',
      text: 'The openings tie each commitment on the board to the paper behind it, answers included. With them a scrutineer can check that the published papers are the ones on the board, and make the tables by group again.',
      consequences: [
        'Whoever holds this file and a member’s receipt page can look up how that member voted.',
        'Give it only to a scrutineer who has agreed to keep it secret and to destroy it afterwards. Never publish it.',
        'That you took it out is written to the lab’s log.',
      ],
      action: `${home}/openings.json`,
      button: 'Download openings.json',
      kind: 'warning',
      cancel: `${home}/result`,
      fields: {},
    },
  };
}
