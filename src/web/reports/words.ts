/** The words in which a report is shown: one language, its formats, and where the lab's clock stands. */
import type { Table } from '../../domain/statistics/table.js';
import type { Formats } from '../../shared/dates.js';
import type { Language, Texts } from '../../shared/language.js';
import { inLanguage, languageGiven } from '../../shared/language.js';
import type { Translate } from '../../shared/text.js';
import type { TableWords } from '../pages/table-dense.js';

export interface ReportWords {
  readonly language: Language;
  readonly t: Translate;
  readonly format: Formats;
  readonly zone: string;
}

/** A text with the language that it is in, for `lang` attributes. */
export interface Told {
  readonly text: string;
  readonly lang: string;
}

/** The text in the page's language, or in the one that it was written in. */
export function told(texts: Texts, language: string): Told {
  return { text: inLanguage(texts, language), lang: languageGiven(texts, language) };
}

/** What stands in a table for a number that is not shown. */
export const NOT_SHOWN = '[c]';

/** The words of a published table. */
export function publishedWords(
  { t, format }: ReportWords,
  weight: string | null,
): Omit<TableWords, 'withheld'> {
  return {
    corners: {
      ...{ column: t('report.table.column'), row: t('report.table.row'), total: t('report.table.total') },
    },
    ...{ base: t('report.table.base'), weighted: t('report.table.weighted') },
    ...{ effective: t('report.table.effective'), mean: t('report.table.mean') },
    range: (low, high) => t('report.table.range', { low, high }),
    legend: (table) => legendOf(table, t, format, weight),
  };
}

function legendOf(table: Table, t: Translate, format: Formats, weight: string | null): readonly string[] {
  const { level, compare } = table.method;
  const isCompared = compare && table.banners.length > 1;
  const cells = table.blocks.flatMap((block) => block.cells.flat());
  const bases = table.blocks.flatMap((block) => block.bases);
  const hasLetters = (part: string) => cells.some(({ letters }) => letters.includes(part));
  return [
    t('report.legend.interval', { level: `${Math.round(level * 100)}%` }),
    ...(isCompared ? [t('report.legend.letters', { threshold: (1 - level).toFixed(2) })] : []),
    ...(hasLetters('†') ? [t('report.legend.disputed')] : []),
    ...([...cells, ...bases].some(({ withheld }) => withheld !== null) ? [t('report.legend.withheld')] : []),
    ...(weight === null ? [] : [weightSentence(table, t, format, weight)]),
  ];
}

/** What weighting costs: Kish's design effect of everybody. */
function weightSentence({ blocks }: Table, t: Translate, format: Formats, weight: string): string {
  const base = blocks[0]?.bases[0];
  if (base?.n == null || base.effective === null || base.effective === 0)
    return t('report.legend.weighted', { weight });
  return t('report.legend.weightedEffect', {
    ...{ weight, people: base.n, effective: format.number(Math.round(base.effective)) },
    effect: (base.n / base.effective).toFixed(2),
  });
}
