/** Makes a table of row questions under banner questions: everything that is published as numbers by group begins here. */
import type { Table, TableBlock } from '../table.js';
import { type CodedColumns, codeColumns } from './coded-banner.js';
import { codeMultiple, codeSingle, codeTop } from './coded-rows.js';
import {
  type Named,
  type RowQuestion,
  type SingleQuestion,
  type TableRequest,
  variableOf,
} from './request.js';
import type { TableSetting } from './setting.js';
import { shareBlock } from './share-block.js';
import { meanRankBlock, valueBlock } from './value-block.js';

/**
 * The table that is asked for. Nothing in it is withheld: that is for disclosure control, through which it must go before
 * anybody but analysts sees it. What has no value (an empty base, the error of one row) is null.
 */
export function buildTable(request: TableRequest): Table {
  const { rows, filter, design, level, compare, adjust, tests = true, called } = request;
  const setting: TableSetting = { rows, mask: filter, design, level, compare, adjust, tests };
  const columns = codeColumns(request.banners, request.everybody, rows);
  return {
    banners: columns.banners,
    columns: columns.columns,
    blocks: request.questions.flatMap((question) => blocksOf(question, columns, setting)),
    method: { level, compare, adjust, ...called, linearised: design !== null },
  };
}

function blocksOf(
  question: RowQuestion,
  columns: CodedColumns,
  setting: TableSetting,
): readonly TableBlock[] {
  const named: Named = { key: question.key, label: question.label, variable: variableOf(question) };
  const mask = setting.mask ?? new Uint8Array(setting.rows).fill(1);
  switch (question.kind) {
    case 'single':
      return [
        shareBlock(named, [codeSingle(question)], columns, setting),
        ...scoreBlock(named, question, columns, setting),
      ];
    case 'multiple':
      return [shareBlock(named, codeMultiple(question, mask, setting.rows), columns, setting)];
    case 'number':
      return [valueBlock(named, question.column.values, question.statistics, columns, setting)];
    case 'ranking':
      return question.measure.kind === 'top'
        ? [
            shareBlock(
              named,
              codeTop(question, question.measure.places, mask, setting.rows),
              columns,
              setting,
            ),
          ]
        : [meanRankBlock(named, question, columns, setting)];
  }
}

/** The statistics of a question whose categories have values; categories without one are left out of its base. */
function scoreBlock(
  named: Named,
  { column, scores, statistics = [] }: SingleQuestion,
  columns: CodedColumns,
  setting: TableSetting,
): readonly TableBlock[] {
  if (scores === undefined || statistics.length === 0) return [];
  const values = new Float64Array(column.codes.length).fill(Number.NaN);
  for (let row = 0; row < values.length; row += 1) {
    const code = column.codes[row] as number;
    if (code >= 0) values[row] = scores[code] ?? Number.NaN;
  }
  const byKey = column.categories.flatMap((key, code) => {
    const score = scores[code] ?? null;
    return score === null ? [] : [[key, score] as const];
  });
  return [valueBlock(named, values, statistics, columns, setting, Object.fromEntries(byKey))];
}
