/** Charts of a published table: the same drawings as the workbench's, with the report's own message and words. */
import type { Table } from '../../domain/statistics/table.js';
import type { PublishedTable } from '../../services/analysis/publishing/publication.js';
import { inLanguage } from '../../shared/language.js';
import type { AnalysisFigure } from '../pages/analysis-figure.js';
import type { TabledQuestion } from '../pages/question-figure.js';
import { tableFigure } from '../pages/table-figures.js';
import { numberText, percentText } from '../pages/workbench-numbers.js';
import type { ReportWords } from './words.js';

/** More charts than that are not drawn for one table. */
const MOST_FIGURES = 8;

interface Drawn {
  readonly table: Table;
  readonly questions: readonly TabledQuestion[];
  /** The part's id, before those of its charts. */
  readonly id: string;
}

/** The charts; where a number is withheld, only those that leave it out openly. */
export function tableFigures(
  part: PublishedTable,
  { table, questions, id }: Drawn,
  words: ReportWords,
): readonly AnalysisFigure[] {
  return questions.slice(0, MOST_FIGURES).flatMap((question) => {
    const chart = hasGaps(question) ? GAPPED[part.view.chart] : part.view.chart;
    const isGrid = question.blocks.filter(({ rows }) => rows[0]?.measure === 'share').length > 1;
    if ((hasGaps(question) && isGrid) || toldShare(question) < LEAST_TOLD) return [];
    const drawing = { table, view: { ...part.view, chart }, shows: `${id}-table`, format: words.format };
    const figure = tableFigure(question, drawing);
    if (figure === null) return [];
    const isAlone = questions.length === 1 && part.title !== null;
    return [
      {
        ...figure,
        id: `${id}-${figure.id}`,
        title: isAlone && part.title !== null ? inLanguage(part.title, words.language) : question.label,
        subtitle: subtitleOf(question, table, words, figure.kind),
        description: descriptionOf(question, words),
      },
    ];
  });
}

/** A chart of fewer of its numbers than that would be read for a finding that it does not have: the table says what is known. */
const LEAST_TOLD = 1 / 4;

function toldShare({ blocks }: TabledQuestion): number {
  const cells = blocks.flatMap((block) => block.cells.flat());
  return cells.filter(({ estimate }) => estimate !== null).length / Math.max(1, cells.length);
}

/** What is drawn instead where parts of a whole are not all told. */
const GAPPED: Readonly<Record<PublishedTable['view']['chart'], PublishedTable['view']['chart']>> = {
  ...{ auto: 'bars', bars: 'bars', stacked: 'bars', slope: 'dots', dots: 'dots', none: 'none' },
};

function hasGaps({ blocks }: TabledQuestion): boolean {
  return blocks.some(({ cells }) => cells.some((line) => line.some(({ withheld }) => withheld !== null)));
}

function subtitleOf(
  { blocks }: TabledQuestion,
  { method }: Table,
  { t }: ReportWords,
  kind: AnalysisFigure['kind'],
): string {
  const [block] = blocks;
  const base = block?.bases[0]?.n ?? null;
  const isShare = block?.rows[0]?.measure === 'share';
  const level = `${Math.round(method.level * 100)}%`;
  const measure = !isShare
    ? t('report.figure.mean')
    : base === null
      ? t('report.figure.shareOfAll')
      : t('report.figure.share', { count: base });
  const weighted = method.weight === null ? '' : t('report.figure.weighted');
  const intervals = kind === 'dots' ? t('report.figure.intervals', { level }) : '';
  return [measure, weighted, intervals].filter((words) => words !== '').join(', ');
}

/** The most rows that a chart's description reads out; the table has them all. */
const MOST_DESCRIBED = 24;

function descriptionOf({ blocks }: TabledQuestion, { t, format }: ReportWords): string {
  const lines = blocks.flatMap((block) =>
    block.rows.map((row, place) => {
      const cell = block.cells[place]?.[0];
      if (cell?.estimate == null) return `${row.label}: ${t('report.notShown')}`;
      const value = row.measure === 'share' ? percentText(cell.estimate) : numberText(cell.estimate, format);
      return `${row.label}: ${value}`;
    }),
  );
  return lines.slice(0, MOST_DESCRIBED).join('. ');
}
