/** The composer: a report's title and parts in their order, and the form of one part. */
import { type PlanPart, storedPlan } from '../../services/analysis/report-plan/plan.js';
import type { PlanWithVersion } from '../../storage/report-plan-store.js';
import { bothValues } from '../form-reader.js';
import type { PageModel } from '../render.js';
import {
  CHART_CHOICES,
  type PartKind,
  partValues,
  SHOW_CHOICES,
  type ViewChoices,
  viewFields,
} from '../report-plans/compose-form.js';
import type { Labels } from '../report-plans/labels.js';
import { planFrame, plansHome, plansLink } from '../report-plans/place.js';
import type { LabVisit } from '../visit.js';

type OfLab = Pick<LabVisit, 'lab'>;

/** What was typed into a form, and what must be changed in it. */
export interface Typed {
  readonly values: Readonly<Record<string, unknown>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** The address of a plan's composer. */
export function composeHome(visit: OfLab, slug: string): string {
  return `${plansHome(visit)}/${slug}/compose`;
}

/** The parts in their order, with everything that can be done to them. */
export function composePage(
  visit: OfLab,
  row: PlanWithVersion,
  labels: Labels,
  typed: Typed | null,
): PageModel {
  const plan = storedPlan(row.content);
  const home = composeHome(visit, row.slug);
  return {
    ...planFrame(visit, plansLink(visit), { text: plan.title.en, href: `${plansHome(visit)}/${row.slug}` }),
    ...{ title: 'Compose the report', reportTitle: plan.title.en, action: home, number: row.number },
    values: typed?.values ?? bothValues('title', plan.title),
    errors: typed?.errors ?? {},
    items: plan.parts.map((part, at) => ({
      ...{ title: titleOfPart(part), notes: notesOn(part, labels), href: `${home}/${at + 1}` },
      ...{ move: `${home}/${at + 1}/move`, isFirst: at === 0, isLast: at === plan.parts.length - 1 },
    })),
    adds: [
      { text: 'Add a heading', href: `${home}/new-heading` },
      { text: 'Add text', href: `${home}/new-text` },
      { text: 'Add a table or chart', href: `${home}/new-view` },
      { text: 'Add quotes', href: `${home}/new-quotes` },
    ],
    previewHref: `${plansHome(visit)}/${row.slug}/preview`,
  };
}

/** What a part is called in lists. */
export function titleOfPart(part: PlanPart): string {
  if (part.kind === 'quotes') return part.title?.en ?? `Quotes on ${part.question}`;
  if (part.kind !== 'view') return shortened(part.text.en);
  return part.title?.en ?? (part.view.rows.join(', ') || 'A table without questions');
}

/** The first words without marks of Markdown, cut between two of them. */
function shortened(text: string): string {
  const plain = text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/\*|^#+ |^> |`/gm, '');
  const line = plain.trim().split(/\s+/).join(' ');
  const cut = line.slice(0, 80);
  return cut === line ? line : `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40))}…`;
}

const KINDS: Readonly<Record<PartKind, string>> = {
  ...{ heading: 'Heading', text: 'Text', view: 'Table or chart', quotes: 'Quotes' },
};

function notesOn(part: PlanPart, labels: Labels): string {
  const words = 'text' in part ? part.text : part.title;
  const language = words === null ? 'no message yet' : words.cy === undefined ? 'no Welsh yet' : 'with Welsh';
  if (part.kind === 'quotes') return `${KINDS.quotes}: ${part.quotes.length}, ${language}`;
  if (part.kind !== 'view') return `${KINDS[part.kind]}, ${language}`;
  const { rows, banner, wave } = part.view;
  const named = (names: readonly string[]) =>
    names.map((name) => `“${shortened(labels.question(part.subject, name))}”`).join(', ');
  const by = banner.length === 0 ? '' : ` by ${named(banner)}`;
  const beside = wave === null ? '' : ` beside “${labels.survey(wave)}”`;
  return `${KINDS.view}: ${named(rows)}${by}${beside}, ${language}`;
}

/** One part as a form: of a view with the questions of its survey or ballot. */
export interface PartShown {
  readonly row: PlanWithVersion;
  /** As addresses write it: a place from 1, or `new-heading`. */
  readonly address: string;
  readonly kind: PartKind;
  readonly part: PlanPart | null;
  readonly choices: ViewChoices | null;
  /** The survey or ballot of a view that is added, and the view in the workbench. */
  readonly of: { readonly value: string; readonly title: string; readonly workbench: string } | null;
  /** Quotes to tick; null of every other part. */
  readonly quotes: readonly { readonly value: string; readonly text: string }[] | null;
  readonly typed: Typed | null;
}

/** The form of one part. */
export function composePartPage(visit: OfLab, shown: PartShown): PageModel {
  const { row, address, kind, part, choices, of, quotes, typed } = shown;
  const home = composeHome(visit, row.slug);
  const fields = choices === null ? null : viewFields(choices, part?.kind === 'view' ? part.view : null);
  return {
    ...planFrame(
      visit,
      plansLink(visit),
      { text: storedPlan(row.content).title.en, href: `${plansHome(visit)}/${row.slug}` },
      { text: 'Compose', href: home },
    ),
    title: `${part === null ? 'Add' : 'Edit'} ${WORDS[kind]}`,
    ...{ kind, action: `${home}/${address}`, number: row.number, of, fields, quotes },
    ...{ chartChoices: CHART_CHOICES, showChoices: SHOW_CHOICES },
    deleteHref: part === null ? null : `${home}/${address}/delete`,
    values: { ...partValues(part), ...typed?.values },
    errors: typed?.errors ?? {},
    backHref: home,
  };
}

const WORDS: Readonly<Record<PartKind, string>> = {
  ...{ heading: 'a heading', text: 'text', view: 'a table or chart', quotes: 'quotes' },
};

/** Which survey or ballot a new table is about, or whose comments new quotes are of. */
export function composeSourcePage(
  visit: OfLab,
  row: PlanWithVersion,
  kind: 'view' | 'quotes',
  sources: readonly { readonly value: string; readonly text: string }[],
): PageModel {
  const home = composeHome(visit, row.slug);
  return {
    ...planFrame(
      visit,
      plansLink(visit),
      { text: storedPlan(row.content).title.en, href: `${plansHome(visit)}/${row.slug}` },
      { text: 'Compose', href: home },
    ),
    ...{ title: `Add ${WORDS[kind]}`, action: `${home}/new-${kind}`, sources, backHref: home },
    ...SOURCE_WORDS[kind],
  };
}

const SOURCE_WORDS = {
  view: {
    question: 'Which survey or ballot is it about?',
    none: 'The lab has no survey that was open, and no counted ballot.',
  },
  quotes: {
    question: 'Which comments are they from?',
    none: 'No quotes have been found fit to publish yet. Open a comment of a survey or ballot and choose “Quote it”.',
  },
} as const;

/** The question before a part is deleted. */
export function composeDeletePage(
  visit: OfLab,
  row: PlanWithVersion,
  { address, part }: { readonly address: string; readonly part: PlanPart },
): PageModel {
  const home = composeHome(visit, row.slug);
  return {
    ...planFrame(visit, plansLink(visit), { text: 'Compose', href: home }),
    title: 'Delete this part?',
    confirmation: {
      heading: 'Delete this part?',
      text: `${KINDS[part.kind]}: ${titleOfPart(part)}`,
      action: `${home}/${address}/delete`,
      ...{ button: 'Delete', kind: 'warning', cancel: home, fields: { revision: String(row.number) } },
    },
  };
}
