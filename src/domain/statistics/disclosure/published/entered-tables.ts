/** Tables about the same people, entered together, so that a column of one and a row of another are the same people. */
import type { Condition, Population } from '../population.js';
import { type AskedTable, layoutOf, type TableLayout } from './layout.js';
import { type Linked, linked, madeFrom, type Steps } from './linked.js';
import { PeopleVariables } from './people-variables.js';
import { tiesSeen } from './ties.js';

/** The tables in the order in which they came. */
export interface EnteredTables {
  /** Their variables. */
  readonly variables: PeopleVariables;
  /** Everybody, with the variables that are seen to hang together and those that are said to; names that no table has are left out. */
  population(ties: Population['ties']): Population;
  /** The table at the place as cells, told to these steps. */
  link(at: number, steps: Steps): Linked;
}

/** Enters the tables of so many people. */
export function enteredTables(people: number, tables: readonly AskedTable[]): EnteredTables {
  const variables = new PeopleVariables(people);
  const entered = tables.map((asked) => enter(variables, asked));
  return {
    variables,
    population: (ties) =>
      variables.population((all) => {
        const seen = tiesSeen(people, all);
        const here = (given: Population['ties']) =>
          given.map((tie) => tie.filter((name) => all.has(name))).filter((tie) => tie.length > 1);
        return { ties: [...seen.ties, ...here(ties)], cuts: [...seen.cuts, ...here(joined(ties))] };
      }),
    link: (at, steps) => {
      const { asked, layout, selection, weight } = entered[at] as Entered;
      const selected: Condition | null = selection === null ? null : variables.selected(selection);
      return linked(asked, layout, { selected, weight }, steps);
    },
  };
}

interface Entered {
  readonly asked: AskedTable;
  readonly layout: TableLayout;
  readonly selection: number | null;
  readonly weight: string | null;
}

function enter(variables: PeopleVariables, asked: AskedTable): Entered {
  const { request, people, table } = asked;
  const rows = { count: request.rows, of: people };
  const isAll = people === null && request.filter === null;
  const name = request.called.weight ?? 'weight';
  return {
    asked,
    layout: layoutOf(variables, asked),
    selection: isAll ? null : variables.select(rows, request.filter),
    weight:
      request.design === null
        ? null
        : variables.weigh(name, rows, request.design.weights, madeFrom(table.method)),
  };
}

/** Ties that have a name in common are one: two bands of a number hang together though no table has the number itself. */
function joined(ties: Population['ties']): Population['ties'] {
  const sets: Set<string>[] = [];
  for (const tie of ties) {
    const own = sets.filter((set) => tie.some((name) => set.has(name)));
    const whole = new Set([...own.flatMap((set) => [...set]), ...tie]);
    sets.splice(0, sets.length, ...sets.filter((set) => !own.includes(set)), whole);
  }
  return sets.map((set) => [...set]);
}
