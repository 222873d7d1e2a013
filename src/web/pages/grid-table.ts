/** A grid of everybody as a matrix: what was judged down the side, answers across the top, means at the end. */
import type { Table, TableBlock } from '../../domain/statistics/table.js';
import { type DenseCell, type DenseTable, plainCell, quietCell } from './dense-table.js';
import { rangeOf, type TableShowing } from './table-dense.js';
import { numberText, percentNumber, percentText } from './workbench-numbers.js';

/** The matrix; null unless the table has several questions that share their answers, and everybody alone across the top. */
export function gridTable(table: Table, showing: TableShowing): DenseTable | null {
  const shares = table.blocks.filter(({ rows }) => rows[0]?.measure === 'share');
  const [first, ...others] = shares;
  const answers = (block: TableBlock) => JSON.stringify(block.rows.map(({ key, net }) => [key, net]));
  if (first === undefined || others.length === 0 || others.some((block) => answers(block) !== answers(first)))
    return null;
  const means = table.blocks.filter(({ rows }) => rows.some(({ measure }) => measure === 'mean'));
  const ordered = showing.view.order === 'value' ? [...shares].sort(byLast) : shares;
  const rows = ordered.map((block) => ({
    ...{ label: block.label, kind: 'plain' as const },
    cells: [
      ...block.rows.map((_, at) => cellAt(block, at, showing)),
      ...(means.length === 0
        ? []
        : [
            meanCell(
              means.find(({ key }) => key === block.key),
              showing,
            ),
          ]),
      quietCell(
        block.bases[0]?.n == null
          ? showing.words.withheld(block, null, 0)
          : showing.format.number(block.bases[0].n),
      ),
    ],
  }));
  return {
    ...{
      id: showing.id,
      caption: showing.caption,
      corner: showing.words.corners.row,
      banners: [],
      bases: [],
    },
    heads: [
      ...first.rows.map(({ label }) => label),
      ...(means.length > 0 ? [showing.words.mean] : []),
      showing.words.base,
    ].map((text) => ({ text, letter: '' })),
    blocks: [{ heading: null, bases: [], rows }],
    legend: showing.words.legend(table),
  };
}

/** Everybody's number in a row of a block. */
function cellAt(block: TableBlock, at: number, { all, format, words }: TableShowing): DenseCell {
  const cell = block.cells[at]?.[0];
  if (cell?.estimate == null) return quietCell(cell?.withheld == null ? '–' : words.withheld(block, at, 0));
  const place = `${all.indexOf(block)}.${at} 0`;
  return block.rows[at]?.measure === 'share'
    ? { ...plainCell(percentText(cell.estimate), rangeOf(cell, percentNumber, words)), place }
    : {
        ...plainCell(
          numberText(cell.estimate, format),
          rangeOf(cell, (one) => numberText(one, format), words),
        ),
        place,
      };
}

function meanCell(block: TableBlock | undefined, showing: TableShowing): DenseCell {
  const at = block?.rows.findIndex(({ measure }) => measure === 'mean') ?? -1;
  return block === undefined ? quietCell('–') : cellAt(block, at, showing);
}

/** By the share of the last answer, the largest first. */
function byLast(a: TableBlock, b: TableBlock): number {
  const share = ({ cells, rows }: TableBlock) => {
    const last = rows.findLastIndex(({ net }) => net === null);
    return cells[last]?.[0]?.estimate ?? 0;
  };
  return share(b) - share(a);
}
