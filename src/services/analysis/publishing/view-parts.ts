/** A view of a plan as what is to be published of it: its tables for disclosure control, and how they become parts of a publication. */
import type { AskedTable } from '../../../domain/statistics/disclosure/published/layout.js';
import type { Table } from '../../../domain/statistics/table.js';
import { inWords } from '../../../domain/statistics/words.js';
import { inLanguage, LANGUAGES } from '../../../shared/language.js';
import type { DataSet } from '../data-set/data-set.js';
import { ofKind } from '../definitions/definition.js';
import { questionNamed } from '../enquiries/prepared.js';
import type { ViewPart } from '../report-plan/plan.js';
import {
  type AskedView,
  type Asking,
  askedBases,
  askedTable,
  askedView,
  preferenceQuestions,
  tableIn,
} from './asked-view.js';
import { estimatesTold } from './preference-parts.js';
import { isPublishedView, type PublishedPart, type TableWords } from './publication.js';
import { asPublished } from './published-table.js';

/** One table for disclosure control, and the part that it becomes once it has been through. */
export interface ViewCandidate {
  readonly asked: AskedTable;
  publish(table: Table, givenUp: boolean): PublishedPart;
}

/** What a view gives, or why it cannot be published as it is, in sentences. */
export interface ViewCandidates {
  readonly view: AskedView;
  readonly candidates: readonly ViewCandidate[];
  readonly faults: readonly string[];
}

/** Names that are spelt out one by one; of more the rest is counted. */
const SPELT_OUT = 3;

/** What a table without a title is called: by its questions, as they were asked. */
export function viewName(data: DataSet, { rows, banner }: Pick<ViewPart['view'], 'rows' | 'banner'>): string {
  const label = (name: string) => inLanguage(questionNamed(data, name)?.label ?? {}, 'en') || name;
  const asked = inWords(rows.map(label), SPELT_OUT);
  return banner.length === 0 ? asked : `${asked}, by ${inWords(banner.map(label), SPELT_OUT)}`;
}

/** The candidates of a view; `name` is what the report calls it. */
export function viewCandidates(asking: Asking, part: ViewPart, name: string): ViewCandidates {
  const view = askedView(asking, part.view);
  const table = tableCandidate(view, part, name);
  const candidates = [...(table === null ? [] : [table]), ...preferenceCandidates(view, part, name)];
  const faults = [...view.ready.faults];
  if (candidates.length === 0 && faults.length === 0)
    faults.push('It names no question that can be counted.');
  // A title of its own stands above the first of a view's tables alone.
  return { view, faults, candidates: candidates.map((one, at) => (at === 0 ? one : untitled(one))) };
}

function untitled({ asked, publish }: ViewCandidate): ViewCandidate {
  return {
    asked,
    publish: (table, givenUp) => {
      const part = publish(table, givenUp);
      return isPublishedView(part) ? { ...part, title: null } : part;
    },
  };
}

/** What every part of the view says of itself. */
function toldOf({ ready, ground }: AskedView, { subject, title, show, view }: ViewPart) {
  const filter = ofKind(ground.definitions, 'filter').find(({ name }) => name === view.filter);
  const weight = ofKind(ground.definitions, 'weight').find(({ name }) => name === ready.weight?.name);
  const among = filter?.content.label ?? null;
  const where = view.where === null ? null : { en: view.where };
  return {
    ...{ subject, title, show, view },
    among: among !== null && where !== null ? { en: `${among.en}; ${where.en}` } : (among ?? where),
    weight: weight?.content.label ?? null,
  };
}

function tableCandidate(view: AskedView, part: ViewPart, name: string): ViewCandidate | null {
  const made = askedTable(view, name);
  if (made === null) return null;
  const { data } = view.ready;
  const welsh = tableIn(view, 'cy');
  return {
    asked: made.asked,
    publish: (table, givenUp) => ({
      ...{ kind: 'table', ...toldOf(view, part), givenUp, table: asPublished(table) },
      questions: made.questions.map(({ key, table: shape, blocks }) => ({
        ...{ key, table: shape, blocks: [...blocks] },
        label: textsIn((language) => {
          const question = questionNamed(data, key);
          return (question === null ? '' : inLanguage(question.label, language)) || key;
        }),
      })),
      welsh: welsh === null || sameWords(welsh, table) ? null : wordsOf(welsh),
    }),
  };
}

/** The table's words, in its order. */
export function wordsOf({ banners, columns, blocks }: Table): TableWords {
  return {
    banners: banners.map(({ label }) => label),
    columns: columns.map(({ label }) => label),
    blocks: blocks.map(({ label, rows }) => ({ label, rows: rows.map((row) => row.label) })),
  };
}

function sameWords(welsh: Table, english: Table): boolean {
  const own = (table: Table) => JSON.stringify(wordsOf(table).blocks);
  return own(welsh) === own(english);
}

function textsIn(of: (language: string) => string): Record<string, string> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, of(language)]));
}

function preferenceCandidates(view: AskedView, part: ViewPart, name: string): readonly ViewCandidate[] {
  return preferenceQuestions(view).map((question) => ({
    asked: askedBases(view, question, `${name}: who answered`),
    publish: (table) => {
      const bases = asPublished(table);
      const estimates = estimatesTold(view, question, bases);
      return { ...toldOf(view, part), ...estimates, question: question.name, bases };
    },
  }));
}
