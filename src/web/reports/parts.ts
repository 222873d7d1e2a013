/** The parts of a publication in their order, as a page shows them. */
import type { Publication } from '../../services/analysis/publishing/publication.js';
import type { QuotesById } from '../../services/analysis/publishing/quotes.js';
import { type Block, markdown } from '../markdown.js';
import { choiceView } from './choice-view.js';
import { preferenceView } from './preference-view.js';
import { quotesShown, type ShownQuotes } from './quotes.js';
import type { ShownView } from './shown.js';
import { type Marking, tableView } from './table-view.js';
import { type ReportWords, type Told, told } from './words.js';

/** A heading or text, or a view. */
export type ShownReportPart =
  | ({ readonly kind: 'heading' } & Told)
  | { readonly kind: 'text'; readonly lang: string; readonly blocks: readonly Block[] }
  | ShownQuotes
  | ShownView;

/** The parts; `markingOf` says, by a part's place, why its numbers are withheld, where only those who publish look. */
export function shownParts(
  { parts }: Pick<Publication, 'parts'>,
  words: ReportWords,
  quotes: QuotesById = new Map(),
  markingOf: (part: number) => Marking = () => null,
): readonly ShownReportPart[] {
  return parts.map((part, at): ShownReportPart => {
    const id = partId(at);
    if (part.kind === 'heading') return { kind: 'heading', ...told(part.text, words.language) };
    if (part.kind === 'quotes') return quotesShown(part, id, quotes, words);
    if (part.kind === 'table') return tableView(part, id, words, markingOf(at));
    if (part.kind === 'choice') return choiceView(part, id, words);
    if (part.kind === 'preferences') return preferenceView(part, id, words);
    const { text, lang } = told(part.text, words.language);
    return { kind: 'text', lang, blocks: markdown(text, 2) };
  });
}

/** The id of a part by its place, and the name of its file without its ending. */
export function partId(place: number): string {
  return `part-${place + 1}`;
}
