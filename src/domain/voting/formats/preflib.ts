/** PrefLib files: strict and weak orders, complete and not, and categories; headers of the form `# KEY: value`. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { Election } from '../election.js';
import type { PaperKind } from '../paper.js';
import { NO_MARK, PaperBox } from '../paper-box.js';
import {
  A_WEIGHT,
  type BallotFormat,
  type FileFault,
  fault,
  linesOf,
  NO_PAPERS,
  nameFault,
  quoted,
  textOf,
  tooHeavy,
  weightOf,
} from './format.js';
import { readGroups } from './preflib-groups.js';
import { type PreflibHeader, readHeader } from './preflib-header.js';
import { preflibWriter } from './preflib-writer.js';
import { finishRankedRow } from './ranked-row.js';

/** What sets the five kinds of file apart. */
interface Variety {
  readonly name: string;
  /** Whether each paper must list every option. */
  readonly complete: boolean;
  readonly sharedRanks: boolean;
  readonly categories: boolean;
}

/** Strict orders, complete. */
export const soc = preflibFormat({ name: 'soc', complete: true, sharedRanks: false, categories: false });
/** Strict orders, incomplete. */
export const soi = preflibFormat({ name: 'soi', complete: false, sharedRanks: false, categories: false });
/** Orders with ties, complete. */
export const toc = preflibFormat({ name: 'toc', complete: true, sharedRanks: true, categories: false });
/** Orders with ties, incomplete. */
export const toi = preflibFormat({ name: 'toi', complete: false, sharedRanks: true, categories: false });
/** Categories: the first is approval, and for ranked methods an earlier category is preferred to a later one. */
export const cat = preflibFormat({ name: 'cat', complete: false, sharedRanks: true, categories: true });

function preflibFormat(variety: Variety): BallotFormat {
  return {
    name: variety.name,
    holds: variety.categories ? ['approvals'] : variety.name === 'toi' ? ['choice', 'ranks'] : [],
    read: (bytes, wanted) => read(variety, bytes, wanted),
    write: preflibWriter(variety.name),
  };
}

function read(variety: Variety, bytes: Uint8Array, wanted: PaperKind): Result<Election, FileFault> {
  if (wanted === 'scores') return fault(null, 'scores', `a .${variety.name} file, which holds none`);
  if (wanted === 'approvals' && variety.complete) {
    return fault(null, 'approvals', `a .${variety.name} file, in which every paper ranks every option`);
  }
  const text = textOf(bytes);
  if (!text.ok) return text;
  const lines = linesOf(text.value);
  const header = readHeader(lines);
  if (!header.ok) return header;
  const { options, nameLines } = header.value;
  const wrong = nameFault(options, nameLines);
  if (wrong !== null) return refuse(wrong);
  const box = new PaperBox(options.length);
  const papers = readPapers(variety, lines, header.value, box, wanted);
  if (papers !== null) return refuse(papers);
  return ok({
    title: header.value.title,
    options,
    withdrawn: [],
    seats: 1,
    kind: wanted,
    papers: box.papers(),
  });
}

function readPapers(
  variety: Variety,
  lines: readonly string[],
  header: PreflibHeader,
  box: PaperBox,
  wanted: PaperKind,
): FileFault | null {
  let voters = 0;
  for (const [at, raw] of lines.entries()) {
    const text = raw.trim();
    if (text === '' || text.startsWith('#')) continue;
    const line = at + 1;
    const colon = text.indexOf(':');
    if (colon < 0) return { line, expected: 'a weight, a colon and options', found: quoted(text) };
    const weight = weightOf(text.slice(0, colon).trim());
    if (weight === null) return { line, expected: A_WEIGHT, found: quoted(text.slice(0, colon)) };
    const row = box.nextRow();
    const wrong = readRow(variety, text.slice(colon + 1), header, row, wanted);
    if (wrong !== null) return { line, ...wrong };
    if (!box.commit(weight)) return tooHeavy(line);
    voters += weight;
  }
  if (voters === 0) return NO_PAPERS;
  return header.voters === null || header.voters === voters
    ? null
    : { line: null, expected: `${header.voters} papers, as NUMBER VOTERS says`, found: String(voters) };
}

type RowFault = Pick<FileFault, 'expected' | 'found'>;

function readRow(
  variety: Variety,
  text: string,
  header: PreflibHeader,
  row: Uint16Array,
  wanted: PaperKind,
): RowFault | null {
  const groups = readGroups(text, row.length);
  if (!groups.ok) return groups.problem;
  const wrong = groupFault(variety, groups.value, header);
  if (wrong !== null) return wrong;
  for (const [rank, group] of groups.value.entries()) {
    for (const option of group) {
      if (row[option] !== NO_MARK) return { expected: 'each option once', found: `${option + 1} twice` };
      row[option] = rank + 1;
    }
  }
  if (variety.complete && row.includes(NO_MARK)) {
    return { expected: `all ${row.length} options`, found: String(groups.value.flat().length) };
  }
  if (variety.categories && wanted === 'approvals') approveFirst(row, groups.value.length > 0);
  else finishRankedRow(row, wanted);
  return null;
}

function groupFault(
  variety: Variety,
  groups: readonly (readonly number[])[],
  header: PreflibHeader,
): RowFault | null {
  if (variety.categories) {
    return header.categories === null || header.categories === groups.length
      ? null
      : { expected: `${header.categories} categories`, found: String(groups.length) };
  }
  if (groups.some((group) => group.length === 0))
    return { expected: 'an option in every place', found: 'none' };
  return variety.sharedRanks || groups.every((group) => group.length === 1)
    ? null
    : { expected: `no ties in a .${variety.name} file`, found: 'several options in one place' };
}

function approveFirst(row: Uint16Array, saysSomething: boolean): void {
  for (let option = 0; option < row.length; option++) {
    row[option] = saysSomething ? (row[option] === 1 ? 1 : 0) : NO_MARK;
  }
}
