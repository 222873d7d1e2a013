/** What every ballot file format can do, and what a file that cannot be read is told. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { Election } from '../election.js';
import type { PaperKind } from '../paper.js';

/** Why a file was refused: nothing of such a file is used. `line` counts from 1; null where no line is to blame. */
export interface FileFault {
  readonly line: number | null;
  readonly expected: string;
  readonly found: string;
}

/** One door of the hall of formats. */
export interface BallotFormat {
  readonly name: string;
  /** The kinds of papers that a file of this format can hold without loss. */
  readonly holds: readonly PaperKind[];
  /**
   * Reads a whole file as papers of the kind `wanted`; seats come from the file where it names them, otherwise 1.
   * Refuses anything it does not fully understand, a file without papers included.
   */
  read(bytes: Uint8Array, wanted: PaperKind): Result<Election, FileFault>;
  /** The election as a file of this format. Only for kinds in `holds`; papers in canonical order. */
  write(election: Election): string;
}

/** A refusal at `line` (null: at no line). */
export function fault(
  line: number | null,
  expected: string,
  found: string,
): { readonly ok: false; readonly problem: FileFault } {
  return refuse({ line, expected, found });
}

/** The fault as the second half of an error line: "line 3: expected …, found …". */
export function faultText(problem: FileFault): string {
  const where = problem.line === null ? '' : `line ${problem.line}: `;
  return `${where}expected ${problem.expected}, found ${problem.found}`;
}

/** The text of a file in UTF-8, without a byte order mark. */
export function textOf(bytes: Uint8Array): Result<string, FileFault> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fault(null, 'text in UTF-8', 'bytes that are no text');
  }
}

/** The lines of a text, whatever ends them; an end of line at the very end opens no further line. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** A piece of a file as it is quoted in an error: one line, cut when long. */
export function quoted(piece: string): string {
  const line = piece.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  if (line === '') return 'nothing';
  return `"${line.length > 40 ? `${line.slice(0, 40)}…` : line}"`;
}

/** A weight as files write it: a whole number from 1 that a count can add exactly; null for anything else. */
export function weightOf(text: string): number | null {
  if (!/^\d{1,15}$/.test(text)) return null;
  const weight = Number(text);
  return weight >= 1 ? weight : null;
}

/** How weights are described in errors. */
export const A_WEIGHT = 'a whole number of papers from 1';

/** Why the names cannot be those of options; null when nothing is wrong. `lines` are where each name stands. */
export function nameFault(names: readonly string[], lines: readonly number[]): FileFault | null {
  for (const [at, name] of names.entries()) {
    const line = lines[at] ?? null;
    if (name === '') return { line, expected: 'the name of an option', found: 'nothing' };
    if (names.indexOf(name) !== at)
      return { line, expected: 'each name once', found: `${quoted(name)} twice` };
  }
  return null;
}

/** The fault of a file that is sound but holds no paper at all. */
export const NO_PAPERS: FileFault = { line: null, expected: 'at least one paper', found: 'none' };

/** The fault of a sum of weights too large to be exact. */
export function tooHeavy(line: number): FileFault {
  return { line, expected: 'fewer than 9,007,199,254,740,992 papers together', found: 'more' };
}
