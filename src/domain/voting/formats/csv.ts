/** CSV, Canvass's own export of papers: a column for each option, a line for each way of marking the paper. */
import { parse } from 'csv-parse/sync';
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { Election } from '../election.js';
import { LARGEST_MARK, type PaperKind } from '../paper.js';
import { PaperBox } from '../paper-box.js';
import { readableName, writeCsv } from './csv-writer.js';
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

/**
 * Header `paper,weight,<option>,…`, both leading columns optional, in either order; a cell is a rank (1 = first), a score or 0/1 as
 * the method wants, empty where nothing is marked. Cells never span lines.
 */
export const csv: BallotFormat = {
  name: 'csv',
  holds: ['choice', 'ranks', 'approvals', 'scores'],
  read,
  write: writeCsv,
};

/** Where things are on a line. */
interface Columns {
  readonly count: number;
  /** The column of the weight; null where each line is one paper. */
  readonly weight: number | null;
  /** The column of the first option. */
  readonly first: number;
}

function read(bytes: Uint8Array, wanted: PaperKind): Result<Election, FileFault> {
  const text = textOf(bytes);
  if (!text.ok) return text;
  const lines = linesOf(text.value);
  const header = cellsOf(lines[0] ?? '');
  if (header === null || lines.length === 0 || lines[0]?.trim() === '') {
    return fault(1, 'a header line paper,weight,<option>,…', quoted(lines[0] ?? ''));
  }
  const columns = columnsOf(header);
  const options = header.slice(columns.first).map((name) => readableName(name.trim()));
  if (options.length === 0) return fault(1, 'a column for each option', 'none');
  const wrong = nameFault(
    options,
    options.map(() => 1),
  );
  if (wrong !== null) return refuse(wrong);
  const box = new PaperBox(options.length);
  const papers = readPapers(lines, columns, box, wanted);
  if (papers !== null) return refuse(papers);
  return ok({ title: '', options, withdrawn: [], seats: 1, kind: wanted, papers: box.papers() });
}

function columnsOf(header: readonly string[]): Columns {
  const [first, second] = header.map((cell) => cell.trim());
  const isSwapped = first === 'weight' && second === 'paper';
  const paper = first === 'paper' || isSwapped ? 1 : 0;
  if (isSwapped) return { count: header.length, weight: 0, first: 2 };
  const weight = header[paper]?.trim() === 'weight' ? paper : null;
  return { count: header.length, weight, first: weight === null ? paper : weight + 1 };
}

function readPapers(
  lines: readonly string[],
  columns: Columns,
  box: PaperBox,
  wanted: PaperKind,
): FileFault | null {
  const bounds = boundsOf(wanted, box.optionCount);
  let any = false;
  for (let at = 1; at < lines.length; at++) {
    const text = lines[at] ?? '';
    if (text.trim() === '' && (columns.count > 1 || at === lines.length - 1)) continue;
    const line = at + 1;
    const cells = cellsOf(text);
    if (cells === null) return { line, expected: 'cells with matching quotation marks', found: quoted(text) };
    if (cells.length !== columns.count) {
      return { line, expected: `${columns.count} cells`, found: String(cells.length) };
    }
    const weight = columns.weight === null ? 1 : weightOf((cells[columns.weight] ?? '').trim());
    if (weight === null) return { line, expected: A_WEIGHT, found: quoted(cells[columns.weight ?? 0] ?? '') };
    const wrong = readCells(cells, columns.first, box.nextRow(), bounds);
    if (wrong !== null) return { line, expected: bounds.words, found: quoted(wrong) };
    if (!box.commit(weight)) return tooHeavy(line);
    any = true;
  }
  return any ? null : NO_PAPERS;
}

interface Bounds {
  readonly lowest: number;
  readonly highest: number;
  readonly words: string;
}

function boundsOf(wanted: PaperKind, options: number): Bounds {
  if (wanted === 'approvals') return { lowest: 0, highest: 1, words: '1, 0 or nothing in each cell' };
  if (wanted === 'scores') {
    return {
      lowest: 0,
      highest: LARGEST_MARK,
      words: `a whole score from 0 to ${LARGEST_MARK} or nothing in each cell`,
    };
  }
  return { lowest: 1, highest: options, words: `a rank from 1 to ${options} or nothing in each cell` };
}

/** Marks the row; answers with the first cell that is no mark, or null. */
function readCells(cells: readonly string[], first: number, row: Uint16Array, bounds: Bounds): string | null {
  for (let option = 0; option < row.length; option++) {
    const cell = (cells[first + option] ?? '').trim();
    if (cell === '') continue;
    const mark = /^\d{1,5}$/.test(cell) ? Number(cell) : -1;
    if (mark < bounds.lowest || mark > bounds.highest) return cell;
    row[option] = mark;
  }
  return null;
}

/** The cells of one line; null when its quotation marks do not match. Quoted lines go to the library. */
function cellsOf(line: string): readonly string[] | null {
  if (!line.includes('"')) return line.split(',');
  try {
    const records: string[][] = parse(line, { relax_column_count: true });
    return records[0] ?? null;
  } catch {
    return null;
  }
}
