/** BLT, the format of OpenSTV and OpaVote: read byte by byte, so that a million papers take a moment. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { Election } from '../election.js';
import type { PaperKind } from '../paper.js';
import { PaperBox } from '../paper-box.js';
import { BltCursor } from './blt-cursor.js';
import { writeBlt } from './blt-writer.js';
import {
  A_WEIGHT,
  type BallotFormat,
  type FileFault,
  fault,
  NO_PAPERS,
  nameFault,
  quoted,
  textOf,
  tooHeavy,
} from './format.js';
import { finishRankedRow, rankOption } from './ranked-row.js';

/**
 * Header `options seats`; `-n` for withdrawn options; papers `weight a b=c - d 0` (`=` shares a rank, `-` skips one);
 * `0`; a name for each option and a title, quoted or not. A `#` after a blank starts a comment on the lines of
 * numbers. Read for approvals, a paper approves every option it lists.
 */
export const blt: BallotFormat = {
  name: 'blt',
  holds: ['choice', 'ranks'],
  read,
  write: writeBlt,
};

interface Header {
  readonly options: number;
  readonly seats: number;
}

function read(bytes: Uint8Array, wanted: PaperKind): Result<Election, FileFault> {
  if (wanted === 'scores') return fault(null, 'scores', 'a BLT file, which holds ranks');
  const cursor = new BltCursor(bytes);
  const header = readHeader(cursor);
  if (!header.ok) return header;
  const withdrawn = readWithdrawn(cursor, header.value.options);
  if (!withdrawn.ok) return withdrawn;
  const box = new PaperBox(header.value.options);
  const papers = readPapers(cursor, box, wanted);
  if (papers !== null) return refuse(papers);
  const names = readNames(cursor, header.value.options);
  if (!names.ok) return names;
  return ok({
    title: names.value.title,
    options: names.value.options,
    withdrawn: withdrawn.value,
    seats: header.value.seats,
    kind: wanted,
    papers: box.papers(),
  });
}

function readHeader(cursor: BltCursor): Result<Header, FileFault> {
  const expected = 'the number of options and the number of seats';
  if (!cursor.nextLine()) return fault(1, expected, 'an empty file');
  const words = cursor.words();
  const [options, seats] = words.map((word) => (/^\d{1,6}$/.test(word) ? Number(word) : 0));
  if (words.length !== 2 || options === undefined || seats === undefined || options < 1 || seats < 1) {
    return fault(cursor.line, expected, quoted(cursor.text()));
  }
  if (options > 10_000) return fault(cursor.line, 'at most 10,000 options', String(options));
  return ok({ options, seats });
}

function readWithdrawn(cursor: BltCursor, options: number): Result<readonly number[], FileFault> {
  const withdrawn = new Set<number>();
  while (cursor.nextLine()) {
    const words = cursor.words();
    if (!words[0]?.startsWith('-')) {
      cursor.stepBack();
      break;
    }
    for (const word of words) {
      const option = /^-\d{1,6}$/.test(word) ? -Number(word) : 0;
      if (option < 1 || option > options) {
        return fault(cursor.line, `withdrawn options from -1 to -${options}`, quoted(word));
      }
      withdrawn.add(option - 1);
    }
  }
  if (withdrawn.size === options) return fault(cursor.line, 'an option that stands', 'all withdrawn');
  return ok([...withdrawn].sort((a, b) => a - b));
}

function readPapers(cursor: BltCursor, box: PaperBox, wanted: PaperKind): FileFault | null {
  let any = false;
  while (cursor.nextLine()) {
    const weight = cursor.wholeNumber();
    if (weight === 0 && cursor.isAtEnd()) return any ? null : NO_PAPERS;
    if (weight === null || weight < 1) return at(cursor, `${A_WEIGHT}, or 0 after the last paper`);
    const row = box.nextRow();
    const wrong = readPreferences(cursor, row);
    if (wrong !== null) return wrong;
    finishRankedRow(row, wanted);
    if (!box.commit(weight)) return tooHeavy(cursor.line);
    any = true;
  }
  return {
    line: cursor.line,
    expected: '0 on a line of its own after the last paper',
    found: 'the end of the file',
  };
}

/** Reads `a b=c - d 0` onto the row. */
function readPreferences(cursor: BltCursor, row: Uint16Array): FileFault | null {
  let rank = 1;
  let isShared = false;
  for (;;) {
    if (!isShared && cursor.takeSkip()) {
      rank++;
      continue;
    }
    const option = cursor.wholeNumber();
    if (option === null) return at(cursor, `an option from 1 to ${row.length}, or 0 at the end of the paper`);
    if (option === 0 && isShared) return at(cursor, 'an option after =');
    if (option === 0) return cursor.isAtEnd() ? null : at(cursor, 'nothing after the 0 that ends a paper');
    if (option > row.length) {
      return { line: cursor.line, expected: `options from 1 to ${row.length}`, found: String(option) };
    }
    const refused = rankOption(row, option - 1, rank);
    if (refused === 'twice')
      return { line: cursor.line, expected: 'each option once', found: `${option} twice` };
    if (refused !== null)
      return { line: cursor.line, expected: 'fewer skipped ranks', found: `rank ${rank}` };
    isShared = cursor.takeShared();
    if (!isShared) rank++;
  }
}

function at(cursor: BltCursor, expected: string): FileFault {
  return {
    line: cursor.line,
    expected,
    found: cursor.isAtEnd() ? 'the end of the line' : quoted(cursor.rest()),
  };
}

function readNames(
  cursor: BltCursor,
  count: number,
): Result<{ options: readonly string[]; title: string }, FileFault> {
  const texts: string[] = [];
  const lines: number[] = [];
  while (cursor.nextLine()) {
    const text = textOf(cursor.rawLine());
    if (!text.ok) return refuse({ ...text.problem, line: cursor.line });
    if (texts.length > count) return fault(cursor.line, 'nothing after the title', quoted(text.value));
    const name = unquoted(text.value.trim());
    if (name === null) return fault(cursor.line, 'a closing quotation mark', quoted(text.value));
    texts.push(name);
    lines.push(cursor.line);
  }
  const options = texts.slice(0, count);
  if (options.length < count) return fault(cursor.line, `the names of ${count} options`, `${options.length}`);
  const wrong = nameFault(options, lines);
  return wrong === null ? ok({ options, title: texts[count] ?? '' }) : refuse(wrong);
}

/** The name inside its quotation marks; null when only one of them is there. */
function unquoted(text: string): string | null {
  if (!text.startsWith('"')) return text;
  return text.length > 1 && text.endsWith('"') ? text.slice(1, -1).trim() : null;
}
