/** Quotes in reports: those that a plan names as they may be published, and their words as long as they are fit to publish. */
import { inLanguage, LANGUAGES, type Localised } from '../../../shared/language.js';
import { framesOf } from '../../../storage/comment-frame-store.js';
import { quotesNamed } from '../../../storage/comment-quote-store.js';
import type { LabRow } from '../../../storage/lab-store.js';
import type { Database } from '../../../storage/tables.js';
import type { ServiceContext } from '../../context.js';
import { labelOfText } from '../comments/comments.js';
import { type FitQuote, quotesFitToPublish } from '../comments/quotes.js';
import type { QuotesPart, ReportPlan } from '../report-plan/plan.js';
import { ownerOf } from '../subject.js';
import type { PublishedPart, PublishedQuotes } from './publication.js';
import { type NamedSource, sourceNamed, sourcesOfLab } from './sources.js';

/** A plan's quotes as they may be published, or why they cannot, in a sentence. */
export interface SettledQuotes {
  /** Its place among the plan's parts. */
  readonly at: number;
  readonly part: PublishedQuotes | null;
  readonly fault: string | null;
  /** The survey or ballot of the comments. */
  readonly source: NamedSource | null;
}

/** Every part of quotes of a plan. */
export async function settledQuotes(
  context: ServiceContext,
  lab: Pick<LabRow, 'id'>,
  { parts }: ReportPlan,
): Promise<readonly SettledQuotes[]> {
  const settled: SettledQuotes[] = [];
  for (const [at, part] of parts.entries())
    if (part.kind === 'quotes') settled.push({ at, ...(await settledPart(context, lab, part)) });
  return settled;
}

async function settledPart(
  context: ServiceContext,
  lab: Pick<LabRow, 'id'>,
  { subject, question, title, quotes }: QuotesPart,
): Promise<Omit<SettledQuotes, 'at'>> {
  const source = await sourceNamed(context.storage.reader, lab, subject);
  const cannot = (fault: string) => ({ part: null, fault, source });
  if (source === null) return cannot(`There is no ${subject.kind} called ${subject.slug} in this lab.`);
  const of = { subject: { ...source.subject, labId: lab.id }, question };
  const fit = new Set((await quotesFitToPublish(context, of)).map(({ id }) => id));
  if (quotes.some((id) => !fit.has(id)))
    return cannot('A quote was taken back, or marked anew: choose the quotes again.');
  const words = await labelOfText(context, source.subject, question);
  const label = Object.fromEntries(LANGUAGES.map((language) => [language, inLanguage(words, language)]));
  return { part: { kind: 'quotes', subject, question, label, title, quotes }, fault: null, source };
}

/** Words by the id of their quote. */
export type QuotesById = ReadonlyMap<string, FitQuote>;

/** The words of a publication's quotes that are still fit to publish. */
export async function quotesOfParts(reader: Database, parts: readonly PublishedPart[]): Promise<QuotesById> {
  const ids = parts.flatMap((part) => (part.kind === 'quotes' ? part.quotes : []));
  const rows = await quotesNamed(reader, ids);
  return new Map(rows.map(({ id, text, said_by }) => [id, { id, text, saidBy: said_by }]));
}

/** Comments of the lab that have quotes fit to publish: whose they are, on which question. */
export interface QuotedQuestion {
  readonly subject: QuotesPart['subject'];
  /** Of the survey or ballot. */
  readonly title: Localised;
  readonly question: string;
  readonly label: string;
  readonly quotes: readonly FitQuote[];
}

/** All of them. */
export async function quotedQuestions(
  context: ServiceContext,
  lab: Pick<LabRow, 'id'>,
): Promise<readonly QuotedQuestion[]> {
  const { reader } = context.storage;
  const found: QuotedQuestion[] = [];
  for (const { subject, told } of await sourcesOfLab(reader, lab))
    for (const { question } of await framesOf(reader, ownerOf(subject))) {
      const of = { subject: { ...subject, labId: lab.id }, question };
      const quotes = await quotesFitToPublish(context, of);
      if (quotes.length === 0) continue;
      const label = inLanguage(await labelOfText(context, subject, question), 'en');
      const { kind, slug, title } = told;
      found.push({ subject: { kind, slug }, title, question, label, quotes });
    }
  return found;
}
