/** The rows of the survey sheet as a tree: groups and repeats hold what stands between their begin and their end. */
import type { SheetFault } from './grid.js';
import { readParameters } from './parameter-text.js';
import { isName, NAME_EXPECTED } from './references.js';
import { faultAt, type Table, type TableRow, textAt } from './table.js';
import { type Control, type TypeWord, typeWord } from './type-words.js';

/** One row that asks, calculates or holds others. */
export interface SurveyRow {
  readonly row: TableRow;
  readonly word: TypeWord;
  /** As written in the cell `type`. */
  readonly type: string;
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** What stands between begin and end; null for a row that cannot hold others. */
  readonly children: readonly SurveyRow[] | null;
}

/** What the sheet holds: its rows as a tree, and settings that old forms write among them. */
export interface SurveyRows {
  readonly rows: readonly SurveyRow[];
  readonly settings: ReadonlyMap<string, string>;
  readonly faults: readonly SheetFault[];
}

interface OpenControl {
  readonly row: SurveyRow;
  readonly control: Control;
  readonly children: SurveyRow[];
}

/** Groups stand in groups, but no deeper than this. */
const DEEPEST = 50;

const NO = ['no', 'No', 'NO', 'false', 'False', 'FALSE', 'false()'];

/** Whether the cell says no in any of XLSForm's spellings. */
export function saysNo(text: string): boolean {
  return NO.includes(text);
}

const YES = ['yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'true()'];

/** Whether the cell says yes in any of XLSForm's spellings. */
export function saysYes(text: string): boolean {
  return YES.includes(text);
}

/** The tree of the sheet's rows; `clean` takes several spaces in a type for one. With every fault of its types, names and nesting. */
export function readRows(table: Table, clean: boolean): SurveyRows {
  const rows: SurveyRow[] = [];
  const settings = new Map<string, string>();
  const faults: SheetFault[] = [];
  const open: OpenControl[] = [];
  for (const row of table.rows) {
    const read = readRow(row, clean);
    faults.push(...read.faults);
    if (read.row === null) continue;
    const { word, name } = read.row;
    if (word.kind === 'setting') {
      settings.set(word.path, name);
    } else if (word.kind === 'end') {
      const fault = close(open, word.control, row);
      if (fault !== null) faults.push(fault);
    } else {
      (open.at(-1)?.children ?? rows).push(read.row);
      if (word.kind === 'begin') open.push(opened(read.row, word.control));
      if (open.length > DEEPEST) {
        faults.push(faultAt(row, 'type', `expected groups at most ${DEEPEST} deep`));
        break;
      }
    }
  }
  return { rows, settings, faults: [...faults, ...open.map(unclosed)] };
}

function opened(row: SurveyRow, control: Control): OpenControl {
  return { row, control, children: row.children as SurveyRow[] };
}

function close(open: OpenControl[], control: Control, row: TableRow): SheetFault | null {
  const last = open.at(-1);
  if (last === undefined)
    return faultAt(row, 'type', `expected a begin ${control} before this end, found none`);
  open.pop();
  if (last.control === control) return null;
  const begun = `the ${last.control} "${last.row.name}" of row ${last.row.row.place.row}`;
  return faultAt(row, 'type', `expected the end of ${begun}, found the end of a ${control}`);
}

function unclosed({ row, control }: OpenControl): SheetFault {
  return faultAt(row.row, 'type', `expected an end ${control} for "${row.name}", found none`);
}

function readRow(row: TableRow, clean: boolean): { row: SurveyRow | null; faults: readonly SheetFault[] } {
  if (saysYes(textAt(row, 'disabled'))) return { row: null, faults: [] };
  const type = clean ? textAt(row, 'type').replace(/ +/g, ' ') : textAt(row, 'type');
  if (type === '') {
    const empty = !row.cells.has('name') && !row.cells.has('label');
    return {
      row: null,
      faults: empty ? [] : [faultAt(row, 'type', 'expected a type of question, found none')],
    };
  }
  const word = typeWord(type);
  const parameters = readParameters(textAt(row, 'parameters'));
  const faults =
    parameters === null ? [faultAt(row, 'parameters', 'expected pairs such as key1=value1 key2=value2')] : [];
  const name = nameOf(row, word, type);
  const found: SurveyRow = {
    row,
    word,
    type,
    name,
    parameters: parameters ?? new Map(),
    children: word.kind === 'begin' ? [] : null,
  };
  return { row: found, faults: [...faults, ...nameFaults(row, word, name)] };
}

/** XLSForm names notes itself where their author did not, and the audit always. */
function nameOf(row: TableRow, word: TypeWord, type: string): string {
  const name = textAt(row, 'name');
  if (type === 'audit') return name === '' ? 'audit' : name;
  if (name === '' && type === 'note') return `generated_note_name_${row.place.row}`;
  return word.kind === 'end' ? '' : name;
}

function nameFaults(row: TableRow, word: TypeWord, name: string): readonly SheetFault[] {
  if (word.kind === 'end') return [];
  if (name === '') return [faultAt(row, 'name', 'expected a name, found none')];
  if (word.kind === 'setting' || isName(name)) return [];
  return [faultAt(row, 'name', `${NAME_EXPECTED}, found "${name}"`)];
}

/** Every row of the tree, from the top down, each with what holds it. */
export function everyRow(rows: readonly SurveyRow[]): readonly SurveyRow[] {
  return rows.flatMap((row) => [row, ...everyRow(row.children ?? [])]);
}
