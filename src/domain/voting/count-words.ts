/**
 * The sentences that a count tells itself in, by version: a count that was certified years ago is counted again in its own words, so
 * that a recount agrees with it to the letter whatever was worded better since.
 */
import { present } from '../../shared/assert.js';
import { fillIn } from '../../shared/problem.js';

/** What a round says of itself, with names of options and numbers where braces are. */
const NOTES = {
  'first-choices': 'First choices.',
  'first-preferences': 'First preferences.',
  'to-next-option': '{option} excluded; papers move to their next option.',
  'at-present-values': '{option} excluded; papers move on at their present values.',
  'with-votes': '{option} excluded with {votes} votes.',
  surplus: 'Surplus of {option}, {amount}, transferred at {factor}.',
  'quota-reached': 'Quota {quota} reached.',
  'left-as-seats': 'As many options are left as seats.',
  'run-off': 'Run-off between {option} and {other}; papers scoring both alike are exhausted.',
  worth: '{option} elected with {worth}; papers approving it count less from now on.',
  price: '{option} elected: its supporters pay at most {worth} each.',
  load: '{option} elected: its supporters carry the smallest load, {worth}.',
} as const;

/** What a tie is for. */
const PURPOSES = {
  seat: 'the seat',
  'last-seat': 'the last seat',
  'next-seat': 'the next seat',
  'last-seats': 'the last seats',
  exclusion: 'exclusion',
  surpluses: 'the order of surpluses',
  'run-off-place': 'a place in the run-off',
  'set-of-winners': 'a place among equally good sets of winners',
  defeats: 'the order of equally strong defeats',
} as const;

export type NoteKey = keyof typeof NOTES;
export type Purpose = keyof typeof PURPOSES;

/** A note before it is put into words. */
export interface Note {
  readonly says: NoteKey;
  /** By the names in its braces. */
  readonly of?: Readonly<Record<string, string>>;
}

/** The words of one version. */
export interface CountWords {
  readonly notes: Readonly<Record<NoteKey, string>>;
  readonly purposes: Readonly<Record<Purpose, string>>;
  /** By name of a method, where its rule was said to be laid down, if its own file says it otherwise today. */
  readonly rules: ReadonlyMap<string, string>;
  /** The methods that the hall had, in its order, with which a result was compared; null where they are those of today. */
  readonly methods: readonly string[] | null;
}

/**
 * All versions by which counts were ever certified, the first being version 1, which is also that of certificates that name none. To
 * change a word of a note, a purpose or a method's rule, or to add a method, let the last line here keep what stood until then, and
 * add a line; what is certified by a version never changes.
 */
export const COUNT_WORDS: readonly CountWords[] = [
  { notes: NOTES, purposes: PURPOSES, rules: new Map(), methods: null },
];

/** The words in which is counted today. */
export const WORDS_OF_TODAY: CountWords = present(COUNT_WORDS.at(-1), 'counts are told in words');

/** A note in words. */
export function noteIn({ notes }: CountWords, { says, of = {} }: Note): string {
  return fillIn(notes[says], of);
}

/** Where the rule of a method is laid down, in these words. */
export function ruleIn(
  { rules }: CountWords,
  { name, rule }: { readonly name: string; readonly rule: string },
): string {
  return rules.get(name) ?? rule;
}

/** Whether a certified tie was for the one seat, in the words of any version. */
export function isForTheSeat(purpose: string): boolean {
  return COUNT_WORDS.some(({ purposes }) => purposes.seat === purpose);
}
