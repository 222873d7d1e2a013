/** Tables of a vote in a report: those numbers that its result settles, whoever asks for what. */
import { inLanguage, LANGUAGES } from '../../../shared/language.js';
import { ballotLook } from '../ballot-tables/ballot-look.js';
import { CODES } from '../comments/code-columns.js';
import type { DataSet } from '../data-set/data-set.js';
import type { ViewPart } from '../report-plan/plan.js';
import type { PublishedPart } from './publication.js';
import { asPublished } from './published-table.js';
import { wordsOf } from './view-parts.js';

/** Readers see no list of comments, and every change of a code would be another table about the same papers. */
const OF_ANALYSTS =
  'Codes of the comments beside a vote are counted for analysts alone: tables of groups that somebody chooses could tell what single papers say. Quote comments instead.';

/** The table of a ballot's view, or why there is none. */
export function ballotParts(
  data: DataSet,
  { subject, title, show, view }: ViewPart,
): { readonly parts: readonly PublishedPart[]; readonly faults: readonly string[] } {
  if ([...view.rows, ...view.banner].some((name) => name.startsWith(CODES)))
    return { parts: [], faults: [OF_ANALYSTS] };
  const { parts, faults } = ballotLook(data, view, 'en');
  const welsh = ballotLook(data, view, 'cy').parts.find((one) => one.kind === 'table');
  const published = parts.flatMap((part): readonly PublishedPart[] => {
    if (part.kind !== 'table') return [];
    const { blocks } = part.table;
    return [
      {
        ...{ kind: 'table', subject, title, show, view, among: null, weight: null },
        questions: part.questions.map(({ key, table, blocks: keys }) => ({
          ...{ key, table, blocks: [...keys] },
          label: textsOf(data, key),
        })),
        table: asPublished(part.table),
        welsh: welsh === undefined ? null : wordsOf(welsh.table),
        givenUp: blocks.every(({ cells }) =>
          cells.every((line) => line.every((one) => one.withheld !== null)),
        ),
      },
    ];
  });
  const none =
    published.length === 0 && faults.length === 0 ? ['It names no question that can be counted.'] : [];
  return { parts: published, faults: [...faults, ...none] };
}

function textsOf({ questions }: DataSet, key: string): Record<string, string> {
  const label = questions.find(({ name }) => name === key)?.label ?? {};
  return Object.fromEntries(LANGUAGES.map((language) => [language, inLanguage(label, language) || key]));
}
