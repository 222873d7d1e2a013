/** The form of one part of a report: what it holds when it is opened, and the part that comes back from it. */
import type { Described } from '../../services/analysis/analysis.js';
import { SYSTEM_VARIABLES } from '../../services/analysis/data-set/data-set.js';
import type { Definition } from '../../services/analysis/definitions/definition.js';
import {
  LONGEST_TEXT,
  LONGEST_TITLE,
  type PlanPart,
  type ViewPart,
} from '../../services/analysis/report-plan/plan.js';
import { CHARTS, FIRST_VIEW, type View } from '../../services/analysis/view/view.js';
import { titleOf } from '../definitions/definition-form.js';
import { bothValues, type FormReader } from '../form-reader.js';

/** What a part can be. */
export const PART_KINDS = ['heading', 'text', 'view'] as const;
export type PartKind = PlanPart['kind'];

const SHOWN = ['all', 'tables', 'charts'] as const;

/** The fields of a part, filled in. */
export function partValues(part: PlanPart | null): Readonly<Record<string, string>> {
  if (part === null) return { show: 'all', chart: 'auto' };
  if (part.kind !== 'view') return bothValues('text', part.text);
  const { title, show, view } = part;
  return {
    ...bothValues('title', title),
    ...{ show, chart: view.chart, filter: view.filter ?? '', weight: view.weight ?? '' },
    rows: view.rows.length === 1 ? (view.rows[0] ?? '') : view.rows.length > 1 ? AS_IT_IS : '',
    columns: view.banner.length === 1 ? (view.banner[0] ?? '') : view.banner.length > 1 ? AS_IT_IS : '',
  };
}

/** What stands for several questions that a form of one cannot show. */
export const AS_IT_IS = '*';

/** The heading or text in the form. */
export function wordsIn(form: FormReader, kind: 'heading' | 'text'): PlanPart {
  return kind === 'heading'
    ? { kind, text: form.bothLines('text', { label: 'the heading', longest: LONGEST_TITLE, required: true }) }
    : { kind, text: form.bothTexts('text', { label: 'the text', longest: LONGEST_TEXT, required: true }) };
}

/** What a view can be made of. */
export interface ViewChoices {
  readonly described: Described;
  readonly definitions: readonly Definition[];
}

/** The view in the form, of `before`'s subject; what the form cannot show stays as it was. */
export function viewPartIn(
  form: FormReader,
  before: Pick<ViewPart, 'subject'> & Partial<ViewPart>,
  choices: ViewChoices,
): ViewPart {
  const was: View = before.view ?? FIRST_VIEW;
  const title = form.bothLines('title', { label: 'the message', longest: 300 });
  const { rows: rowChoices, columns, filters, weights } = viewFields(choices, null);
  const picked = (name: string, offered: readonly { readonly value: string }[]) => {
    const sent = form.all(name)[0] ?? '';
    return offered.some(({ value }) => value === sent) ? sent : '';
  };
  const names = (name: string, offered: readonly { readonly value: string }[], kept: readonly string[]) => {
    if (form.all(name)[0] === AS_IT_IS) return [...kept];
    const one = picked(name, offered);
    return one === '' ? [] : [one];
  };
  const rows = names('rows', rowChoices, was.rows);
  if (rows.length === 0) form.refuse('rows', 'Choose the question that the table is about');
  return {
    ...{ kind: 'view', subject: before.subject, title: title.en === '' ? null : title },
    show: form.oneOf('show', SHOWN, 'Choose what is shown'),
    view: {
      ...was,
      ...{ rows, banner: names('columns', columns, was.banner) },
      chart: form.oneOf('chart', CHARTS, 'Choose a chart'),
      filter: picked('filter', filters) || null,
      weight: picked('weight', weights) || null,
    },
  };
}

const SYSTEM: readonly string[] = SYSTEM_VARIABLES;

/** What each field of a view offers; `before` adds what is there and cannot be shown as one question. */
export function viewFields({ described, definitions }: ViewChoices, before: View | null) {
  const { questions } = described.description;
  const offered = questions
    .filter(({ name, table }) => !SYSTEM.includes(name) && table !== 'none')
    .map((question) => ({ value: question.name, text: titleOf(question) }));
  const several = (names: readonly string[]) =>
    names.length > 1 ? [{ value: AS_IT_IS, text: `As it is: ${names.length} questions` }] : [];
  const named = (kind: 'filter' | 'weight') =>
    definitions
      .filter(({ content }) => content.kind === kind)
      .map(({ name, content }) => ({ value: name, text: content.label.en }));
  return {
    rows: [{ value: '', text: 'Choose a question' }, ...several(before?.rows ?? []), ...offered],
    columns: [{ value: '', text: 'Everybody together' }, ...several(before?.banner ?? []), ...offered],
    filters: [{ value: '', text: 'Everybody' }, ...named('filter')],
    weights: [{ value: '', text: 'No weight' }, ...named('weight')],
  };
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
