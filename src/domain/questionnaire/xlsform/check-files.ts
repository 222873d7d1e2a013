/** Files that a form looks into: no two go by one name, and none by the name of a choice list. */
import { endingOf, isFile } from './check-selects.js';
import type { SheetFault } from './grid.js';
import { type Check, questionRows } from './reading.js';
import { readReferences } from './references.js';
import { everyRow, type SurveyRow } from './rows.js';
import { faultAt, type TableRow, textAt } from './table.js';

/** Columns in which a form can look something up. */
const LOOKED_UP = [
  'bind::calculate',
  'bind::constraint',
  'bind::readonly',
  'bind::required',
  'bind::relevant',
];
const FORMULAS = [...LOOKED_UP, 'choice_filter', 'default'];

/** A name under which expressions find something, and where that is. */
interface Source {
  readonly row: TableRow;
  readonly path: string;
  readonly name: string;
  readonly address: string;
}

/** Every file whose name another file or list has, and every search that does not go with its list. */
export const checkFiles: Check = (reading) => {
  const questions = questionRows(reading);
  const sources = everyRow(reading.rows).flatMap((row) => [
    ...externalSources(row),
    ...lookedUp(row),
    ...fileSources(row),
  ]);
  const searched = new Set(
    questions.flatMap((row) => (isSearch(row) && row.word.kind === 'select' ? [row.word.list] : [])),
  );
  const listSources = [...reading.lists].flatMap(([name, [first]]) =>
    first === undefined || searched.has(name)
      ? []
      : [{ row: first.row, path: 'list_name', name, address: `the list ${name}` }],
  );
  const saved = questions.flatMap(savedSources);
  return [
    ...clashes([...sources, ...saved, ...listSources]),
    ...twice(questions),
    ...searchFaults(questions),
  ];
};

function externalSources({ type, name, row }: SurveyRow): readonly Source[] {
  if (type !== 'xml-external' && type !== 'csv-external') return [];
  return [{ row, path: 'name', name, address: `the file ${name}.${type.slice(0, 3)}` }];
}

/** `pulldata('towns', …)` looks into towns.csv. */
function lookedUp({ row }: SurveyRow): readonly Source[] {
  return FORMULAS.flatMap((path) =>
    [...textAt(row, path).matchAll(/pulldata\s*\(\s*(.*?),/g)].map(([, first = '']) => {
      const name = first.replace(/['"]/g, '').trim();
      return { row, path, name, address: `the file ${name}.csv` };
    }),
  );
}

function fileSources({ word, row }: SurveyRow): readonly Source[] {
  if (word.kind !== 'select' || !isFile(word.list)) return [];
  const name = word.list.slice(0, -endingOf(word.list).length);
  return [{ row, path: 'type', name, address: `the file ${word.list}` }];
}

/** The answers of the response before, which `${last-saved#name}` looks into. */
function savedSources({ row }: SurveyRow): readonly Source[] {
  return FORMULAS.filter((path) =>
    (readReferences(textAt(row, path)) ?? []).some(({ lastSaved }) => lastSaved),
  )
    .slice(0, 1)
    .map((path) => ({ row, path, name: '__last-saved', address: 'the response saved before' }));
}

function clashes(sources: readonly Source[]): readonly SheetFault[] {
  const first = new Map<string, string>();
  return sources.flatMap(({ row, path, name, address }) => {
    const other = first.get(name) ?? address;
    first.set(name, other);
    return other === address
      ? []
      : [
          faultAt(
            row,
            path,
            `expected another name than "${name}" for ${address}, which ${other} has already`,
          ),
        ];
  });
}

/** Each file is brought in once. */
function twice(rows: readonly SurveyRow[]): readonly SheetFault[] {
  const seen = new Set<string>();
  return rows
    .filter(({ type }) => type === 'xml-external' || type === 'csv-external')
    .flatMap(({ name, row }) => {
      const again = seen.has(name);
      seen.add(name);
      return again ? [faultAt(row, 'name', `expected each file once, found "${name}" again`)] : [];
    });
}

function isSearch({ row }: SurveyRow): boolean {
  return /search\(.*?\)/.test(textAt(row, 'control::appearance'));
}

/** A list is searched by all of its questions or by none, and never a file. */
function searchFaults(rows: readonly SurveyRow[]): readonly SheetFault[] {
  const selects = rows.flatMap((row) => (row.word.kind === 'select' ? [{ row, list: row.word.list }] : []));
  return selects
    .filter(({ row }) => isSearch(row))
    .flatMap(({ row, list }) => {
      if (isFile(list))
        return [faultAt(row.row, 'control::appearance', 'expected no search() beside choices from a file')];
      const plain = selects.find((other) => other.list === list && !isSearch(other.row));
      return plain === undefined
        ? []
        : [
            faultAt(
              row.row,
              'control::appearance',
              `expected search() for every question of the list "${list}", found "${plain.row.name}" without it`,
            ),
          ];
    });
}
