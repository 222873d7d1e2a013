/** The groups that a question across the top puts people into. */
import { inLanguage } from '../../../shared/language.js';
import type { DataQuestion, DataSet } from '../data-set/data-set.js';
import type { View } from '../view/view.js';
import { questionNamed } from './prepared.js';

/** One group: who is in it. */
export interface Group {
  readonly key: string;
  readonly label: string;
  /** 1 for the rows in it. */
  readonly rows: Uint8Array;
}

/** The groups of one question. */
export interface Grouping {
  readonly key: string;
  readonly label: string;
  /** Whether nobody is in two of them. */
  readonly exclusive: boolean;
  readonly groups: readonly Group[];
}

/** The groups of every question across the top, within the rows of `mask`; categories that nobody is in are left out. */
export function groupingsOf(
  data: DataSet,
  view: Pick<View, 'banner'>,
  mask: Uint8Array,
  language: string,
): readonly Grouping[] {
  return view.banner.flatMap((name) => {
    const question = questionNamed(data, name);
    if (question === null) return [];
    const made =
      question.table === 'multiple-response' ? chosen(data, question) : inCategories(data, question);
    const groups = made
      .map(({ label, ...group }) => ({
        ...group,
        label: inLanguage(label, language),
        rows: within(group.rows, mask),
      }))
      .filter(({ rows }) => rows.includes(1));
    const label = inLanguage(question.label, language) || question.name;
    return [{ key: name, label, exclusive: question.table !== 'multiple-response', groups }];
  });
}

function inCategories({ variables, columns }: DataSet, question: DataQuestion) {
  const place = question.variables[0] ?? -1;
  const codes = columns[place]?.codes ?? new Int8Array();
  return (variables[place]?.categories ?? []).flatMap(({ name, label, missing }, wanted) =>
    missing ? [] : [{ key: name, label, rows: Uint8Array.from(codes, (code) => Number(code === wanted)) }],
  );
}

function chosen({ variables, columns }: DataSet, question: DataQuestion) {
  return question.variables.flatMap((place, index) => {
    const [variable, column] = [variables[place], columns[place]];
    const part = question.parts[index] ?? variable?.name;
    if (variable === undefined || column === undefined || variable.kind !== 'categories') return [];
    return [
      {
        key: part ?? '',
        label: variable.label,
        rows: Uint8Array.from(column.codes, (code) => Number(code === 1)),
      },
    ];
  });
}

function within(rows: Uint8Array, mask: Uint8Array): Uint8Array {
  return rows.map((row, at) => row & (mask[at] ?? 0));
}
