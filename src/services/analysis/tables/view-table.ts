/** The countable questions of a view as one table under its banner. */
import type { Table } from '../../../domain/statistics/table.js';
import { buildTable } from '../../../domain/statistics/tables/build-table.js';
import type { BannerQuestion, TableRequest } from '../../../domain/statistics/tables/request.js';
import { inLanguage, type Texts } from '../../../shared/language.js';
import type { DataQuestion } from '../data-set/data-set.js';
import type { Definition } from '../definitions/definition.js';
import { type Prepared, questionNamed } from '../enquiries/prepared.js';
import type { View } from '../view/view.js';
import { bannerQuestion } from './banner-question.js';
import { type Bin, binsOf } from './bins.js';
import { rowQuestions } from './row-questions.js';

const EVERYBODY: Texts = { en: 'Everybody', cy: 'Pawb' };

/** A table with the questions that its blocks belong to. */
export interface ViewTable {
  readonly table: Table;
  /** In the order of the blocks. */
  readonly questions: readonly TabledQuestion[];
}

/** One question of a table. */
export interface TabledQuestion {
  readonly key: string;
  readonly label: string;
  readonly table: DataQuestion['table'];
  /** The keys of its blocks; several blocks may have one key, the shares of a scale and its mean. */
  readonly blocks: readonly string[];
  /** How its number is spread; null where it is none. */
  readonly bins: readonly Bin[] | null;
}

/** A table before it is made, with the questions that its blocks will belong to. */
export interface ViewRequest {
  readonly request: TableRequest;
  readonly questions: readonly TabledQuestion[];
}

/** The table; null where none of the view's questions can be counted. */
export function viewTable(
  ready: Prepared,
  definitions: readonly Definition[],
  view: View,
  language: string,
): ViewTable | null {
  const asked = viewRequest(ready, definitions, view, language);
  return asked === null ? null : { table: buildTable(asked.request), questions: asked.questions };
}

/** What the table is asked to be; null where none of the view's questions can be counted. */
export function viewRequest(
  ready: Prepared,
  definitions: readonly Definition[],
  view: View,
  language: string,
): ViewRequest | null {
  const { data, mask, design, weight } = ready;
  const ground = { data, definitions, language };
  const asked = view.rows.flatMap((name) => {
    const question = questionNamed(data, name);
    return question === null ? [] : [{ question, rows: rowQuestions(ground, question) }];
  });
  const questions = asked.flatMap(({ rows }) => rows);
  if (questions.length === 0) return null;
  const request: TableRequest = {
    rows: data.rows,
    questions,
    banners: bannersOf(ready, view, language),
    everybody: inLanguage(EVERYBODY, language),
    filter: mask.every((one) => one === 1) ? null : mask,
    ...{ design, level: view.level, compare: view.compare, adjust: view.adjust },
    called: {
      ...{ weight: weight?.name ?? null, strata: null, clusters: null, populations: null },
      ...{ raked: weight?.margins ?? [], limits: weight?.limits ?? null },
      ...{ filter: filterWords(ready, view, definitions) },
    },
  };
  return {
    request,
    questions: asked
      .filter(({ rows }) => rows.length > 0)
      .map(({ question, rows }) => ({
        ...{ key: question.name, table: question.table, blocks: rows.map(({ key }) => key) },
        label: inLanguage(question.label, language) || question.name,
        bins: binsIn(ready, question),
      })),
  };
}

/** The questions across the top; those that put nobody into groups are left out. */
export function bannersOf(
  { data, mask }: Pick<Prepared, 'data' | 'mask'>,
  view: Pick<View, 'banner'>,
  language: string,
): readonly BannerQuestion[] {
  return view.banner.flatMap((name) => {
    const question = questionNamed(data, name);
    return question === null ? [] : (bannerQuestion(data, question, mask, language) ?? []);
  });
}

/** How a question of one number is spread. */
function binsIn({ data, mask, design }: Prepared, { variables }: DataQuestion): readonly Bin[] | null {
  const place = variables[0] ?? -1;
  const column = data.columns[place];
  const isNumber = variables.length === 1 && data.variables[place]?.kind === 'numbers';
  return isNumber && column !== undefined ? binsOf(column, mask, design?.weights ?? null) : null;
}

/** The conditions that a table's people meet, as they were written. */
function filterWords(
  { design, weight }: Prepared,
  view: View,
  definitions: readonly Definition[],
): string | null {
  const stored = definitions.find(({ name }) => name === view.filter)?.content;
  const conditions = [
    stored?.kind === 'filter' ? stored.expression : null,
    view.where,
    weight !== null && design?.weights.includes(0) === true ? `${weight.name} > 0` : null,
  ];
  const written = conditions.filter((condition) => condition !== null);
  return written.length === 0 ? null : written.map((condition) => `(${condition})`).join(' and ');
}
