/** Runs a report plan on the answers as they are now: each of its views is asked, and what comes of it is shown. */
import type { QuotedQuestion } from '../../services/analysis/publishing/quotes.js';
import type { QuotesPart, ReportPlan, ViewPart } from '../../services/analysis/report-plan/plan.js';
import type { Services } from '../../services/index.js';
import { ProblemError } from '../../shared/problem.js';
import type { ShownPart, ShownResult } from '../pages/workbench-result.js';
import { resultShown } from '../pages/workbench-shown.js';
import { wordsFor } from '../render.js';
import type { LabVisit } from '../visit.js';
import { viewAddress } from '../workbench/address.js';
import { deskFor, lookAt } from '../workbench/desk.js';
import { placeNamed } from './place.js';

/** One view of a plan as its page shows it. */
export interface RunView {
  readonly kind: 'view';
  readonly title: string | null;
  /** The view in the workbench; null where its survey or ballot is gone. */
  readonly href: string | null;
  /** What there is to see; null where there is nothing, for which `fault` says why. */
  readonly result: Pick<ShownResult, 'sentence' | 'faults' | 'parts'> | null;
  readonly fault: string | null;
}

/** Quotes as they are fit to publish now. */
export interface RunQuotes {
  readonly kind: 'quotes';
  readonly title: string | null;
  readonly quotes: readonly { readonly text: string; readonly saidBy: string }[];
  /** How many that the plan names are not fit to publish any more. */
  readonly gone: number;
}

/** What is said by itself: a heading, or Markdown. */
export type RunPart = RunView | RunQuotes | { readonly kind: 'heading' | 'text'; readonly text: string };

/** The parts of a plan; null once the page that says how far the reading of answers is has been shown instead. */
export async function runPlan(
  services: Services,
  visit: LabVisit,
  plan: ReportPlan,
): Promise<readonly RunPart[] | null> {
  const run: RunPart[] = [];
  for (const [at, part] of plan.parts.entries()) {
    if (part.kind === 'heading' || part.kind === 'text') run.push({ kind: part.kind, text: part.text.en });
    else if (part.kind === 'quotes')
      run.push(quotesRun(part, await services.analysis.reports.quotes(visit.lab)));
    else {
      const shown = await runView(services, visit, part, `part-${at + 1}-`);
      if (shown === 'waiting') return null;
      run.push(shown);
    }
  }
  return run;
}

function quotesRun(
  { subject, question, title, quotes: ids }: QuotesPart,
  all: readonly QuotedQuestion[],
): RunQuotes {
  const own = all.find(
    (one) =>
      one.subject.kind === subject.kind && one.subject.slug === subject.slug && one.question === question,
  );
  const quotes = ids.flatMap((id) => own?.quotes.find((one) => one.id === id) ?? []);
  return { kind: 'quotes', title: title?.en ?? null, quotes, gone: ids.length - quotes.length };
}

async function runView(
  services: Services,
  visit: LabVisit,
  part: ViewPart,
  prefix: string,
): Promise<RunView | 'waiting'> {
  const view = { kind: 'view' as const, title: part.title?.en ?? null, href: null, result: null };
  const place = await placeNamed(services, visit, part.subject);
  if (place === null)
    return { ...view, fault: `There is no ${part.subject.kind} called ${part.subject.slug} in this lab.` };
  const href = viewAddress(place.workbench, part.view);
  const desk = await deskFor(services, place, part.view);
  if (desk === null) return 'waiting';
  if (desk.described.refused !== null) return { ...view, href, fault: desk.described.refused.sentence };
  try {
    const look = await lookAt(services, desk);
    if (look === 'waiting') return look;
    if (look === null) return { ...view, href, fault: 'This part names no questions.' };
    const { format } = wordsFor(visit.response, 'organiser');
    const shown = resultShown(look, { ...desk, format, number: null });
    const parts = shown.parts.map((one) => onPage(one, part.show, prefix));
    return { ...view, href, fault: null, result: { ...shown, parts } };
  } catch (error) {
    if (error instanceof ProblemError) return { ...view, href, fault: error.problem.sentence };
    throw error;
  }
}

/** A part as it stands among those of other views: its ids are its own, and it shows what the plan wants. */
function onPage(part: ShownPart, show: ViewPart['show'], prefix: string): ShownPart {
  return {
    ...part,
    // These ask the workbench, whose page this is not.
    ...{ whatIf: null, trade: null, made: null },
    tables: part.tables.map((table) => ({ ...table, id: prefix + table.id })),
    figures:
      show === 'tables'
        ? []
        : part.figures.map((figure) => ({
            ...figure,
            id: prefix + figure.id,
            table: prefix + figure.table,
          })),
    isFolded: show === 'charts',
  };
}
