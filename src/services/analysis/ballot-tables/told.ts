/** Which numbers of a ballot's tables are told: those of its result, and of its questions by one another what stays safe beside them. */
import { type TableOut, toldOfFamily } from '../../../domain/statistics/disclosure/published/family.js';
import type { AskedTable } from '../../../domain/statistics/disclosure/published/layout.js';
import type { Solver } from '../../../domain/statistics/disclosure/solver.js';
import { buildTable } from '../../../domain/statistics/tables/build-table.js';
import { assert } from '../../../shared/assert.js';
import type { GroupTable, WithheldTable } from '../../ballots/group-tables.js';
import type { DataSet } from '../data-set/data-set.js';
import { ballotRequest } from './request.js';
import { groupKey, VOTE } from './variables.js';

/** So many questions are crossed with one another, the first that were asked; others stand beside the vote alone. */
const MOST_CROSSED = 6;

/**
 * The numbers that are told, as `onlyTold` wants them. `groups` is what the result tells, and is told here too; cells of fewer
 * people than `smallest` are withheld, and what would give one back, in any of the tables.
 */
export function toldOfBallot(
  data: DataSet,
  groups: readonly (GroupTable | WithheldTable)[],
  smallest: number,
  solve: Solver,
): readonly string[] {
  const shown = groups.filter((table): table is GroupTable => table.groups !== null);
  const names = shown.map(({ question }) => question).slice(0, MOST_CROSSED);
  const pairs = names.flatMap((row, at) =>
    names
      .slice(at)
      .filter((column) => column !== row || isOverlapping(shown, row))
      .map((column) => asked(data, row, column)),
  );
  return toldOfFamily(
    {
      people: data.rows,
      out: [
        { ...asked(data, VOTE, null), isKnown: true, isTold: () => true },
        ...shown.map((table) => voteBy(data, table)),
      ],
      candidates: pairs,
      rule: {
        ...{ minimum: smallest, minimumBase: smallest, width: 2, roundTo: 0 },
        withholdUnanimous: false,
      },
      ties: tiesOf(data),
      free: data.variables.map(({ name }) => name).filter((name) => name.startsWith(VOTE)),
    },
    solve,
  );
}

function asked(data: DataSet, row: string, column: string | null): AskedTable {
  const banner = column === null ? [] : [column];
  const request = { ...ballotRequest(data, { rows: [row], banner }), tests: false };
  const name = column === null ? row : `${row} by ${column}`;
  return { name, request, people: null, table: buildTable(request) };
}

/** The result's own table of the vote by a question. */
function voteBy(data: DataSet, { question, groups, counts, overlapping }: GroupTable): TableOut {
  const table = asked(data, VOTE, question);
  const keys = table.table.columns.map(({ key }) => key);
  const places = keys.map((key) =>
    groups.findIndex(({ answers }) => (overlapping ? (answers[0] ?? '.') : groupKey(answers)) === key),
  );
  const countOf = (row: number, column: number) => counts[row]?.[places[column] ?? -1];
  const [block] = table.table.blocks;
  block?.cells.forEach((line, row) => {
    line.forEach(({ n }, column) => {
      const count = countOf(row, column) ?? null;
      assert(column === 0 || count === null || count === n, 'the papers give the numbers of the result');
    });
  });
  return {
    ...table,
    isKnown: false,
    isTold: (_block, row, column) => column === 0 || (countOf(row, column) ?? null) !== null,
  };
}

function isOverlapping(groups: readonly GroupTable[], name: string): boolean {
  return groups.some(({ question, overlapping }) => overlapping && question === name);
}

/** The answers to one question hang together. */
function tiesOf({ questions, variables }: DataSet): readonly (readonly string[])[] {
  return questions
    .filter(({ variables: places }) => places.length > 1)
    .map(({ name, variables: places }) => [
      ...places.flatMap((place) => variables[place]?.name ?? []),
      ...[`.any ${name}`, `.answered ${name}`],
    ]);
}
