/** What a ballot still needs before members can meet it, and how far each part of the set-up is. */
import { methodNamed } from '../../domain/voting/methods/index.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import type { BallotDefinition } from './definition.js';

/** The parts of a ballot's set-up, in the order in which an organiser meets them; each has a page of that name. */
export const PARTS = ['question', 'options', 'method', 'companions', 'dates', 'roll'] as const;
export type Part = (typeof PARTS)[number];

/** One thing that is missing, in words that follow "Before this step:". */
export interface Missing {
  readonly part: Part;
  readonly sentence: string;
}

/** A ballot with everything that its moves are judged by. */
export interface Situation {
  readonly ballot: BallotRow;
  readonly definition: BallotDefinition;
  /** Entries of the roll that may vote. */
  readonly entries: number;
  /** How many of them have voted. */
  readonly voted: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Everything that stands between this ballot and its opening now; nothing when it can open. */
export function missingForOpening(situation: Situation): readonly Missing[] {
  const { definition, entries } = situation;
  return [
    ...missingOptions(definition),
    ...missingMethod(situation),
    ...missingDates(situation),
    ...(entries > 0 ? [] : [missing('roll', 'load the roll of those who may vote')]),
  ];
}

/** The same for announcing it now and opening it by the clock. */
export function missingForSchedule(situation: Situation): readonly Missing[] {
  const { opens_at: opensAt } = situation.ballot;
  const noOpening = opensAt === null || opensAt <= situation.now;
  return [
    ...missingForOpening(situation),
    ...(noOpening ? [missing('dates', 'set an opening time that is still to come')] : []),
  ];
}

function missingOptions({ options, seats }: BallotDefinition): readonly Missing[] {
  if (options.length < 2) return [missing('options', 'give members at least two options')];
  return options.length > seats
    ? []
    : [missing('options', `give members more than ${seats} options, or choose fewer winners`)];
}

function missingMethod({ definition, entries }: Situation): readonly Missing[] {
  const { method, seats, rankAtMost, options } = definition;
  const counted = methodNamed(method);
  if (counted === null) return [missing('method', 'choose how votes are counted')];
  if (seats > 1 && !counted.severalSeats) {
    return [missing('method', 'choose a method that finds several winners, or ask for one')];
  }
  const size = { options: options.length, seats, papers: entries, ways: entries };
  if (options.length >= seats && counted.refuses(size) !== null) {
    return [
      missing(
        'method',
        'choose another method, as this one cannot search so many options for so many winners',
      ),
    ];
  }
  return rankAtMost !== null && rankAtMost > options.length
    ? [missing('method', `let members rank no more than the ${options.length} options there are`)]
    : [];
}

function missingDates({ ballot, now }: Situation): readonly Missing[] {
  const { closes_at: closesAt } = ballot;
  if (closesAt === null) return [missing('dates', 'say when voting closes')];
  return closesAt > now ? [] : [missing('dates', 'set a closing time that is still to come')];
}

function missing(part: Part, sentence: string): Missing {
  return { part, sentence };
}
