/** The `# KEY: value` lines at the head of a PrefLib file. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import { type FileFault, fault, quoted } from './format.js';

export interface PreflibHeader {
  readonly title: string;
  readonly options: readonly string[];
  /** The line of each name. */
  readonly nameLines: readonly number[];
  /** What the header says, to be compared with the papers; null where it says nothing. */
  readonly voters: number | null;
  readonly categories: number | null;
}

interface HeaderLine {
  readonly value: string;
  readonly line: number;
}

const HEADER = /^#\s*([^:]+?)\s*:\s*(.*)$/;

/** The header among `lines`; refused without the number of options and a name for each. */
export function readHeader(lines: readonly string[]): Result<PreflibHeader, FileFault> {
  const known = new Map<string, HeaderLine>();
  for (const [at, text] of lines.entries()) {
    const match = HEADER.exec(text.trim());
    if (match !== null)
      known.set((match[1] ?? '').toUpperCase(), { value: (match[2] ?? '').trim(), line: at + 1 });
  }
  const options = numberAt(known, 'NUMBER ALTERNATIVES');
  const voters = numberAt(known, 'NUMBER VOTERS');
  const categories = numberAt(known, 'NUMBER CATEGORIES');
  for (const number of [options, voters, categories]) if (!number.ok) return number;
  if (!options.ok || !voters.ok || !categories.ok) return fault(null, 'a header', 'none');
  if (options.value === null || options.value < 1 || options.value > 10_000) {
    return fault(null, 'a line "# NUMBER ALTERNATIVES: n" with n from 1 to 10,000', 'none');
  }
  const names: HeaderLine[] = [];
  for (let number = 1; number <= options.value; number++) {
    const name = known.get(`ALTERNATIVE NAME ${number}`);
    if (name === undefined) return fault(null, `a line "# ALTERNATIVE NAME ${number}: …"`, 'none');
    names.push(name);
  }
  return ok({
    title: known.get('TITLE')?.value ?? '',
    options: names.map(({ value }) => value),
    nameLines: names.map(({ line }) => line),
    voters: voters.value,
    categories: categories.value,
  });
}

function numberAt(known: ReadonlyMap<string, HeaderLine>, key: string): Result<number | null, FileFault> {
  const header = known.get(key);
  if (header === undefined) return ok(null);
  return /^\d{1,15}$/.test(header.value)
    ? ok(Number(header.value))
    : refuse({ line: header.line, expected: `a whole number after ${key}`, found: quoted(header.value) });
}
