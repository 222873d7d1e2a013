/** The form of one part of a report: what it holds when it is opened, and the part that comes back from it. */
import type { Described } from '../../services/analysis/analysis.js';
import { CODES } from '../../services/analysis/comments/code-columns.js';
import { SYSTEM_VARIABLES } from '../../services/analysis/data-set/data-set.js';
import type { Definition } from '../../services/analysis/definitions/definition.js';
import type { DescribedQuestion } from '../../services/analysis/enquiries/describe.js';
import {
  LONGEST_TEXT,
  LONGEST_TITLE,
  type PlanPart,
  type ViewPart,
} from '../../services/analysis/report-plan/plan.js';
import { CHARTS, FIRST_VIEW, MOST_BANNERS, MOST_ROWS, type View } from '../../services/analysis/view/view.js';
import { titleOf } from '../definitions/definition-form.js';
import { bothValues, type FormReader } from '../form-reader.js';
import { tradeText } from '../workbench/address.js';
import { canBeBanner, canBeRow } from '../workbench/countable.js';
import type { OtherWave } from '../workbench/waves.js';
import { tradeIn, tradeOffers } from './trade-field.js';

/** What a part can be. */
export const PART_KINDS = ['heading', 'text', 'view', 'quotes'] as const;
export type PartKind = PlanPart['kind'];

const SHOWN = ['all', 'tables', 'charts'] as const;

/** The fields of a part, filled in. */
export function partValues(part: PlanPart | null): Readonly<Record<string, unknown>> {
  if (part === null) return { show: 'all', chart: 'auto' };
  if (part.kind === 'quotes') return { ...bothValues('title', part.title), quotes: part.quotes };
  if (part.kind !== 'view') return bothValues('text', part.text);
  const { title, show, view } = part;
  return {
    ...bothValues('title', title),
    ...{ show, chart: view.chart, filter: view.filter ?? '', weight: view.weight ?? '' },
    ...{ rows: view.rows, columns: view.banner, wave: view.wave ?? '' },
    trade: view.trade === null ? '' : tradeText(view.trade),
  };
}

/** The heading or text in the form. */
export function wordsIn(form: FormReader, kind: 'heading' | 'text'): PlanPart {
  return kind === 'heading'
    ? { kind, text: form.bothLines('text', { label: 'the heading', longest: LONGEST_TITLE, required: true }) }
    : { kind, text: form.bothTexts('text', { label: 'the text', longest: LONGEST_TEXT, required: true }) };
}

/** What a view can be made of. */
export interface ViewChoices {
  readonly kind: ViewPart['subject']['kind'];
  readonly described: Described;
  readonly definitions: readonly Definition[];
  /** Surveys that can stand beside its own, as another wave. */
  readonly waves: readonly Pick<OtherWave, 'slug' | 'called'>[];
}

/** The view in the form, of `before`'s subject; what the form cannot show stays as it was. */
export function viewPartIn(
  form: FormReader,
  before: Pick<ViewPart, 'subject'> & Partial<ViewPart>,
  choices: ViewChoices,
): ViewPart {
  const was: View = before.view ?? FIRST_VIEW;
  const title = form.bothLines('title', { label: 'the message', longest: 300 });
  const fields = viewFields(choices, before.view ?? null);
  const picked = (name: string, offered: readonly Offered[]) => {
    const sent = form.all(name)[0] ?? '';
    return offered.some(({ value }) => value === sent) ? sent : '';
  };
  const rows = ticked(form.all('rows'), fields.rows, was.rows);
  const banner = ticked(form.all('columns'), fields.columns, was.banner);
  if (rows.length === 0) form.refuse('rows', 'Choose the questions that the table is about');
  if (rows.length > MOST_ROWS) form.refuse('rows', `Choose ${MOST_ROWS} questions at most`);
  if (banner.length > MOST_BANNERS) form.refuse('columns', `Choose ${MOST_BANNERS} questions at most`);
  return {
    ...{ kind: 'view', subject: before.subject, title: title.en === '' ? null : title },
    show: form.oneOf('show', SHOWN, 'Choose what is shown'),
    view: {
      ...was,
      ...{ rows, banner },
      chart: form.oneOf('chart', CHARTS, 'Choose a chart'),
      filter: picked('filter', fields.filters) || null,
      weight: picked('weight', fields.weights) || null,
      wave: picked('wave', fields.waves) || null,
      trade: tradeIn(form, choices.described.description.questions, rows, was.trade),
    },
  };
}

/** Those that were ticked: first those that were there, in their order, then the others in the order of the questionnaire. */
function ticked(sent: readonly string[], offered: readonly Offered[], before: readonly string[]): string[] {
  const wanted = offered.map(({ value }) => value).filter((value) => sent.includes(value));
  return [
    ...before.filter((name) => wanted.includes(name)),
    ...wanted.filter((name) => !before.includes(name)),
  ];
}

const SYSTEM: readonly string[] = SYSTEM_VARIABLES;

interface Offered {
  readonly value: string;
  readonly text: string;
}

/**
 * What each field of a view offers: questions that can be counted, of comments their settled codes. What `before` names and is not among them
 * is offered by its name.
 */
export function viewFields({ kind, described, definitions, waves }: ViewChoices, before: View | null) {
  const { questions } = described.description;
  const isOffered = ({ name }: DescribedQuestion) => !SYSTEM.includes(name);
  // In a report codes of a ballot's comments stand by themselves, and never across the top.
  const canHead = (question: DescribedQuestion) =>
    canBeBanner(question) && (kind === 'survey' || !question.name.startsWith(CODES));
  const offers = (can: (question: DescribedQuestion) => boolean) =>
    questions
      .filter((question) => isOffered(question) && can(question))
      .map((question): Offered => ({ value: question.name, text: titleOf(question) }));
  const withOthers = (offered: readonly Offered[], names: readonly string[]) => [
    ...offered,
    ...names
      .filter((name) => !offered.some(({ value }) => value === name))
      .map((name): Offered => ({ value: name, text: name })),
  ];
  const named = (kind: 'filter' | 'weight') =>
    definitions
      .filter(({ content }) => content.kind === kind)
      .map(({ name, content }): Offered => ({ value: name, text: content.label.en }));
  return {
    rows: chosenFirst(withOthers(offers(canBeRow), before?.rows ?? []), before?.rows ?? []),
    columns: chosenFirst(withOthers(offers(canHead), before?.banner ?? []), before?.banner ?? []),
    filters: [{ value: '', text: 'Everybody' }, ...named('filter')],
    weights: [{ value: '', text: 'No weight' }, ...named('weight')],
    waves: [
      { value: '', text: 'No other survey' },
      ...waves.map(({ slug, called }): Offered => ({ value: slug, text: called })),
    ],
    trades: tradeOffers(questions, before?.trade ?? null),
  };
}

/** What is chosen stands where it can be seen, before what could be. */
function chosenFirst(offered: readonly Offered[], names: readonly string[]): readonly Offered[] {
  const chosen = names.flatMap((name) => offered.filter(({ value }) => value === name));
  return [...chosen, ...offered.filter((one) => !chosen.includes(one))];
}

/** Charts to choose from, in words. */
export const CHART_CHOICES = [
  { value: 'auto', text: 'The one that suits the question' },
  { value: 'bars', text: 'Bars with intervals' },
  { value: 'dots', text: 'Dots with intervals' },
  { value: 'stacked', text: 'Stacked shares' },
  { value: 'slope', text: 'Ranks by group' },
  { value: 'none', text: 'No chart' },
] as const;

/** What of a view is shown, in words. */
export const SHOW_CHOICES = [
  { value: 'all', text: 'The chart, with its table behind it' },
  { value: 'tables', text: 'The table alone' },
] as const;
