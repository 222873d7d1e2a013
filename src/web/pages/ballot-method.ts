/** How a ballot is counted: the method, winners, what a paper may hold, and the lot that settles ties. */
import type { CountingMethod } from '../../domain/voting/method.js';
import { METHODS } from '../../domain/voting/methods/index.js';
import type { PaperKind } from '../../domain/voting/paper.js';
import type { BallotDefinition } from '../../services/ballots/definition.js';
import type { Draft } from '../../services/ballots/set-up.js';
import { sha256 } from '../../shared/digest.js';
import type { Translate } from '../../shared/text.js';
import type { PartForm } from '../draft-desk.js';
import type { FormReader } from '../form-reader.js';
import { ballotHome } from './organiser-frame.js';

const RANKINGS = ['any', 'up-to', 'all'] as const;
const ORDERS = ['shuffled', 'fixed'] as const;
const SHORTEST_SEED = 8;

/** The method and everything around it as a form. */
export function methodForm(slug: string, t: Translate): PartForm {
  return {
    part: 'method',
    view: 'ballot-method',
    title: 'How votes are counted',
    action: `${ballotHome(slug)}/method`,
    afterwards: ballotHome(slug),
    labels: {
      method: 'Method',
      seats: 'Number of winners',
      ranking: 'Ranking',
      'rank-at-most': 'Ranks at most',
      abstention: 'Blank papers',
      'option-order': 'Order of options',
      'seed-phrase': 'Seed phrase',
    },
    values: methodValues,
    model: ({ seedPhrase }) => ({ ...methodModel(t), seedHash: sha256(seedPhrase) }),
    read: (reader) => {
      const seedPhrase = readSeedPhrase(reader);
      const changes = readMethod(reader);
      return (draft) => ({ ...draft, seedPhrase, definition: { ...draft.definition, ...changes } });
    },
  };
}

function methodValues({ definition, seedPhrase }: Draft): Record<string, string> {
  const { method, seats, rankAtMost, rankAll, abstention, optionOrder } = definition;
  return {
    method,
    seats: String(seats),
    ranking: rankAll ? 'all' : rankAtMost === null ? 'any' : 'up-to',
    'rank-at-most': rankAtMost === null ? '' : String(rankAtMost),
    abstention: abstention ? 'yes' : '',
    'option-order': optionOrder,
    'seed-phrase': seedPhrase,
  };
}

/** What members do with a paper of each kind, in a few words. */
const DEEDS: Readonly<Record<PaperKind, string>> = {
  choice: 'Members choose one option.',
  approvals: 'Members choose every option they could support.',
  ranks: 'Members number the options in order of preference.',
  scores: 'Members give each option a score.',
};

/** So many methods of a group are shown at once; the hall lists first what most labs need. */
const SHOWN_AT_ONCE = 3;

/** One method as a radio button. `id` is the field's own for the first, so that errors lead there. */
interface MethodChoice {
  readonly id: string;
  readonly value: string;
  readonly text: string;
  readonly hint: string;
}

/** The methods in two groups, and side by side in a table. */
function methodModel(t: Translate) {
  const say = (name: string, what: string) => t(`methods.${name}.${what}`);
  const group = (heading: string, methods: readonly CountingMethod[]) => {
    const choices = methods.map(
      ({ name, paperKind }): MethodChoice => ({
        id: METHODS[0]?.name === name ? 'method' : `method-${name}`,
        value: name,
        text: say(name, 'name'),
        hint: `${DEEDS[paperKind]} Rewards: ${lowerFirst(say(name, 'whatItRewards'))}`,
      }),
    );
    return { heading, choices: choices.slice(0, SHOWN_AT_ONCE), more: choices.slice(SHOWN_AT_ONCE) };
  };
  return {
    groups: [
      group(
        'For one winner',
        METHODS.filter(({ severalSeats }) => !severalSeats),
      ),
      group(
        'For several winners',
        METHODS.filter(({ severalSeats }) => severalSeats),
      ),
    ],
    comparison: {
      caption: 'The methods side by side',
      head: [
        { text: 'Method' },
        { text: 'What members do' },
        { text: 'What it rewards' },
        { text: 'When to use it' },
      ],
      rows: METHODS.map(({ name, paperKind }) => [
        say(name, 'name'),
        DEEDS[paperKind],
        say(name, 'whatItRewards'),
        say(name, 'whenToUse'),
      ]),
    },
  };
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

type MethodChanges = Pick<
  BallotDefinition,
  'method' | 'seats' | 'rankAtMost' | 'rankAll' | 'abstention' | 'optionOrder'
>;

function readMethod(reader: FormReader): MethodChanges {
  const typed = reader.all('method')[0];
  const method = METHODS.find(({ name }) => name === typed);
  if (method === undefined) reader.refuse('method', 'Choose how votes are counted');
  const seats = reader.whole('seats', { label: 'the number of winners', least: 1, most: 50 });
  if (method?.severalSeats === false && seats > 1) {
    reader.refuse('seats', 'Type 1, or choose a method for several winners: the one you chose finds one');
  }
  const isRanked = method?.paperKind === 'ranks';
  const ranking = isRanked ? reader.oneOf('ranking', RANKINGS, 'Choose how much members rank') : 'any';
  const limit = { label: 'the number of ranks', least: 1, most: 50 };
  return {
    method: method?.name ?? '',
    seats,
    rankAtMost: ranking === 'up-to' ? reader.whole('rank-at-most', limit) : null,
    rankAll: ranking === 'all',
    abstention: reader.has('abstention'),
    optionOrder: reader.oneOf('option-order', ORDERS, 'Choose the order of the options'),
  };
}

function readSeedPhrase(reader: FormReader): string {
  const phrase = reader.line('seed-phrase', {
    label: 'the seed phrase',
    longest: 200,
    required: true,
  });
  if (phrase.length < SHORTEST_SEED) {
    reader.refuse('seed-phrase', `Type a seed phrase of ${SHORTEST_SEED} characters or more`);
  }
  return phrase;
}
