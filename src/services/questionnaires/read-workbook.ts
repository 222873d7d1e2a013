/** Reads an .xlsx workbook into sheets of texts, within bounds that hold before any of it is unpacked. */
import { strFromU8, unzipSync, zipSync } from 'fflate';
import type { Grid } from '../../domain/questionnaire/xlsform/index.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { withinBounds } from './sheet-bounds.js';

/** What a workbook may unpack to, whatever its archive says, and how many files it may hold. */
const LARGEST_UNPACKED = 32 * 1024 * 1024;
const MOST_ENTRIES = 1000;

/** The parts of a workbook that hold cells; pictures and the like are never unpacked. */
const CELLS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/[\w.-]+\.xml|xl\/_rels\/[\w.-]+\.rels|xl\/worksheets\/[\w.-]+\.xml)$/;

/**
 * The sheets of the workbook, a formula as its last value, dates in ISO 8601. Columns without a header are left out, as
 * authors keep notes there. Refused with a sentence where the bytes are no workbook, or one too large.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<readonly Grid[], string>> {
  const unpacked = unpack(bytes);
  if (!unpacked.ok) return unpacked;
  const { default: readSheets } = await import('read-excel-file/node');
  try {
    const sheets = await readSheets(Buffer.from(zipSync(unpacked.value, { level: 0 })));
    return ok(sheets.map(({ sheet, data }) => gridOf(sheet, data)));
  } catch {
    return refuse('expected an .xlsx workbook whose sheets can be read');
  }
}

function unpack(bytes: Uint8Array): Result<Record<string, Uint8Array>, string> {
  let size = 0;
  let entries = 0;
  const fits = ({ originalSize }: { originalSize: number }) => {
    size += originalSize;
    entries += 1;
    return size <= LARGEST_UNPACKED && entries <= MOST_ENTRIES;
  };
  const files = unzipped(bytes, (file) => CELLS.test(file.name) && fits(file));
  if (files === null) return refuse('expected an .xlsx workbook, found something else');
  if (size > LARGEST_UNPACKED || entries > MOST_ENTRIES) {
    return refuse('expected a workbook of at most 32 MB when unpacked');
  }
  if (files['xl/workbook.xml'] === undefined)
    return refuse('expected an .xlsx workbook, found another archive');
  for (const [name, content] of Object.entries(files)) {
    // A workbook may keep a sheet under any name that its relations give.
    if (!strFromU8(content, true).includes('sheetData')) continue;
    const bounded = withinBounds(content);
    if (!bounded.ok) return bounded;
    files[name] = bounded.value;
  }
  return ok(files);
}

function unzipped(
  bytes: Uint8Array,
  filter: (file: { name: string; originalSize: number }) => boolean,
): Record<string, Uint8Array> | null {
  try {
    return unzipSync(bytes, { filter });
  } catch {
    return null;
  }
}

function gridOf(name: string, data: readonly (readonly unknown[])[]): Grid {
  const rows = data.map((row) => row.map(cellText));
  const headed = (rows[0] ?? []).map((header) => header.trim() !== '');
  return {
    name,
    rows: rows.map((cells, at) => ({
      row: at + 1,
      cells: cells.map((text, column) => (headed[column] === true ? text : '')),
    })),
  };
}

/** Excel keeps times of day as moments of its first day. */
const FIRST_YEAR = 1901;

function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return isDate(value) ? dateText(value) : '';
}

function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', time = ''] = date.toISOString().slice(0, 19).split('T');
  if (date.getUTCFullYear() < FIRST_YEAR) return time;
  return time === '00:00:00' ? day : `${day}T${time}`;
}
