/** One submitted paper: what it says, and whether it can be cast as it is. */
import { type ReadAnswers, readAnswers } from '../../domain/questionnaire/answers.js';
import { isBlank, type Marks, type PaperFault, validateMarks } from '../../domain/voting/paper.js';
import type { BallotDefinition } from '../../services/ballots/definition.js';
import type { BallotForm } from '../voter-desk.js';
import { type Form, readMarks, sentUnder } from './paper-form.js';

/** Something wrong with the marks: a fault of the paper, or of a rule of this ballot. */
export interface EntryFault {
  readonly key: PaperFault['key'] | 'rank-all' | 'nothing-marked' | 'choose-or-abstain';
  /** Positions of the options that it is about. */
  readonly options: readonly number[];
  readonly mark: number | null;
  /** Position of the option at which it can be put right. */
  readonly at: number;
}

/** What a form says. It can be cast when there are no faults and no errors in the answers. */
export interface Entry extends ReadAnswers {
  readonly marks: Marks;
  /** The voter marked nothing and said so, which only a paper with one choice can tell. */
  readonly abstained: boolean;
  readonly faults: readonly EntryFault[];
}

/** The paper in a form; null when the form belongs to another ballot. */
export function readEntry(ballot: BallotForm, sent: Form): Entry | null {
  const marks = readMarks(ballot.kind, ballot.optionIds, sent);
  if (marks === null) return null;
  const abstained = ballot.kind === 'choice' && sentUnder(sent, 'choice').includes('');
  const faults = [...marksFaults(ballot, marks), ...ruleFaults(ballot, marks, abstained)];
  return { marks, abstained, faults, ...readAnswers(ballot.definition.companions, sent) };
}

/** Whether the paper can be cast as it is. */
export function isCastable(entry: Entry): boolean {
  if (entry.faults.length > 0) return false;
  for (const _field in entry.errors) return false;
  return true;
}

/** How many ranks a paper of this ballot may hold. */
export function ranksAllowed(definition: BallotDefinition): number {
  return Math.min(definition.rankAtMost ?? definition.options.length, definition.options.length);
}

function marksFaults({ kind, definition }: BallotForm, marks: Marks): readonly EntryFault[] {
  const limits = { maxRanks: ranksAllowed(definition) };
  return validateMarks(kind, definition.options.length, marks, limits).map((fault) => ({
    ...fault,
    at: placeOf(fault, marks),
  }));
}

/** The last option a fault is about; for a skipped rank, the option ranked next after it. */
function placeOf(fault: PaperFault, marks: Marks): number {
  const last = fault.options.at(-1);
  if (last !== undefined) return last;
  const above = marks.flatMap((mark) => (mark !== null && mark > (fault.mark ?? 0) ? [mark] : []));
  return Math.max(0, marks.indexOf(Math.min(...above)));
}

/** What this ballot asks for beyond a countable paper: something marked, or every option ranked. */
function ruleFaults({ kind, definition }: BallotForm, marks: Marks, abstained: boolean): EntryFault[] {
  if (isBlank(marks)) {
    if (definition.abstention && (kind !== 'choice' || abstained)) return [];
    const key = definition.abstention ? 'choose-or-abstain' : 'nothing-marked';
    return [{ key, options: [], mark: null, at: 0 }];
  }
  const askedForAll = kind === 'ranks' && definition.rankAll;
  if (!askedForAll || ranksAllowed(definition) < definition.options.length) return [];
  const unranked = marks.flatMap((mark, index) => (mark === null ? [index] : []));
  const [first] = unranked;
  return first === undefined ? [] : [{ key: 'rank-all', options: unranked, mark: null, at: first }];
}
