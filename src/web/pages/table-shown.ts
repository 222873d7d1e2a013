/** The countable part of a result: each question by itself, or all of them under one banner, with their charts. */
import type { Table, TableBlock } from '../../domain/statistics/table.js';
import { inWords } from '../../domain/statistics/words.js';
import type { TabledQuestion as SeenQuestion, ViewTable } from '../../services/analysis/tables/view-table.js';
import type { View } from '../../services/analysis/view/view.js';
import type { Formats } from '../../shared/dates.js';
import { gridTable } from './grid-table.js';
import type { TabledQuestion } from './question-figure.js';
import { denseTable, workbenchWords } from './table-dense.js';
import { tableFigure } from './table-figures.js';
import { tableTests } from './table-tests.js';
import type { ShownPart } from './workbench-result.js';

/** More charts than that are not drawn below one table. */
const MOST_FIGURES = 8;

/** The parts. */
export function tableShown(
  { table, questions }: ViewTable,
  view: View,
  format: Formats,
): readonly ShownPart[] {
  const asked = questions.map((question) => ({ ...question, blocks: blocksOf(table, question) }));
  return table.banners.length < 2
    ? asked.map((question) => alone(table, question, view, format))
    : [together(table, asked, view, format)];
}

function blocksOf({ blocks }: Table, { blocks: keys }: SeenQuestion): readonly TableBlock[] {
  return blocks.filter(({ key }) => keys.includes(key));
}

/** The table with these blocks alone. */
function tableOf(table: Table, blocks: readonly TableBlock[]): Table {
  return { ...table, blocks };
}

function alone(table: Table, question: TabledQuestion, view: View, format: Formats): ShownPart {
  const id = `table-${question.key}`;
  const own = tableOf(table, question.blocks);
  const showing = {
    id,
    caption: question.label,
    view,
    over: [],
    format,
    all: table.blocks,
    words: workbenchWords(format),
  };
  const grid = gridTable(own, showing);
  const shown = grid ?? withoutHeading(denseTable(own, showing));
  const figure = tableFigure(question, { table, view, shows: id, format });
  return {
    ...{ heading: question.label, sentences: [], whatIf: null, figures: figure === null ? [] : [figure] },
    tables: [{ ...shown, captionHidden: true }],
  };
}

/** A single block is what the heading above the table says already. */
function withoutHeading(table: ReturnType<typeof denseTable>): ReturnType<typeof denseTable> {
  const [block, ...more] = table.blocks;
  return block === undefined || more.length > 0 ? table : { ...table, blocks: [{ ...block, heading: null }] };
}

function together(
  table: Table,
  questions: readonly TabledQuestion[],
  view: View,
  format: Formats,
): ShownPart {
  const id = 'table';
  const isOne = questions.length === 1;
  const over = questions.flatMap(({ label, blocks }) =>
    distinct(blocks).map((_, at, all) => (at === 0 && all.length > 1 && !isOne ? label : null)),
  );
  const drawing = { table, view, shows: id, format };
  const figures = questions
    .slice(0, MOST_FIGURES)
    .flatMap((question) => tableFigure(question, drawing) ?? []);
  const by = table.banners.filter(({ key }) => key !== 'total').map(({ label }) => label);
  const heading = isOne ? (questions[0]?.label ?? '') : 'Banner table';
  const caption = `By ${inWords(by.map((label) => `“${label}”`))}`;
  const dense = denseTable(table, {
    ...{ id, caption, view, over, format, all: table.blocks, words: workbenchWords(format) },
  });
  return {
    ...{ heading, sentences: [], whatIf: null, figures },
    tables: [isOne ? withoutHeading(dense) : dense, ...tableTests(table, format)],
  };
}

/** Blocks of one key are one question: the shares of a scale and its mean. */
function distinct(blocks: readonly TableBlock[]): readonly string[] {
  return [...new Set(blocks.map(({ key }) => key))];
}
