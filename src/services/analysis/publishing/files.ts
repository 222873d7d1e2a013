/** The files of a publication: each of its tables as CSV, all of it as JSON, and the plan that it was made by. */

import { quotesCsv } from '../comments/quotes.js';
import { type Cell, csvText } from '../files/cells.js';
import { numbersCsv } from '../files/numbers-csv.js';
import { writePlan } from '../report-plan/plan.js';
import type { Publication } from './publication.js';
import { choiceCsv } from './published-choice-csv.js';
import type { Preferences } from './published-preferences.js';
import type { QuotesById } from './quotes.js';

export interface PublishedFile {
  readonly type: string;
  readonly text: string;
}

const CSV = 'text/csv; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** `report.json`, `plan.json`, or `part-3.csv` for the third part; null where there is no such file. */
export function publishedFile(
  publication: Publication,
  name: string,
  quotes: QuotesById = new Map(),
): PublishedFile | null {
  if (name === 'report.json')
    return { type: JSON_TYPE, text: JSON.stringify(withQuotes(publication, quotes)) };
  if (name === 'plan.json') return { type: JSON_TYPE, text: writePlan(publication.plan) };
  const [, place] = /^part-([1-9]\d{0,3})\.csv$/.exec(name) ?? [];
  const part = place === undefined ? undefined : publication.parts[Number(place) - 1];
  if (part?.kind === 'table') return { type: CSV, text: numbersCsv(part.table) };
  if (part?.kind === 'quotes')
    return { type: CSV, text: quotesCsv(part.quotes.flatMap((id) => quotes.get(id) ?? [])) };
  if (part?.kind === 'choice') return { type: CSV, text: choiceCsv(part.report) };
  if (part?.kind === 'preferences') return { type: CSV, text: preferencesCsv(part.report) };
  return null;
}

/** The publication as everybody reads it: with the words of its quotes that are still fit to publish, by their ids, where it has any. */
export function withQuotes(
  publication: Publication,
  quotes: QuotesById,
): Publication & { readonly quotes?: unknown } {
  if (publication.parts.every(({ kind }) => kind !== 'quotes')) return publication;
  const words = [...quotes].map(([id, { text, saidBy }]) => [id, { text, saidBy }]);
  return { ...publication, quotes: Object.fromEntries(words) };
}

const HEADS = [
  ...['question', 'banner', 'group', 'group_label', 'base', 'item', 'item_label'],
  ...['rank', 'rank_low', 'rank_high', 'utility', 'low', 'high', 'share'],
] as const;

/** What groups prefer, an item and a group on each line, in English. */
function preferencesCsv({ key, banners, groups, items }: Preferences): string {
  const lines = groups.flatMap((group) =>
    group.items.map((item, place): readonly Cell[] => [
      ...[key, group.banner === null ? '' : (banners[group.banner]?.key ?? '')],
      ...[group.key, group.label['en'] ?? '', group.people],
      ...[items[place]?.key ?? '', items[place]?.label['en'] ?? ''],
      ...[item.rank, ...item.rankInterval, item.utility, ...item.interval, item.share],
    ]),
  );
  return csvText([HEADS, ...lines]);
}
