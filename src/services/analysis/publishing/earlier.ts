/** What is out already about the people of a survey, made ready to be laid beside what is to be published. */
import type { AskedTable } from '../../../domain/statistics/disclosure/published/layout.js';
import type { Rule } from '../../../domain/statistics/disclosure/rule.js';
import type { Table } from '../../../domain/statistics/table.js';
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { DataSet } from '../data-set/data-set.js';
import type { Definition } from '../definitions/definition.js';
import { askedBases, askedTable, askedView } from './asked-view.js';
import type { PublishedView } from './publication.js';

/** One table of an edition that was published, withdrawn or not. */
export interface EarlierPart {
  /** The report's address, for a sentence. */
  readonly report: string;
  readonly rule: Rule;
  readonly fingerprint: string;
  /** Filters, variables and weights as they were then. */
  readonly definitions: readonly Definition[];
  readonly part: PublishedView;
}

/**
 * The tables with what each was made of, worked out again from the same answers by the definitions of then. Refused where that gives other
 * rows or columns than were published.
 */
export function earlierTables(
  data: DataSet,
  parts: readonly EarlierPart[],
): Result<readonly (AskedTable & { readonly rule: Rule })[], Problem> {
  const found: (AskedTable & { readonly rule: Rule })[] = [];
  for (const { report, rule, definitions, part } of parts) {
    const view = askedView({ data, definitions }, part.view);
    const question = view.ready.data.questions.find(
      (each) => part.kind !== 'table' && each.name === part.question,
    );
    const again =
      part.kind === 'table'
        ? askedTable(view, report)?.asked
        : question && askedBases(view, question, report);
    const table = part.kind === 'table' ? part.table : part.bases;
    if (again === undefined || frameOf(again.table) !== frameOf(table))
      return refuse(problem('report-beside-unreadable', { parameters: { report } }));
    found.push({ ...again, table, rule });
  }
  return ok(found);
}

/** Keys of everything that has a place in the table. */
function frameOf({ columns, blocks }: Table): string {
  return JSON.stringify([
    columns.map(({ key, banner }) => [banner, key]),
    blocks.map(({ key, rows }) => [key, rows.map((row) => [row.key, row.measure, row.at])]),
  ]);
}
