/** Promise 25 for a ballot in the workbench: all tables that anybody can ask for, laid beside the result's own, give no small cell away. */
import fc from 'fast-check';
import type { Cell, Population } from '../../../src/domain/statistics/disclosure/population.js';
import { ballotLook } from '../../../src/services/analysis/ballot-tables/ballot-look.js';
import { toldOfBallot } from '../../../src/services/analysis/ballot-tables/told.js';
import { ballotVariables, VOTE } from '../../../src/services/analysis/ballot-tables/variables.js';
import type { DataSet } from '../../../src/services/analysis/data-set/data-set.js';
import { FIRST_VIEW, type View } from '../../../src/services/analysis/view/view.js';
import type { BallotDefinition } from '../../../src/services/ballots/definition.js';
import { groupTables, tabledPapers } from '../../../src/services/ballots/group-tables.js';
import type { PaperContent } from '../../../src/services/ballots/paper-content.js';
import { loadSolver } from '../../../src/services/solver/highs.js';
import { boundsFound, isIn, peopleOf, type Reading } from '../../domain/statistics/disclosure/outsider.js';
import { COMPANIONS } from '../../kit/counted-ballot.js';
import { TEST_DEFINITION } from '../../kit/open-ballot.js';
import { runs } from '../../kit/runs.js';

const solve = await loadSolver();
const SMALLEST = 5;

const [role, country] = COMPANIONS;
const USED = {
  ...role!,
  ...{ name: 'used', type: 'multiple-choice' as const, label: { en: 'Used' } },
  choices: ['phone', 'visit'].map((name) => ({ name, label: { en: name } })),
};

function dataOf(definition: BallotDefinition, papers: readonly PaperContent[]): DataSet {
  const tabled = tabledPapers(definition, papers);
  const groups = groupTables(definition, papers);
  const variables = ballotVariables(definition, groups, tabled);
  const data = { stamp: '', rows: tabled.length, experiments: [], told: [], ...variables };
  return { ...data, told: toldOfBallot(data, groups, SMALLEST, solve) };
}

const seen = (data: DataSet, change: Partial<View>) => {
  const look = ballotLook(data, { ...FIRST_VIEW, ...change }, 'en');
  const [part] = look.parts;
  if (part?.kind !== 'table') throw new Error('a ballot has tables');
  return { look, table: part.table };
};

/** The people of a data set, as the outsider sees them. */
function populationOf({ rows, variables, columns }: DataSet): Population {
  const all = variables.map(
    ({ name, categories }, at) => [name, { values: categories.length, codes: columns[at]!.codes }] as const,
  );
  return { people: rows, ties: [], weights: new Map(), variables: new Map(all) };
}

/** What stands in all tables of every question by every other, and in those of the result. */
function readAll(data: DataSet): Reading[] {
  const names = data.questions.map(({ name }) => name);
  const { table } = seen(data, { rows: names, banner: names.filter((name) => name !== VOTE) });
  const isSingle = (key: string) => data.variables.some(({ name }) => name === key);
  const on = (question: string, key: string): Cell => {
    const variable = data.variables.find(({ name }) => name === question);
    return isSingle(question)
      ? [{ variable: question, values: [variable!.categories.findIndex(({ name }) => name === key)] }]
      : [{ variable: `${question}.${key}`, values: [1] }];
  };
  const columns = table.columns.map(
    ({ banner, key }): Cell => (banner === 0 ? [] : on(table.banners[banner]!.key, key)),
  );
  return table.blocks.flatMap((block) =>
    columns.flatMap((column, at) => [
      ...told(column, block.bases[at]!.n),
      ...block.cells.flatMap((line, row) =>
        told([...column, ...on(block.key, block.rows[row]!.key)], line[at]!.n),
      ),
    ]),
  );
}

const told = (cell: Cell, n: number | null): Reading[] =>
  n === null ? [{ cell, least: 0, most: Number.POSITIVE_INFINITY }] : [{ cell, least: n, most: n }];

/** Every cell of few people that is no total of the vote's, and that the outsider has found out. */
function foundOut(data: DataSet): readonly Cell[] {
  const population = populationOf(data);
  const readings = readAll(data);
  const people = peopleOf(population);
  const isVote = (cell: Cell) => cell.every(({ variable }) => variable.startsWith(VOTE));
  return readings.flatMap(({ cell }) => {
    const count = people.filter((person) => isIn(cell, person)).length;
    if (isVote(cell) || count === 0 || count >= SMALLEST) return [];
    const [least, most] = boundsFound(population, readings, cell, solve);
    return most > least ? [] : [cell];
  });
}

const paper = (marks: PaperContent['marks'], answers: PaperContent['answers']): PaperContent => ({
  marks,
  answers: { role: null, country: null, used: null, why: null, ...answers },
});

const papers = fc.array(
  fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 5 }), fc.nat({ max: 3 })).map(([first, at, where]) =>
    paper(
      [0, 1, 2].map((option) => (option === first % 3 ? 1 : null)),
      {
        role: ['carer', 'nurse', 'manager', null][at] ?? 'carer',
        country: where === 0 ? 'wales' : 'england',
      },
    ),
  ),
  { minLength: 30, maxLength: 90 },
);

const RANKED: BallotDefinition = { ...TEST_DEFINITION, companions: [role!, country!] };

describe('a ballot’s tables (promise 25)', () => {
  test('give no small cell away, whatever is asked for', () => {
    fc.assert(
      fc.property(papers, (given) => {
        expect(foundOut(dataOf(RANKED, given))).toEqual([]);
      }),
      { numRuns: runs(3) },
    );
  });

  test('withhold what the vote by role and the vote by country would give away together with role by country', () => {
    // Nurses and managers are all of Wales, carers all of England: the vote of Wales less that of managers is that of nurses.
    const counts = { nurse: [10, 9, 3], manager: [9, 12, 8], carer: [20, 10, 6] };
    const given = Object.entries(counts).flatMap(([who, byOption]) =>
      byOption.flatMap((count, option) =>
        Array.from({ length: count }, () =>
          paper(
            [0, 1, 2].map((at) => (at === option ? 1 : null)),
            {
              role: who,
              country: who === 'carer' ? 'england' : 'wales',
            },
          ),
        ),
      ),
    );
    const data = dataOf(RANKED, given);
    const vote = seen(data, { rows: [VOTE], banner: ['role', 'country'] }).table.blocks[0]!;
    expect(vote.cells[2]!.map(({ n }) => n)).toEqual([17, null, null, 8, 6, 11]);
    expect(foundOut(data)).toEqual([]);
  });

  test('of several answers and of approvals give none away either', () => {
    const definition = { ...TEST_DEFINITION, companions: [role!, USED], method: 'approval' };
    const given = Array.from({ length: 60 }, (_, at) =>
      paper([at % 2, at % 3 === 0 ? 1 : 0, at % 7 === 0 ? 1 : at % 2 === 0 ? 1 : 0], {
        role: at % 5 === 0 ? 'nurse' : at % 11 === 0 ? 'manager' : 'carer',
        used: [...(at % 4 === 0 ? ['phone'] : []), ...(at % 6 < 2 ? ['visit'] : [])],
      }),
    );
    const data = dataOf(definition, given);
    expect(data.questions.map(({ name }) => name)).toEqual([VOTE, 'role', 'used']);
    expect(foundOut(data)).toEqual([]);
  });

  test('tell what the result tells, small groups together, with intervals and letters', () => {
    const given = Array.from({ length: 90 }, (_, at) =>
      paper([at < 40 ? 1 : null, at >= 40 && at < 70 ? 1 : null, at >= 70 ? 1 : null], {
        role: at < 3 ? 'manager' : at < 45 || at > 86 ? 'carer' : 'nurse',
        country: at % 2 === 0 ? 'wales' : 'england',
      }),
    );
    const data = dataOf(RANKED, given);
    const { table, look } = seen(data, {
      rows: [VOTE],
      banner: ['role', 'country'],
      where: "role = 'carer'",
    });
    expect(look.faults).toEqual([expect.stringContaining('are not used')]);
    const result = groupTables(RANKED, given).flatMap((one) => (one.groups === null ? [] : [one]));
    const shown = table.blocks[0]!.cells.map((line) => line.map(({ n }) => n));
    expect(shown).toEqual(
      shown.map((line, option) => [line[0], ...result.flatMap(({ counts }) => counts[option])]),
    );
    expect(table.blocks[0]!.bases.map(({ n }) => n)).toEqual([
      90,
      ...result.flatMap(({ groups }) => groups.map(({ base }) => base)),
    ]);
    expect(shown.flat()).toContain(null);
    expect(table.blocks[0]!.cells[0]![0]!.interval).not.toBeNull();
    expect(seen(data, { rows: ['role'], banner: ['country'] }).table.blocks[0]!.cells[0]![1]!.n).toBe(23);
  });
});
