/** A frame of codes as a file: CSV with a header, or JSON; what one survey learnt, the next one begins with. */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { quotedCell } from '../../../shared/spreadsheet.js';
import type { CommentCodeRow } from '../../../storage/comment-frame-store.js';
import { type CodeWords, fieldFault, MOST_CODES } from './frames.js';

const HEADER = ['label', 'description', 'theme', 'name', 'retired', 'merged_into'] as const;

/** The longest file that is read, in characters. */
export const LONGEST_FRAME = 200_000;

const text = (longest: number) => z.string().trim().max(longest);
const entry = z.object({
  label: text(100).min(1),
  description: text(1000).default(''),
  theme: text(100)
    .nullish()
    .transform((theme) => (theme === undefined || theme === '' ? null : theme)),
});
const file = z.object({ codes: z.array(entry).min(1).max(MOST_CODES) });

/** The frame as CSV that spreadsheet programs open safely. */
export function frameCsv(codes: readonly CommentCodeRow[]): string {
  const lines = entriesOf(codes).map((code) =>
    HEADER.map((column) => quotedCell(String(code[column] ?? ''))).join(','),
  );
  return `${[HEADER.join(','), ...lines].join('\r\n')}\r\n`;
}

/** The frame as JSON. */
export function frameJson(codes: readonly CommentCodeRow[]): string {
  return `${JSON.stringify({ codes: entriesOf(codes) }, null, 2)}\n`;
}

function entriesOf(codes: readonly CommentCodeRow[]) {
  const labelOf = (id: string | null) => codes.find((code) => code.id === id)?.label ?? null;
  return codes.map((code) => ({
    ...{ label: code.label, description: code.description, theme: labelOf(code.parent_id), name: code.name },
    ...{ retired: code.retired === 1 ? 'yes' : '', merged_into: labelOf(code.merged_into) },
  }));
}

/** The codes of a file of either kind; retired ones are left out. Refused at `file` with what is wrong. */
export function readFrameFile(content: string): Result<readonly CodeWords[], Problem> {
  if (content.length > LONGEST_FRAME)
    return refuse(problem('form-invalid', { fields: { file: 'This is too long for a frame' } }));
  const read = content.trimStart().startsWith('{') ? readJson(content) : readCsv(content);
  if (typeof read === 'string') return refuse(fieldFault('file', read));
  const checked = file.safeParse(read);
  if (checked.success) return ok(checked.data.codes);
  const [issue] = checked.error.issues;
  const [, place, field] = issue?.path ?? [];
  const where = typeof place === 'number' ? `Code ${place + 1}, ${String(field ?? 'code')}: ` : '';
  return refuse(fieldFault('file', `${where}${issue?.message ?? 'This is no frame of codes'}`));
}

function readJson(content: string): unknown {
  try {
    const read: unknown = JSON.parse(content);
    const codes = (read as { codes?: unknown } | null)?.codes;
    return { codes: Array.isArray(codes) ? codes.filter(isInUse) : codes };
  } catch {
    return 'This begins like JSON, but cannot be read as JSON';
  }
}

function readCsv(content: string): unknown {
  try {
    const rows: Record<string, string>[] = parse(content, {
      ...{ columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()) },
      ...{ bom: true, trim: true, skip_empty_lines: true, relax_column_count_less: true },
    });
    if (rows[0] === undefined || !Object.hasOwn(rows[0], 'label'))
      return 'The first line names the columns: “label”, and if you like “description” and “theme”';
    return { codes: rows.map(unsafed).filter(isInUse) };
  } catch {
    return 'This cannot be read as CSV: look at quotation marks and the number of cells in each line';
  }
}

function isInUse(code: unknown): boolean {
  return (code as { retired?: unknown } | null)?.retired !== 'yes';
}

/** Without the apostrophe that keeps a spreadsheet program from running a cell as a formula. */
function unsafed(row: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).map(([key, cell]) => [key, cell.replace(/^'(?=[\s']*[=+\-@])/, '')]),
  );
}
