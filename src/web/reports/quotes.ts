/** Quotes of a report as its page shows them: those that are still fit to publish, and that others were taken back. */
import type { PublishedQuotes } from '../../services/analysis/publishing/publication.js';
import type { QuotesById } from '../../services/analysis/publishing/quotes.js';
import { inLanguage } from '../../shared/language.js';
import { type ReportWords, type Told, told } from './words.js';

export interface ShownQuotes {
  readonly kind: 'quotes';
  readonly id: string;
  readonly title: Told | null;
  readonly quotes: readonly { readonly text: string; readonly saidBy: string }[];
  /** Which question they answer, how they were chosen, and whether some are gone. */
  readonly notes: readonly string[];
  /** The name of its file. */
  readonly file: string;
}

/** The part as its page shows it. */
export function quotesShown(
  { title, label, quotes: ids }: PublishedQuotes,
  id: string,
  quotes: QuotesById,
  { language, t }: ReportWords,
): ShownQuotes {
  const there = ids.flatMap((each) => quotes.get(each) ?? []);
  const gone = ids.length - there.length;
  return {
    ...{ kind: 'quotes', id, file: `${id}.csv` },
    title: title === null ? null : told(title, language),
    quotes: there.map(({ text, saidBy }) => ({ text, saidBy })),
    notes: [
      t('report.note.question', { questions: `“${inLanguage(label, language)}”` }),
      t('report.quotes.chosen'),
      ...(gone > 0 ? [t('report.quotes.gone', { count: gone })] : []),
    ],
  };
}
