/** The variables of an SPSS file: how each is stored, what its values are called, and which of them count as missing. */
import { type CodeLabel, columnsOf, type ExportColumn } from '../columns.js';
import type { ExportSource } from '../format.js';
import type { Measured, VariableMeasure } from '../measure.js';
import { blankWords, whyBlankWords } from '../words.js';
import { savNames } from './names.js';

/** What a variable's cell is made of; `at` is where its value stands in the row. */
export type Content =
  /** Blanks become codes of their own: `reasons` by the reason's number, from 1. */
  | { readonly kind: 'number'; readonly at: number; readonly reasons: readonly number[] }
  | { readonly kind: 'day'; readonly at: number; readonly reasons: readonly number[] }
  /** Of a text in UTF-8 the bytes from `from` on, as many as `width` at most, between characters. */
  | { readonly kind: 'text'; readonly at: number; readonly width: number; readonly from: number }
  /** Why another variable's text is blank. */
  | { readonly kind: 'reason'; readonly at: number };

/** Values that count as missing: a range, a few values, or both. */
export interface Missing {
  readonly range: readonly [number, number] | null;
  readonly values: readonly number[];
}

export interface SavVariable {
  readonly name: string;
  readonly label: string;
  readonly content: Content;
  readonly labels: readonly CodeLabel[];
  readonly missing: Missing;
  readonly measure: ExportColumn['measure'];
  /** Signs and decimals of numbers as SPSS shows them. */
  readonly shown: { readonly width: number; readonly decimals: number };
}

/** Variables that belong to one question with several choices, each 1 where its choice was chosen. */
export interface DichotomySet {
  readonly name: string;
  readonly label: string;
  /** Names of the variables. */
  readonly variables: readonly string[];
}

export interface SavPlan {
  readonly variables: readonly SavVariable[];
  readonly sets: readonly DichotomySet[];
}

/** Where the codes of blanks begin, away from zero: for codes that stay below, and for those and numbers that do not. */
const SMALL = { negative: -91, positive: 991 };
const LARGE = { negative: -9_999_999_991, positive: 9_999_999_991 };

/** A longer text goes on in another variable; SPSS takes 32,767 bytes. */
const WIDEST = 32_000;

/** The day before which SPSS knows no dates. */
const FIRST_DAY = '1582-10-15';

const NO_MISSING: Missing = { range: null, values: [] };

/** The plan of the whole file, from what was measured of its rows. */
export function savPlan(source: ExportSource, measured: Measured, language: string): SavPlan {
  const columns = columnsOf(source, { columns: 'choices', language });
  const drafts = columns.map((column, at) =>
    variablesOf(column, at, measured.variables[at] as VariableMeasure, language),
  );
  const names = savNames(drafts.flat().map(({ name }) => name));
  let next = 0;
  const named = drafts.map((own) => own.map((variable) => ({ ...variable, name: names[next++] ?? '' })));
  return { variables: named.flat(), sets: setsOf(columns, named) };
}

function variablesOf(
  column: ExportColumn,
  at: number,
  measure: VariableMeasure,
  language: string,
): readonly SavVariable[] {
  const isDay = column.kind === 'date' && (measure.first === null || measure.first >= FIRST_DAY);
  const isNumber = isDay || column.kind === 'code' || column.kind === 'number';
  const own = isNumber
    ? [numberVariable(column, { kind: isDay ? 'day' : 'number', at }, measure, language)]
    : textVariables(column, at, measure);
  const tellsWhy = own.some(({ content }) => 'reasons' in content && content.reasons.length > 0);
  const needsWhy = !tellsWhy && column.question !== null && measure.blank.some((count) => count > 0);
  return needsWhy ? [...own, whyBlank(column, at, language)] : own;
}

function numberVariable(
  column: ExportColumn,
  place: { readonly kind: 'number' | 'day'; readonly at: number },
  measured: VariableMeasure,
  language: string,
): SavVariable {
  const { least, greatest, decimals } = measured;
  const { name, label, codes, missing, measure } = column;
  const reasons = reasonCodes(column, measured);
  const ofReasons = column.blanks.map((reason, index) => ({
    code: reasons[index] ?? 0,
    label: blankWords(reason, language),
  }));
  const numbers = [least, greatest, ...reasons, ...(codes ?? []).map(({ code }) => code)].filter(
    Number.isFinite,
  );
  const widest = Math.max(7, ...numbers.map((number) => String(Math.trunc(number)).length));
  return {
    ...{ name, label, measure },
    content: { ...place, reasons },
    labels: [...(codes ?? []), ...(reasons.length === 0 ? [] : ofReasons)],
    missing: missingOf(codes, missing, reasons),
    shown: place.kind === 'day' ? { width: 10, decimals: 0 } : { width: widest + decimals + 1, decimals },
  };
}

/**
 * The codes of the reasons; none where some number is as far from zero, which leaves blanks without a reason. They are
 * below zero, but above where the variable's own codes that say nothing are several and above all others: then one range
 * holds both.
 */
function reasonCodes(
  { codes, missing, question, measure, blanks }: ExportColumn,
  { least, greatest, blank }: VariableMeasure,
): readonly number[] {
  if (question === null && blank.every((count) => count === 0)) return [];
  const all = (codes ?? []).map(({ code }) => code);
  const isCounted = codes !== null || measure === 'ordinal';
  const isSmall = isCounted && all.every((code) => code > SMALL.negative && code < SMALL.positive);
  const { negative, positive } = isSmall ? SMALL : LARGE;
  const isAbove = missing.length > 1 && !isBelow(codes, missing);
  const isFree = isAbove ? greatest < positive : least > negative;
  return isFree ? blanks.map((_reason, index) => (isAbove ? positive + index : negative - index)) : [];
}

/** Whether all codes that say nothing lie below all others. */
function isBelow(codes: readonly CodeLabel[] | null, missing: readonly number[]): boolean {
  const others = (codes ?? []).map(({ code }) => code).filter((code) => !missing.includes(code));
  return Math.max(...missing) < Math.min(...others);
}

/** SPSS has room for three values, or for a range and one value. What does not fit stays valid; the codebook says so. */
function missingOf(
  codes: readonly CodeLabel[] | null,
  missing: readonly number[],
  reasons: readonly number[],
): Missing {
  if (reasons.length === 0) return { range: null, values: missing.slice(0, 3) };
  const range = [Math.min(...reasons), Math.max(...reasons)] as const;
  if (missing.length < 2) return { range, values: missing };
  const others = (codes ?? []).map(({ code }) => code).filter((code) => !missing.includes(code));
  const whole = [Math.min(range[0], ...missing), Math.max(range[1], ...missing)] as const;
  const isWhole = others.every((code) => code < whole[0] || code > whole[1]);
  return isWhole ? { range: whole, values: [] } : { range, values: missing.slice(0, 1) };
}

function textVariables(
  column: ExportColumn,
  at: number,
  { longest }: VariableMeasure,
): readonly SavVariable[] {
  const { name, label } = column;
  const parts = Math.max(1, Math.ceil(longest / WIDEST));
  return Array.from({ length: parts }, (_, part): SavVariable => {
    const width = Math.max(1, Math.min(longest - part * WIDEST, WIDEST));
    return {
      name: part === 0 ? name : `${name}_${part + 1}`,
      ...{ label, labels: [], missing: NO_MISSING, measure: 'nominal', shown: { width, decimals: 0 } },
      content: { kind: 'text', at, width, from: part * WIDEST },
    };
  });
}

function whyBlank({ name, label, blanks }: ExportColumn, at: number, language: string): SavVariable {
  return {
    name: `${name}_blank`,
    label: `${label} – ${whyBlankWords(language)}`,
    content: { kind: 'reason', at },
    labels: blanks.map((reason, index) => ({
      code: index + 1,
      label: blankWords(reason, language),
    })),
    ...{ missing: NO_MISSING, measure: 'nominal', shown: { width: 8, decimals: 0 } },
  };
}

function setsOf(
  columns: readonly ExportColumn[],
  named: readonly (readonly SavVariable[])[],
): readonly DichotomySet[] {
  const sets = new Map<string, { label: string; variables: string[] }>();
  for (const [index, column] of columns.entries()) {
    if (column.list !== 'chosen') continue;
    const name = column.question?.name ?? '';
    const set = sets.get(name) ?? { label: column.questionLabel, variables: [] };
    set.variables.push(named[index]?.[0]?.name ?? '');
    sets.set(name, set);
  }
  const names = savNames([...sets.keys()]);
  return [...sets.values()].map((set, index) => ({ name: `$${names[index]?.replace(/^@/, '')}`, ...set }));
}
