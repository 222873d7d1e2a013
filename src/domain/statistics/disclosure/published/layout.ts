/** Where the numbers of a table come from: whom each counts, as conditions on variables, in the order in which the table has them. */
import type { Table } from '../../table.js';
import {
  type BannerQuestion,
  type Choice,
  type MultipleQuestion,
  type NumberQuestion,
  type RankingQuestion,
  type RowQuestion,
  type SingleQuestion,
  type Statistic,
  type TableRequest,
  variableOf,
} from '../../tables/request.js';
import type { Cell, Condition, Scores } from '../population.js';
import type { PeopleVariables, Rows } from './people-variables.js';

/** A table with what it was made of. */
export interface AskedTable {
  /** As people know it. */
  readonly name: string;
  readonly request: TableRequest;
  /** By row of the request, which of all people it is; null where rows are people. */
  readonly people: Int32Array | null;
  readonly table: Table;
}

/** One block: its base, and its rows. */
export interface BlockLayout {
  readonly base: Cell;
  readonly rows: readonly RowLayout[];
}

/** A row: whom it counts within the base, and what it tells of them besides. */
export interface RowLayout {
  /** Null where the row adds answers up that other rows have (a net of answers). */
  readonly cell: Cell | null;
  readonly told: 'share' | 'share of answers' | 'mean' | { readonly quantile: number };
  readonly scores: Scores | null;
}

/** One banner question: its columns in order, and everybody who is in one. */
export interface BannerLayout {
  readonly columns: readonly Cell[];
  readonly inside: Cell;
}

export interface TableLayout {
  readonly banners: readonly BannerLayout[];
  readonly blocks: readonly BlockLayout[];
}

/** The layout of a table, its variables entered among the people's. */
export function layoutOf(variables: PeopleVariables, { request, people }: AskedTable): TableLayout {
  const entry: Entering = { variables, rows: { count: request.rows, of: people } };
  return {
    banners: [{ columns: [[]], inside: [] }, ...request.banners.map((banner) => bannerLayout(entry, banner))],
    blocks: request.questions.flatMap((question) => blocksOf(entry, question)),
  };
}

interface Entering {
  readonly variables: PeopleVariables;
  readonly rows: Rows;
}

function bannerLayout(entry: Entering, banner: BannerQuestion): BannerLayout {
  if (banner.kind === 'single') {
    const { categories } = banner.column;
    const having = enterCategories(entry, banner);
    return { columns: categories.map((key) => [having([key])]), inside: [having(categories)] };
  }
  const columns = banner.choices.map((choice): Cell => [enterChoice(entry, choice)(['1'])]);
  const inside = enterAny(entry, `.any ${banner.key}`, banner.choices, (code) => code === 1);
  return { columns, inside: [inside] };
}

function blocksOf(entry: Entering, question: RowQuestion): readonly BlockLayout[] {
  switch (question.kind) {
    case 'single':
      return singleBlocks(entry, question);
    case 'multiple':
      return [multipleBlock(entry, question)];
    case 'number':
      return [numberBlock(entry, question)];
    case 'ranking':
      return [rankingBlock(entry, question)];
  }
}

function singleBlocks(entry: Entering, question: SingleQuestion): readonly BlockLayout[] {
  const having = enterCategories(entry, question);
  const { categories } = question.column;
  const keys = [...categories.map((key) => [key]), ...(question.nets ?? []).map(({ of }) => of)];
  const shares: BlockLayout = {
    base: [having(categories)],
    rows: keys.map((some) => ({ cell: [having(some)], told: 'share', scores: null })),
  };
  const { scores, statistics = [] } = question;
  if (scores === undefined || statistics.length === 0) return [shares];
  const scored = categories.filter((_, place) => (scores[place] ?? null) !== null);
  const base = having(scored);
  const byKey = new Map(categories.map((key, place) => [key, scores[place] ?? 0]));
  const told = scoresBy(
    base,
    scored.map((key) => byKey.get(key) ?? 0),
  );
  return [shares, { base: [base], rows: statistics.map((statistic) => statisticRow(base, statistic, told)) }];
}

function multipleBlock(entry: Entering, question: MultipleQuestion): BlockLayout {
  const { key, choices, nets = [], of } = question;
  const told = of === 'answers' ? 'share of answers' : 'share';
  const row = (cell: Cell | null): RowLayout => ({ cell, told, scores: null });
  const net = (keys: readonly string[]): Cell => {
    const some = choices.filter((choice) => keys.includes(choice.key));
    return [enterAny(entry, `.net ${key} ${keys}`, some, (code) => code === 1)];
  };
  return {
    base: [enterAny(entry, `.answered ${key}`, choices, (code) => code >= 0)],
    rows: [
      ...choices.map((choice) => row([enterChoice(entry, choice)(['1'])])),
      ...nets.map(({ of: keys }) => row(of === 'answers' ? null : net(keys))),
    ],
  };
}

function numberBlock(entry: Entering, question: NumberQuestion): BlockLayout {
  const { all, scores } = enterNumbers(entry, variableOf(question), question.column.values);
  return { base: [all], rows: question.statistics.map((statistic) => statisticRow(all, statistic, scores)) };
}

function rankingBlock(entry: Entering, { key, items, measure }: RankingQuestion): BlockLayout {
  const isRanked = (row: number) => items.some(({ ranks }) => !Number.isNaN(ranks.values[row] ?? Number.NaN));
  const base = [
    entry.variables.enter(`.ranked ${key}`, entry.rows, (row) => (isRanked(row) ? '1' : '0'))(['1']),
  ];
  const rows = items.map((item): RowLayout => {
    const { all, scores, upTo } = enterNumbers(entry, variableOf(item), item.ranks.values);
    return measure.kind === 'top'
      ? { cell: [upTo(measure.places)], told: 'share', scores: null }
      : { cell: [all], told: 'mean', scores };
  });
  return { base, rows };
}

function statisticRow(base: Condition, statistic: Statistic, scores: Scores): RowLayout {
  return {
    cell: [base],
    told: statistic.kind === 'mean' ? 'mean' : { quantile: statistic.at },
    scores,
  };
}

type Having = (keys: readonly string[]) => Condition;

function enterCategories(
  { variables, rows }: Entering,
  question: SingleQuestion | Extract<BannerQuestion, { kind: 'single' }>,
): Having {
  const { categories, codes } = question.column;
  return variables.enter(variableOf(question), rows, (row) => categories[codes[row] ?? -1] ?? null);
}

function enterChoice({ variables, rows }: Entering, choice: Choice): Having {
  return variables.enter(variableOf(choice), rows, (row) => {
    const code = choice.chosen[row] ?? -1;
    return code < 0 ? null : String(code);
  });
}

/** A variable of its own for those of whom some choice is as wanted, which no conditions on single choices say. */
function enterAny(
  { variables, rows }: Entering,
  name: string,
  choices: readonly Choice[],
  isWanted: (code: number) => boolean,
): Condition {
  const isIn = (row: number) => choices.some(({ chosen }) => isWanted(chosen[row] ?? -1));
  return variables.enter(name, rows, (row) => (isIn(row) ? '1' : '0'))(['1']);
}

function enterNumbers({ variables, rows }: Entering, name: string, values: Float64Array) {
  const numbers = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const having = variables.enter(name, rows, (row) => {
    const value = values[row] ?? Number.NaN;
    return Number.isNaN(value) ? null : String(value);
  });
  const all = having(numbers.map(String));
  return {
    all,
    scores: scoresBy(all, numbers),
    upTo: (most: number) => having(numbers.filter((value) => value <= most).map(String)),
  };
}

/** Scores by value of the condition's variable; its values are in the order of the scores. */
function scoresBy({ variable, values }: Condition, scores: readonly number[]): Scores {
  const byValue: number[] = Array.from({ length: Math.max(0, ...values) + 1 }, () => 0);
  values.forEach((value, at) => {
    byValue[value] = scores[at] ?? 0;
  });
  return { variable, byValue };
}
