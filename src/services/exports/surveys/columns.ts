/** The columns of a file: the data set's variables, or one column where several choices would have one each. */
import {
  BLANK_REASONS,
  listsChoices,
  type PlannedQuestion,
  type RowCells,
} from '../../../domain/questionnaire/flow/index.js';
import type { Variable } from '../../../domain/questionnaire/question-type.js';
import { inLanguage } from '../../../shared/language.js';
import { ROW_BLANKS, type RowBlank } from '../../surveys/rows-beside.js';
import type { ExportChoice } from './choice.js';
import type { ExportSource } from './format.js';

/** A code with what it means. */
export interface CodeLabel {
  readonly code: number;
  readonly label: string;
}

/** How a column's cells come from a row: one of its values, or those choices of a question that were chosen or ranked. */
export type Cells =
  | { readonly kind: 'one'; readonly at: number }
  | {
      readonly kind: 'list';
      readonly how: 'chosen' | 'ranked';
      /** Where the value of each choice is, and what the choice is called. */
      readonly choices: readonly { readonly at: number; readonly name: string; readonly label: string }[];
    };

export interface ExportColumn {
  readonly name: string;
  /** What it is about, in the language chosen. */
  readonly label: string;
  /** The question that it belongs to; null for what is known without asking. */
  readonly question: PlannedQuestion | null;
  /** What the question asks; empty where there is none. */
  readonly questionLabel: string;
  /** Where it is one choice of a question with several: how such choices are given; null for all others. */
  readonly list: 'chosen' | 'ranked' | null;
  readonly kind: Variable['kind'];
  readonly codes: readonly CodeLabel[] | null;
  /** Codes that say nothing. */
  readonly missing: readonly number[];
  readonly measure: 'nominal' | 'ordinal' | 'scale';
  /** Numbers of the versions that have it. */
  readonly versions: readonly number[];
  /** Why its cells can be blank, in the order of the numbers in rows. */
  readonly blanks: readonly RowBlank[];
  readonly cells: Cells;
}

type Made = Pick<ExportChoice, 'columns' | 'language'>;
type Shape = Pick<ExportSource, 'variables' | 'facts' | 'besideFrom' | 'questions' | 'inVersions'>;

/** The columns in which the source is written. */
export function columnsOf(source: Shape, { columns, language }: Made): readonly ExportColumn[] {
  const facts = source.variables.slice(0, source.facts);
  return [
    ...facts.map((_variable, at) => oneColumn(source, at, null, language)),
    ...source.questions.flatMap((question) => {
      const from = source.facts + question.from;
      const own = source.variables
        .slice(from, source.facts + question.to)
        .map((_variable, index) => oneColumn(source, from + index, question, language));
      const how = listsChoices(question);
      if (how === null) return own;
      const { length } = question.choices;
      const [choices, rest] = [own.slice(0, length), own.slice(length)];
      return columns === 'questions'
        ? [listColumn(question, how, choices, language), ...rest]
        : [...choices.map((choice) => ({ ...choice, list: how })), ...rest];
    }),
  ];
}

function oneColumn(
  { variables, inVersions, besideFrom }: Shape,
  at: number,
  question: PlannedQuestion | null,
  language: string,
): ExportColumn {
  const { name, label, kind, codes, missing, ordered } = variables[at] as Variable;
  return {
    ...{ name, label: labelled(label, question, language), question, kind, missing, list: null },
    questionLabel: inLanguage(question?.label ?? {}, language),
    codes: codes?.map((each) => ({ code: each.code, label: inLanguage(each.label, language) })) ?? null,
    measure: ordered === true ? 'ordinal' : kind === 'number' || kind === 'date' ? 'scale' : 'nominal',
    versions: inVersions[at] ?? [],
    blanks: at < besideFrom ? BLANK_REASONS : ROW_BLANKS,
    cells: { kind: 'one', at },
  };
}

/** A variable of a part is told with its question: “What helps? – A friend”. */
function labelled(label: Variable['label'], question: PlannedQuestion | null, language: string): string {
  const own = inLanguage(label, language);
  const whole = question === null ? '' : inLanguage(question.label, language);
  if (whole === '' || whole === own) return own;
  return own === '' ? whole : `${whole} – ${own}`;
}

function listColumn(
  question: PlannedQuestion,
  how: 'chosen' | 'ranked',
  parts: readonly ExportColumn[],
  language: string,
): ExportColumn {
  const choices = parts.map(({ cells }, index) => ({
    at: cells.kind === 'one' ? cells.at : 0,
    name: question.choices[index]?.name ?? '',
    label: inLanguage(question.choices[index]?.label ?? {}, language),
  }));
  return {
    ...{ name: question.name, label: inLanguage(question.label, language), question },
    questionLabel: inLanguage(question.label, language),
    ...{ kind: 'text', codes: null, missing: [], measure: 'nominal', list: null },
    versions: [...new Set(parts.flatMap(({ versions }) => versions))].sort((a, b) => a - b),
    blanks: parts[0]?.blanks ?? BLANK_REASONS,
    cells: { kind: 'list', how, choices },
  };
}

/** What stands between the choices of one cell; names hold no spaces. */
const BETWEEN = { codes: ' ', labels: '; ' } as const;

/**
 * The choices of a cell in one text, or null where none was given: names as XLSForm joins them, or labels. Those chosen are in
 * the list's order, those ranked in the respondent's.
 */
export function listText(
  cells: Extract<Cells, { kind: 'list' }>,
  { values }: RowCells,
  style: ExportChoice['values'],
): string | null {
  const given =
    cells.how === 'chosen'
      ? cells.choices.filter(({ at }) => values[at] === 1)
      : cells.choices
          .filter(({ at }) => values[at] !== null)
          .sort((one, other) => Number(values[one.at]) - Number(values[other.at]));
  if (given.length === 0) return null;
  return given.map(({ name, label }) => (style === 'labels' ? label : name)).join(BETWEEN[style]);
}

/** Why a cell is blank; null where it is not. A list is blank as its first choice is. */
export function blankOf(cells: Cells, { blanks }: RowCells): RowBlank | null {
  const number = blanks[cells.kind === 'one' ? cells.at : (cells.choices[0]?.at ?? 0)] ?? 0;
  return number === 0 ? null : (ROW_BLANKS[number - 1] ?? null);
}
