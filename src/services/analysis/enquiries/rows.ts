/** The rows behind a view's table, as the lines of R that make its numbers again read them: `data.csv`. */

import { rakedColumn } from '../../../domain/statistics/tables/r-data.js';
import {
  type RowQuestion,
  type TableRequest,
  variableOf,
} from '../../../domain/statistics/tables/request.js';
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { csvText } from '../files/cells.js';
import { modelRows } from '../preferences/model-rows.js';
import { viewRequest } from '../tables/view-table.js';
import type { Enquiry } from './enquiry.js';
import { groupingsOf } from './groups.js';
import { type Looking, type Prepared, prepared, questionNamed } from './prepared.js';

/** Whose rows are wanted. */
export interface RowsAsked extends Looking {
  /** A question about preferences, whose choices are wanted; null for the rows of the table. */
  readonly question: string | null;
}

/** A column of the file: what stands in each row; null for a blank. */
type CellOf = (row: number) => string | number | null;

/**
 * Every row that the view is about, with the columns that its table was made of and no others: categories by their names, numbers in
 * full, 1 and 0 for each of several answers, the weight as it was before raking (what R rakes again) and each margin's category,
 * and under `.kept` whether the filter leaves the row in. Refused where the view has no table.
 */
export const rows: Enquiry<RowsAsked, { readonly text: string }> = {
  ask: (looking, ground): Result<{ readonly text: string }, Problem> => {
    const ready = prepared({ ...looking, waves: null }, ground, []);
    if (looking.question !== null) return choices(looking.question, looking, ready);
    const asked = viewRequest(ready, ground.definitions, looking.view, 'en');
    if (asked === null) return refuse(problem('not-found'));
    const columns = columnsOf(asked.request, ready);
    const cells = [...columns.values()];
    const lines = Array.from({ length: asked.request.rows }, (_, row) => cells.map((cellOf) => cellOf(row)));
    return ok({ text: csvText([[...columns.keys()], ...lines]) });
  },
};

/** The choices that the model of a question's preferences was estimated from; refused where it has none. */
function choices(
  name: string,
  { view, language }: RowsAsked,
  { data, mask, design }: Prepared,
): Result<{ readonly text: string }, Problem> {
  const question = view.rows.includes(name) ? questionNamed(data, name) : null;
  if (question === null) return refuse(problem('not-found'));
  const groupings = groupingsOf(data, view, mask, language);
  const asked = { data, question, label: name, language, mask, groupings, level: view.level };
  const found = modelRows({ ...asked, weights: design?.weights ?? null });
  return found === null ? refuse(problem('not-found')) : ok({ text: csvText([found.heads, ...found.lines]) });
}

function columnsOf(request: TableRequest, ready: Prepared): ReadonlyMap<string, CellOf> {
  const columns = new Map<string, CellOf>();
  const enter = (name: string, cellOf: CellOf) => {
    if (!columns.has(name)) columns.set(name, cellOf);
  };
  for (const question of [...request.questions, ...request.banners])
    for (const [name, cellOf] of partsOf(question)) enter(name, cellOf);
  const { filter, design, called } = request;
  if (filter !== null) enter('.kept', (row) => filter[row] ?? 0);
  if (design !== null && called.weight !== null) {
    const weights = design.calibration?.base ?? design.weights;
    enter(called.weight, (row) => weights[row] ?? null);
  }
  for (const { key, categories, codes } of ready.weight?.columns ?? [])
    enter(rakedColumn(key), (row) => categories[codes[row] ?? -1] ?? null);
  return columns;
}

function partsOf(
  question: RowQuestion | TableRequest['banners'][number],
): readonly (readonly [string, CellOf])[] {
  switch (question.kind) {
    case 'single': {
      const { categories, codes } = question.column;
      return [[variableOf(question), (row) => categories[codes[row] ?? -1] ?? null]];
    }
    case 'multiple':
      return question.choices.map((choice) => [
        variableOf(choice),
        (row) => ((choice.chosen[row] ?? -1) < 0 ? null : (choice.chosen[row] ?? null)),
      ]);
    case 'number':
      return [[variableOf(question), numberIn(question.column.values)]];
    case 'ranking':
      return question.items.map((item) => [variableOf(item), numberIn(item.ranks.values)]);
  }
}

function numberIn(values: Float64Array): CellOf {
  return (row) => {
    const value = values[row] ?? Number.NaN;
    return Number.isNaN(value) ? null : value;
  };
}
