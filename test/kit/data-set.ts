/** Small data sets for tests, written as columns. */
import { BLANK_REASONS, type BlankReason } from '../../src/domain/questionnaire/flow/index.js';
import { codesFor } from '../../src/services/analysis/data-set/block.js';
import type {
  DataColumn,
  DataQuestion,
  DataSet,
  DataVariable,
} from '../../src/services/analysis/data-set/data-set.js';

/** A cell of a test's column: a category's name, a number, or why it is blank. */
export type TestCell = string | number | BlankReason;

interface TestVariable {
  readonly name: string;
  readonly categories?: readonly string[];
  readonly missing?: readonly string[];
  readonly cells: readonly TestCell[];
  readonly kind?: DataVariable['kind'];
  /** The question that it is part of, and which part. */
  readonly of?: { readonly question: string; readonly part: string; readonly table: DataQuestion['table'] };
}

/** The data set of these variables; those without categories are numbers. */
export function testDataSet(variables: readonly TestVariable[], stamp = 'test'): DataSet {
  const rows = variables[0]?.cells.length ?? 0;
  const questions = new Map<string, DataQuestion>();
  for (const [place, { name, of, categories }] of variables.entries()) {
    const key = of?.question ?? name;
    const known = questions.get(key);
    const table = of?.table ?? (categories === undefined ? 'summary' : 'frequencies');
    questions.set(key, {
      ...{ name: key, label: { en: `Label of ${key}` }, table, chart: 'bars', experiment: null },
      variables: [...(known?.variables ?? []), place],
      parts: [...(known?.parts ?? []), of?.part ?? null],
    });
  }
  return {
    ...{ stamp, rows, experiments: [], told: null, questions: [...questions.values()] },
    variables: variables.map(({ name, categories = [], missing = [], kind }) => ({
      ...{ name, label: { en: `Label of ${name}` } },
      kind: kind ?? (categories.length > 0 ? 'categories' : 'numbers'),
      categories: categories.map((category, place) => ({
        ...{ code: place + 1, name: category, label: { en: `The ${category}` } },
        missing: missing.includes(category),
      })),
    })),
    columns: variables.map(({ categories = [], cells }) => columnOf(categories, cells)),
  };
}

function columnOf(categories: readonly string[], cells: readonly TestCell[]): DataColumn {
  const isBlank = (cell: TestCell) => BLANK_REASONS.includes(cell as BlankReason);
  const codes = codesFor(categories.length, cells.length);
  cells.forEach((cell, row) => {
    codes[row] = isBlank(cell)
      ? -1 - BLANK_REASONS.indexOf(cell as BlankReason)
      : Math.max(0, categories.indexOf(String(cell)));
  });
  const values = cells.map((cell) => (isBlank(cell) ? Number.NaN : Number(cell)));
  return { codes, values: categories.length > 0 ? null : Float64Array.from(values) };
}

/** The cells of one variable: names of categories, numbers, or the code of what stands in place of them. */
export function cellsOf(data: DataSet, name: string): readonly (string | number)[] {
  const place = data.variables.findIndex((variable) => variable.name === name);
  const [variable, column] = [data.variables[place]!, data.columns[place]!];
  return [...column.codes].map((code, row) =>
    code < 0 ? code : (variable.categories[code]?.name ?? column.values?.[row] ?? 'given'),
  );
}
