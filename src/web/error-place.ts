/** Where in our own source an error was thrown: never its message, which might quote what somebody typed. */
import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';

/** One line of a stack trace: what was called, and where. */
const FRAME = /^\s+at (?:(.+) \()?((?:file:\/\/)?\/.+?):(\d+):(\d+)\)?$/;
/** A file of the bundle that `scripts/bundle.ts` puts together, which has its source map beside it. */
const BUNDLED = /\/dist\/canvass\/[^/]+\.js$/;
const OURS = /(?:^|\/)(src\/.+)$/;

/** A map takes some hundredth of a second to read: each place is looked up once, and no more of them than this are kept. */
const MOST_KEPT = 1000;
const kept = new Map<string, string | null>();

/** The innermost place in our source on the error's stack, as "at name src/…:line:column"; "unknown" when there is none. */
export function errorPlace(error: Error): string {
  for (const line of error.stack?.split('\n') ?? []) {
    const place = kept.has(line) ? (kept.get(line) ?? null) : placeIn(line);
    if (kept.size < MOST_KEPT) kept.set(line, place);
    if (place !== null) return place;
  }
  return 'unknown';
}

function placeIn(line: string): string | null {
  const [, called, url, row, column] = FRAME.exec(line) ?? [];
  if (url === undefined) return null;
  const path = url.startsWith('file:') ? fileURLToPath(url) : url;
  const place = BUNDLED.test(path)
    ? mapped(path, Number(row), Number(column))
    : { path, row: Number(row), column: Number(column) };
  const [, ours] = OURS.exec(place?.path ?? '') ?? [];
  if (place === null || ours === undefined || place.path.includes('node_modules/')) return null;
  return `at ${called === undefined ? '' : `${called} `}${ours}:${place.row}:${place.column}`;
}

/** The place in the source of a place (counted from one) in a file of the bundle; null when its map cannot be read or does not tell. */
function mapped(
  path: string,
  row: number,
  column: number,
): { path: string; row: number; column: number } | null {
  try {
    const map = new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8')) as SourceMapPayload);
    const entry = map.findEntry(row - 1, column - 1);
    if (!('originalSource' in entry)) return null;
    return { path: entry.originalSource, row: entry.originalLine + 1, column: entry.originalColumn + 1 };
  } catch {
    // The log must not fail over an error that it should tell of.
    return null;
  }
}
