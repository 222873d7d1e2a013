/** A ballot's definition and its papers as the counting engine wants them. */
import { type CountWords, WORDS_OF_TODAY } from '../../domain/voting/count-words.js';
import { buildElection, type Election } from '../../domain/voting/election.js';
import { type CountingMethod, type CountSettings, DEFAULT_SETTINGS } from '../../domain/voting/method.js';
import { methodNamed } from '../../domain/voting/methods/index.js';
import { isBlank, type Marks, type PaperFault, validateMarks } from '../../domain/voting/paper.js';
import { present } from '../../shared/assert.js';
import type { BallotDefinition } from './definition.js';

/** The names under which options are counted and exported: their English titles, told apart by id where two agree. */
export function optionNames(definition: BallotDefinition): readonly string[] {
  const titles = definition.options.map(({ title }) => title.en.replace(/\s+/g, ' ').trim());
  return titles.map((title, at) =>
    titles.indexOf(title) === titles.lastIndexOf(title) ? title : `${title} (${definition.options[at]?.id})`,
  );
}

/** The method that the definition names; set-up lets no other name through. */
export function methodOf(definition: BallotDefinition): CountingMethod {
  return present(methodNamed(definition.method), 'a definition names a counting method');
}

/** The election of these papers, each of which must be free of faults. */
export function electionOf(definition: BallotDefinition, papers: Iterable<Marks>): Election {
  return buildElection({
    title: definition.question.en,
    options: optionNames(definition),
    seats: definition.seats,
    kind: methodOf(definition).paperKind,
    papers: (function* () {
      for (const marks of papers) yield { marks };
    })(),
  });
}

/** How a ballot is counted: the contract's own variants, ties by the seed phrase that was fixed before opening. */
export function settingsOf(seedPhrase: string, words: CountWords = WORDS_OF_TODAY): CountSettings {
  return { ...DEFAULT_SETTINGS, ties: { kind: 'seed', text: seedPhrase }, words };
}

/** Why a stored paper cannot be counted; null when it can. The voting page lets none of these through. */
export function paperFault(
  definition: BallotDefinition,
  marks: Marks,
): PaperFault['key'] | 'not-aligned' | null {
  if (marks.length !== definition.options.length) return 'not-aligned';
  const limits = definition.rankAtMost === null ? {} : { maxRanks: definition.rankAtMost };
  const [first] = validateMarks(methodOf(definition).paperKind, marks.length, marks, limits);
  return first?.key ?? null;
}

/**
 * The position of the option that the paper puts first: its lowest rank, its one choice or its highest score.
 * Null for a blank paper and where several options share that place.
 */
export function firstChoice(definition: BallotDefinition, marks: Marks): number | null {
  if (isBlank(marks)) return null;
  const given = marks.flatMap((mark) => (mark === null ? [] : [mark]));
  const best = methodOf(definition).paperKind === 'ranks' ? Math.min(...given) : Math.max(...given);
  const first = marks.indexOf(best);
  return first === marks.lastIndexOf(best) ? first : null;
}
