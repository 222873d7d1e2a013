/** The one next step of a ballot: what its organiser should do now, in a sentence and a button. */
import { missingForOpening, type Part, type Situation } from '../../services/ballots/readiness.js';
import type { Formats } from '../../shared/dates.js';
import type { BallotState } from '../../storage/tables.js';
import type { PageLink } from '../render.js';
import { ballotHome } from './organiser-frame.js';

export interface NextStep {
  readonly sentence: string;
  readonly button: PageLink | null;
}

/** How a step writes moments: in the lab's zone. */
export interface StepWords {
  readonly format: Formats;
  readonly zone: string;
}

const PART_BUTTONS: Readonly<Record<Part, string>> = {
  question: 'Write the question',
  options: 'Add options',
  method: 'Choose the method',
  companions: 'Add questions',
  dates: 'Set the dates',
  roll: 'Load the roll',
};

/** The next step of the ballot in this situation. */
export function nextStep(situation: Situation, words: StepWords): NextStep {
  return STEPS[situation.ballot.state](situation, ballotHome(situation.ballot.slug), words);
}

type Step = (situation: Situation, home: string, words: StepWords) => NextStep;

const STEPS: Readonly<Record<BallotState, Step>> = {
  draft: (situation, home) => {
    const [first] = missingForOpening(situation);
    if (first !== undefined) {
      const button = { text: PART_BUTTONS[first.part], href: `${home}/${first.part}` };
      return { sentence: `Before it can open: ${first.sentence}.`, button };
    }
    const { opens_at: opensAt } = situation.ballot;
    return opensAt !== null && opensAt > situation.now
      ? {
          sentence: 'Everything is there. Announce it, and it opens and closes by itself.',
          button: { text: 'Announce the ballot', href: `${home}/move/schedule` },
        }
      : {
          sentence: 'Everything is there. It can open now.',
          button: { text: 'Open the ballot', href: `${home}/move/open` },
        };
  },
  scheduled: (situation, home, { format, zone }) => {
    const [first] = missingForOpening(situation);
    if (first !== undefined) {
      const button = { text: 'Take it back to draft', href: `${home}/move/unschedule` };
      const forRoll = { text: PART_BUTTONS.roll, href: `${home}/roll` };
      return {
        sentence: `It cannot open as it is: ${first.sentence}.`,
        button: first.part === 'roll' ? forRoll : button,
      };
    }
    return {
      sentence: `It opens by itself on ${format.moment(situation.ballot.opens_at ?? 0, zone)}.`,
      button: { text: 'Prepare invitations', href: `${home}/mail` },
    };
  },
  open: ({ ballot }, home, { format, zone }) => ({
    sentence: `Members can vote until ${format.moment(ballot.closes_at ?? 0, zone)}.`,
    button: { text: 'Invite and remind members', href: `${home}/mail` },
  }),
  closed: (_situation, home) => ({
    sentence: 'Voting is over and the board is drawn up. Count the papers.',
    button: { text: 'Count the papers', href: `${home}/move/count` },
  }),
  counted: (_situation, home) => ({
    sentence: 'The papers are counted. Nobody outside the lab can see the result yet.',
    button: { text: 'Publish the result', href: `${home}/move/publish` },
  }),
  published: ({ ballot }) => ({
    sentence: 'The result is public, and anybody can recount it.',
    button: { text: 'See the result', href: `/ballots/${ballot.slug}/result` },
  }),
  cancelled: () => ({ sentence: 'This ballot was cancelled. No vote was counted.', button: null }),
};
