/** The page on which an organiser confirms a move of a ballot, having read what it will do. */
import type { Move } from '../../services/ballots/move.js';
import type { Situation } from '../../services/ballots/readiness.js';
import type { PageModel } from '../render.js';
import type { BallotVisit } from '../visit.js';
import type { StepWords } from './next-step.js';
import { ballotHome, belowBallotFrame } from './organiser-frame.js';

/** The confirmation, or what is missing before there can be one. */
export function movePage(visit: BallotVisit, move: Move, situation: Situation, words: StepWords): PageModel {
  const home = ballotHome(visit.ballot.slug);
  const wording = {
    moment: (epochMs: number) => words.format.moment(epochMs, words.zone),
    number: (value: number) => words.format.number(value),
  };
  const missing = move.missing(situation);
  return {
    ...belowBallotFrame(visit),
    title: move.heading,
    missing: missing.map(({ part, sentence }) => ({ text: sentence, href: `${home}/${part}` })),
    confirmation: {
      heading: move.heading,
      text: 'This is what will happen:',
      consequences: missing.length > 0 ? [] : move.sentences(situation, wording),
      action: `${home}/move/${move.name}`,
      button: move.button,
      kind: move.kind,
      cancel: home,
      cancelText: 'Leave it as it is',
      fields: { revision: String(visit.ballot.revision) },
    },
  };
}
