/** What `${name}` means in an expression over a data set: a variable's value, or a question's answers together. */
import type { DataColumn, DataQuestion, DataSet, DataVariable } from '../data-set/data-set.js';

/** What an expression sees of one name in a row: a text, or a text for each part of a question. */
export type RowValue = string | Readonly<Record<string, string>>;

/** One name that an expression may use. */
export interface RowName {
  /** The columns that its value depends on. */
  readonly columns: readonly DataColumn[];
  /** The number of values that each of these columns can have; null where there are too many to count. */
  readonly sizes: readonly (number | null)[];
  value(row: number): RowValue;
}

const DAY = 86_400_000;

/** What the name stands for; a sentence where it cannot be used, null where there is nothing of that name. */
export function rowName(data: DataSet, name: string): RowName | string | null {
  const place = data.variables.findIndex((variable) => variable.name === name);
  if (place !== -1) return ofVariable(data, place);
  const question = data.questions.find((candidate) => candidate.name === name);
  if (question === undefined) return null;
  if (question.experiment !== null)
    return `${name} is an experiment; ask for one of its tasks, such as ${firstVariable(data, question)}`;
  return question.table === 'multiple-response' ? ofChoices(data, question) : ofParts(data, question);
}

function firstVariable(data: DataSet, { variables }: DataQuestion): string {
  return data.variables[variables[0] ?? 0]?.name ?? '';
}

function ofVariable(data: DataSet, place: number): RowName | string {
  const [variable, column] = [data.variables[place], data.columns[place]];
  if (variable === undefined || column === undefined) return 'there is no such column';
  if (variable.kind === 'texts')
    return `${variable.name} holds people’s own words, which are not part of the data set`;
  const text = textReader(variable, column);
  return {
    columns: [column],
    sizes: [variable.kind === 'categories' ? variable.categories.length : null],
    value: text,
  };
}

/** The value in a row as the flow's expressions would have seen it; empty for a blank. */
function textReader(variable: DataVariable, { codes, values }: DataColumn): (row: number) => string {
  const names = variable.categories.map(({ name }) => name);
  if (variable.kind === 'categories') return (row) => names[codes[row] ?? -1] ?? '';
  const written = variable.kind === 'dates' ? isoDay : String;
  return (row) => {
    const value = values?.[row] ?? Number.NaN;
    return Number.isNaN(value) ? '' : written(value);
  };
}

function isoDay(days: number): string {
  return new Date(days * DAY).toISOString().slice(0, 10);
}

/** The names of the choices that were chosen, as `selected()` reads them. */
function ofChoices(data: DataSet, question: DataQuestion): RowName {
  const parts = partsOf(data, question);
  return {
    columns: parts.map(({ column }) => column),
    sizes: parts.map(() => 2),
    value: (row) =>
      parts
        .filter(({ column }) => column.codes[row] === 1)
        .map(({ part }) => part)
        .join(' '),
  };
}

function ofParts(data: DataSet, question: DataQuestion): RowName {
  const parts = partsOf(data, question).map(({ part, variable, column }) => ({
    ...{ part, column, isCategorical: variable.kind === 'categories', size: variable.categories.length },
    read: textReader(variable, column),
  }));
  return {
    columns: parts.map(({ column }) => column),
    sizes: parts.map(({ isCategorical, size }) => (isCategorical ? size : null)),
    value: (row) => Object.fromEntries(parts.map(({ part, read }) => [part, read(row)])),
  };
}

function partsOf(data: DataSet, { variables, parts }: DataQuestion) {
  return variables.flatMap((place, index) => {
    const [variable, column, part] = [data.variables[place], data.columns[place], parts[index]];
    if (variable === undefined || column === undefined || part === undefined || part === null) return [];
    return [{ part, variable, column }];
  });
}
