/** Before an organiser takes the openings out: what they are for, and what they could do in the wrong hands. */
import { definitionOf } from '../../services/ballots/set-up.js';
import { inLanguage } from '../../shared/language.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import type { LabRow } from '../../storage/lab-store.js';
import type { PageModel } from '../render.js';

/** The model of `views/pages/openings.ejs`. */
export function openingsPage(lab: LabRow, ballot: BallotRow): PageModel {
  return {
    title: 'Openings, for a scrutineer',
    area: 'organiser',
    synthetic: lab.synthetic === 1,
    breadcrumbs: [
      { text: lab.title, href: `/manage/labs/${lab.slug}` },
      { text: inLanguage(definitionOf(ballot).question, 'en'), href: `/manage/ballots/${ballot.slug}` },
      { text: 'Result', href: `/manage/ballots/${ballot.slug}/result` },
    ],
    confirmation: {
      heading: 'Take the openings out?',
      text: 'The openings tie each commitment on the board to the paper behind it, answers included. With them a scrutineer can check that the published papers are the ones on the board, and make the tables by group again.',
      consequences: [
        'Whoever holds this file and a member’s receipt page can look up how that member voted.',
        'Give it only to a scrutineer who has agreed to keep it secret and to destroy it afterwards. Never publish it.',
        'That you took it out is written to the lab’s log.',
      ],
      action: `/manage/ballots/${ballot.slug}/openings.json`,
      button: 'Download openings.json',
      kind: 'warning',
      cancel: `/manage/ballots/${ballot.slug}/result`,
      fields: {},
    },
  };
}
