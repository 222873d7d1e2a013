/** Tables of a vote in a report: those numbers that its result settles, whoever asks for what. */
import type { Table } from '../../../domain/statistics/table.js';
import { buildTable } from '../../../domain/statistics/tables/build-table.js';
import { inLanguage, LANGUAGES } from '../../../shared/language.js';
import { ballotLook } from '../ballot-tables/ballot-look.js';
import { ballotRequest } from '../ballot-tables/request.js';
import type { DataSet } from '../data-set/data-set.js';
import type { ViewPart } from '../report-plan/plan.js';
import type { PublishedPart, PublishedTable } from './publication.js';
import { asPublished } from './published-table.js';
import { wordsOf } from './view-parts.js';

/** The table of a ballot's view of papers, or why there is none. */
export function ballotParts(
  data: DataSet,
  part: ViewPart,
): { readonly parts: readonly PublishedPart[]; readonly faults: readonly string[] } {
  const { parts, faults } = ballotLook(data, part.view, 'en');
  const published = parts.flatMap((one) => {
    if (one.kind !== 'table') return [];
    const { blocks } = one.table;
    const isGivenUp = blocks.every(({ cells }) =>
      cells.every((line) => line.every(({ withheld }) => withheld !== null)),
    );
    return [ballotTable(data, part, one.table, isGivenUp)];
  });
  const none =
    published.length === 0 && faults.length === 0 ? ['It names no question that can be counted.'] : [];
  return { parts: published, faults: [...faults, ...none] };
}

/** A table of a ballot's questions as it is published. */
export function ballotTable(
  data: DataSet,
  { subject, title, show, view }: ViewPart,
  table: Table,
  givenUp: boolean,
): PublishedTable {
  const questions = view.rows.flatMap((name) => data.questions.filter((question) => question.name === name));
  return {
    ...{ kind: 'table', subject, title, show, view, among: null, weight: null, givenUp },
    questions: questions.map(({ name, label, table: kind }) => ({
      ...{ key: name, table: kind, blocks: [name] },
      label: Object.fromEntries(LANGUAGES.map((language) => [language, inLanguage(label, language) || name])),
    })),
    table: asPublished(table),
    welsh: wordsOf(buildTable(ballotRequest(data, view, 'cy'))),
  };
}
