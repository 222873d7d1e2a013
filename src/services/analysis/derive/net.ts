/** Whether somebody gave any of several answers: "agree" of five points, any of several choices. */
import { ok } from '../../../shared/result.js';
import type { DataColumn } from '../data-set/data-set.js';
import {
  type DerivationRule,
  derivedQuestion,
  faultAt,
  LEFT_OUT,
  type Source,
  sourceOf,
} from './derivation.js';

const OTHERS = { en: 'Others', cy: 'Eraill' };

export const net: DerivationRule<'net'> = {
  by: 'net',
  needs: ({ of }) => [of],
  derive: ({ data, name, label, how }) => {
    const found = sourceOf(data, how.of);
    if (found === null) return faultAt('of', `There is no question or variable called ${how.of} any more`);
    const several = found.question.table === 'multiple-response';
    const known = several
      ? found.sources.flatMap(({ part }) => part ?? [])
      : found.sources.flatMap(({ variable }) => variable.categories.map((category) => category.name));
    if (known.length === 0) return faultAt('of', `${how.of} has no categories`);
    const unknown = how.categories.filter((each) => !known.includes(each));
    if (unknown.length > 0) return faultAt('categories', `${how.of} has no category ${unknown.join(', ')}`);
    const categories = [
      { code: 0, name: 'no', label: OTHERS, missing: false },
      { code: 1, name: 'yes', label, missing: false },
    ];
    const columns = several
      ? [{ part: null, label, column: anyOf(found.sources, how.categories) }]
      : found.sources.map((source) => ({
          part: source.part,
          label: source.variable.label,
          column: oneOf(source, how.categories),
        }));
    const made = columns.map((column) => ({ ...column, kind: 'categories' as const, categories }));
    return ok(derivedQuestion({ name, label }, { table: 'multiple-response', chart: 'bars' }, made));
  },
};

/** 1 for the rows with one of the categories, 0 for those with another that says something. */
function oneOf({ variable, column }: Source, names: readonly string[]): DataColumn {
  const places = variable.categories.map(({ name, missing }) =>
    names.includes(name) ? 1 : missing ? LEFT_OUT : 0,
  );
  const codes = Int8Array.from(column.codes, (code) => (code < 0 ? code : (places[code] ?? LEFT_OUT)));
  return { codes, values: null };
}

/** 1 for the rows that chose any of these parts, 0 for those that answered and chose none. */
function anyOf(sources: readonly Source[], names: readonly string[]): DataColumn {
  const asked = sources.filter(({ part }) => part !== null);
  const wanted = asked.filter(({ part }) => names.includes(part ?? ''));
  const rows = asked[0]?.column.codes.length ?? 0;
  const codes = Int8Array.from({ length: rows }, (_, row) => {
    if (wanted.some(({ column }) => column.codes[row] === 1)) return 1;
    const answered = asked.some(({ column }) => (column.codes[row] ?? LEFT_OUT) >= 0);
    return answered ? 0 : (asked[0]?.column.codes[row] ?? LEFT_OUT);
  });
  return { codes, values: null };
}
