/** A published table with its charts, in either language. */
import type { Table } from '../../domain/statistics/table.js';
import type { PublishedTable } from '../../services/analysis/publishing/publication.js';
import { inLanguage } from '../../shared/language.js';
import { gridTable } from '../pages/grid-table.js';
import type { TabledQuestion } from '../pages/question-figure.js';
import { denseTable, type TableShowing } from '../pages/table-dense.js';
import { tableFigures } from './figures.js';
import type { ReasonAt, ShownView } from './shown.js';
import { NOT_SHOWN, publishedWords, type ReportWords, told } from './words.js';

/** How a reason is marked; null where readers see the same mark for all. */
export type Marking = { readonly at: ReasonAt; mark(reason: ReturnType<ReasonAt>): string } | null;

/** The table as its page shows it. */
export function tableView(
  part: PublishedTable,
  id: string,
  words: ReportWords,
  marking: Marking = null,
): ShownView {
  const { language, t, format } = words;
  const table = tableInLanguage(part, language);
  const questions = part.questions.map((question): TabledQuestion => {
    const blocks = table.blocks.filter(({ key }) => question.blocks.includes(key));
    const shape = question.table as TabledQuestion['table'];
    return {
      key: question.key,
      label: inLanguage(question.label, language),
      table: shape,
      blocks,
      bins: null,
    };
  });
  const weight = part.weight === null ? null : inLanguage(part.weight, language);
  const isOne = questions.length === 1;
  const showing: TableShowing = {
    ...{ id: `${id}-table`, view: part.view, format, all: table.blocks },
    caption: isOne ? (questions[0]?.label ?? '') : t('report.table.caption'),
    over: questions.flatMap(({ label, blocks }) =>
      headings(
        blocks.map(({ key }) => key),
        isOne ? null : label,
      ),
    ),
    words: {
      ...publishedWords(words, weight),
      withheld: (block, row, column) =>
        marking === null ? NOT_SHOWN : marking.mark(marking.at(table.blocks.indexOf(block), row, column)),
    },
  };
  const dense =
    (table.banners.length < 2 && isOne ? gridTable(table, showing) : null) ?? denseTable(table, showing);
  const isNothing = part.givenUp || saysNothing(table);
  const figures =
    part.show === 'tables' || isNothing ? [] : tableFigures(part, { table, questions, id }, words);
  const base = table.blocks[0]?.bases[0]?.n ?? null;
  return {
    ...{ kind: 'view', id, sentences: [], figures, file: `${id}.csv` },
    title: part.title === null ? null : told(part.title, language),
    table: isNothing ? null : isOne ? withoutHeading(dense) : dense,
    isFolded: figures.length > 0,
    lang: part.welsh === null ? 'en' : language,
    notes: [
      ...notesOf(
        part,
        questions.map(({ label }) => label),
        base,
        words,
      ),
      ...(figures.length > 0 && hasGaps(table) ? [t('report.note.gaps')] : []),
    ],
  };
}

/** Whether the table would show no base and no number: a sentence says that better than a mark in every cell. */
function saysNothing({ blocks }: Table): boolean {
  return blocks.every(
    ({ bases, cells }) =>
      bases.every(({ n }) => n === null) &&
      cells.every((line) => line.every(({ withheld, estimate }) => withheld !== null || estimate === null)),
  );
}

/** Whether a chart of the table has gaps. */
function hasGaps({ blocks }: Table): boolean {
  return blocks.some(({ cells }) => cells.some((line) => line.some(({ withheld }) => withheld !== null)));
}

/** One heading above the first of a question's blocks where it has several. */
function headings(keys: readonly string[], label: string | null): readonly (string | null)[] {
  const distinct = [...new Set(keys)];
  return distinct.map((_, at) => (at === 0 && distinct.length > 1 ? label : null));
}

function withoutHeading(table: ReturnType<typeof denseTable>): ReturnType<typeof denseTable> {
  const [block, ...more] = table.blocks;
  return block === undefined || more.length > 0 ? table : { ...table, blocks: [{ ...block, heading: null }] };
}

/** The table with its words in the language. */
export function tableInLanguage(
  { table, welsh }: Pick<PublishedTable, 'table' | 'welsh'>,
  language: string,
): Table {
  if (language !== 'cy' || welsh === null) return table;
  return {
    ...table,
    banners: table.banners.map((banner, at) => ({ ...banner, label: welsh.banners[at] ?? banner.label })),
    columns: table.columns.map((column, at) => ({ ...column, label: welsh.columns[at] ?? column.label })),
    blocks: table.blocks.map((block, at) => ({
      ...block,
      label: welsh.blocks[at]?.label ?? block.label,
      rows: block.rows.map((row, place) => ({ ...row, label: welsh.blocks[at]?.rows[place] ?? row.label })),
    })),
  };
}

/** What was asked, of whom: below every table. */
export function notesOf(
  {
    among,
    weight,
    view,
    subject,
    about,
  }: Pick<PublishedTable, 'among' | 'weight' | 'view' | 'subject'> & Partial<Pick<PublishedTable, 'about'>>,
  questions: readonly string[],
  base: number | null,
  { t, language }: ReportWords,
): readonly string[] {
  const shown = questions.slice(0, MOST_QUESTIONS);
  const asked = t(shown.length === 1 ? 'report.note.question' : 'report.note.questions', {
    questions: shown.map((label) => `“${label}”`).join(' '),
  });
  const ofSurvey = view.who === 'completed' ? 'report.note.base' : 'report.note.baseEnded';
  const ofBallot = about === 'comments' ? 'report.note.comments' : 'report.note.papers';
  const who = subject.kind === 'ballot' ? ofBallot : ofSurvey;
  return [
    asked,
    base === null ? t('report.note.noBase') : t(who, { count: base }),
    ...(among === null ? [] : [t('report.note.among', { among: inLanguage(among, language) })]),
    ...(subject.kind === 'ballot'
      ? []
      : [
          weight === null
            ? t('report.note.unweighted')
            : t('report.note.weighted', { weight: inLanguage(weight, language) }),
        ]),
  ];
}

/** More questions than that are not written out again below their table. */
const MOST_QUESTIONS = 4;
