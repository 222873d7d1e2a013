/** An analysis's answer as plain text: names with their values, and lists as tables. */
import type { Answer } from '../services/analysis/outside/index.js';

/** The answer, a line or a small table for each part of it; numbers to six digits. */
export function describeAnswer(answer: Answer): string {
  return Object.entries(answer)
    .flatMap(([name, value]) => (value === undefined ? [] : describePart(name, value)))
    .join('\n');
}

function describePart(name: string, value: unknown): readonly string[] {
  if (isList(value)) {
    const rows = value.filter(isObject);
    return rows.length === value.length && rows.length > 0
      ? ['', name, ...tableLines(rows)]
      : [`${name}: ${describeCell(value)}`];
  }
  if (!isObject(value)) return [`${name}: ${describeCell(value)}`];
  return Object.entries(value).flatMap(([key, each]) =>
    each === undefined ? [] : describePart(`${name} ${key}`, each),
  );
}

function tableLines(rows: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [names, ...rows.map((row) => names.map((name) => describeCell(row[name])))];
  const widths = names.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  return cells.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
}

function describeCell(value: unknown): string {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'number')
    return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
  if (isList(value)) return value.map(describeCell).join(value.length === 2 ? ' to ' : ', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
