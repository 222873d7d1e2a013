/** The page on which an organiser confirms a move of a ballot, having read what it will do. */
import type { Move, MoveChoice, Wording } from '../../services/ballots/move.js';
import type { Situation } from '../../services/ballots/readiness.js';
import type { PageModel } from '../render.js';
import type { BallotVisit } from '../visit.js';
import type { StepWords } from './next-step.js';
import { ballotHome, belowBallotFrame } from './organiser-frame.js';

/** A move that is to be confirmed. */
export interface AskedMove {
  readonly move: Move;
  readonly situation: Situation;
  /** What is chosen with it, if anything is. */
  readonly choice: MoveChoice | null;
  readonly errors: Readonly<Record<string, string>>;
}

/** How a move's sentences write moments and numbers, in the lab's zone. */
export function moveWording({ format, zone }: StepWords): Wording {
  return {
    moment: (epochMs) => format.moment(epochMs, zone),
    number: (value) => format.number(value),
  };
}

/** The confirmation, or what is missing before there can be one. */
export function movePage(
  visit: BallotVisit,
  { move, situation, choice, errors }: AskedMove,
  wording: Wording,
): PageModel {
  const home = ballotHome(visit.ballot.slug);
  const missing = move.missing(situation);
  return {
    ...belowBallotFrame(visit),
    title: move.heading,
    errors,
    missing: missing.map(({ part, sentence }) => ({ text: sentence, href: `${home}/${part}` })),
    confirmation: {
      heading: move.heading,
      text: 'This is what will happen:',
      consequences:
        missing.length > 0 ? [] : [...move.sentences(situation, wording), ...withoutChoice(choice)],
      action: `${home}/move/${move.name}`,
      button: move.button,
      kind: move.kind,
      cancel: home,
      cancelText: 'Leave it as it is',
      fields: { revision: String(visit.ballot.revision) },
      choice: choiceField(choice),
    },
  };
}

/** Where there is only one way, it is told rather than asked. */
function withoutChoice(choice: MoveChoice | null): readonly string[] {
  if (choice === null) return [];
  const only =
    choice.options.length === 1
      ? choice.options.map(({ text, hint }) => `${text} are published. ${hint}`)
      : [];
  return [...choice.sentences, ...only];
}

function choiceField(choice: MoveChoice | null) {
  if (choice === null || choice.options.length < 2) return null;
  return { name: 'choice', label: choice.legend, labelSize: 's', choices: choice.options };
}
