/** Groups of few people that come about where variables that hang together are laid over one another: one number cut in several ways, nets, filters. */
import { type Adder, type Cell, type Condition, cellKey, type Population, tidyCell } from './population.js';
import { type Shown, unionsKnown } from './unions.js';

/** A cell that must not be found out though no table has it, and the variables that would have to be moved together for it to differ. */
export interface Overlaid {
  readonly cell: Cell;
  readonly people: number;
  readonly moved: readonly string[];
}

/** A group that no conditions on the variables say, as a variable of its own: 1 for whoever is in it. */
export interface NamedGroup {
  readonly name: string;
  readonly codes: Uint8Array;
  readonly tied: readonly string[];
}

/** Variables with more combinations than this are not laid over one another. */
const MOST_COMBINATIONS = 50_000;

/** So many variables at most are laid over one another, so many pieces looked at in each family, and so many groups named. */
const MOST_TOGETHER = 6;
const MOST_PIECES = 400;
const MOST_NAMED = 200;

/**
 * Shown cells that agree in all conditions but those on variables that cut the same thing (`population.cuts`) are laid over one another. Every
 * set of pieces that this cuts out, if few people are in it and some sum of shown cells gives it (`unions.ts`), is a group to protect, such as those
 * of 40 by three tables of which no two tell them. Where three variables or more cut, so are all pieces of few people, and what two of the
 * conditions have in common, since whole numbers can bound them though no sum gives them. Combinations that nobody has are taken to be known to come up nowhere.
 */
export function overlaid(
  population: Population,
  shown: readonly Cell[],
  add: Adder,
  minimum: number,
): { readonly cells: readonly Overlaid[]; readonly groups: readonly NamedGroup[] } {
  const known = new Set(shown.map((cell) => cellKey(tidyCell(population, cell))));
  const found = new Map<string, Overlaid>();
  const groups: NamedGroup[] = [];
  const keep = (cell: Cell, people: number, moved: readonly string[]) => {
    const tidy = tidyCell(withNamedGroups(population, groups), cell);
    const key = cellKey(tidy);
    if (!known.has(key) && !found.has(key)) found.set(key, { cell: tidy, people, moved });
  };
  for (const together of togetherIn(population))
    for (const family of familiesOf(population, shown, together, known)) {
      const pieces = piecesOf(family, together, add);
      const isCutOften = (pieces[0]?.conditions.length ?? 0) > 2;
      for (const { conditions, people } of isCutOften ? [...pieces, ...pairedIn(family, pieces)] : [])
        if (people < minimum) keep([...family.others, ...conditions], people, together);
      for (const union of unionsKnown(pieces, shownAs(family, pieces), minimum)) {
        if (isOfOneVariable(union, pieces)) continue;
        const chosen = union.map((place) => pieces[place] as Piece);
        const people = chosen.reduce((sum, piece) => sum + piece.people, 0);
        const hull = hullOf(chosen);
        if (add({ cell: [...family.others, ...hull], weight: null, scores: null }) === people)
          keep([...family.others, ...hull], people, together);
        else if (groups.length < MOST_NAMED) {
          const group = namedGroup(population, groups, chosen, together);
          const cell = [...family.others, { variable: group.name, values: [1] }];
          keep(cell, people, [...together, group.name]);
        }
      }
    }
  return { cells: [...found.values()], groups };
}

/** The population with the named groups among its variables. */
export function withNamedGroups(population: Population, groups: readonly NamedGroup[]): Population {
  if (groups.length === 0) return population;
  const variables = new Map(population.variables);
  for (const { name, codes } of groups) variables.set(name, { values: 2, codes });
  return { ...population, variables, ties: [...population.ties, ...groups.map(({ tied }) => tied)] };
}

/** Sets of variables that all hang together with each other, each as large as it can be. */
function togetherIn({ ties, cuts = ties, variables }: Population): readonly (readonly string[])[] {
  const size = (name: string) => variables.get(name)?.values ?? Number.POSITIVE_INFINITY;
  const beside = new Map<string, Set<string>>();
  for (const tie of cuts)
    for (const one of tie)
      for (const other of tie) if (one !== other) beside.set(one, (beside.get(one) ?? new Set()).add(other));
  const sets = new Map<string, readonly string[]>();
  for (const [one, others] of beside)
    for (const other of others) {
      const set = [one, other];
      let combinations = size(one) * size(other);
      if (combinations > MOST_COMBINATIONS) continue;
      for (const more of [...others].sort()) {
        const isBeside = set.every((each) => each !== more && beside.get(each)?.has(more) === true);
        if (!isBeside || set.length === MOST_TOGETHER || combinations * size(more) > MOST_COMBINATIONS)
          continue;
        set.push(more);
        combinations *= size(more);
      }
      set.sort();
      sets.set(JSON.stringify(set), set);
    }
  return [...sets.values()];
}

/** Shown cells that agree in all conditions but those on the variables together. */
interface Family {
  readonly others: Cell;
  /** The conditions of each on these variables; none where all of them are shown. */
  readonly sets: (readonly Condition[])[];
}

function familiesOf(
  population: Population,
  shown: readonly Cell[],
  together: readonly string[],
  known: ReadonlySet<string>,
): readonly Family[] {
  const families = new Map<string, Family>();
  for (const cell of shown) {
    const own = cell.filter(({ variable }) => together.includes(variable));
    if (own.length === 0) continue;
    const others = cell.filter(({ variable }) => !together.includes(variable));
    const key = cellKey(others);
    const family = families.get(key) ?? { others, sets: [] };
    family.sets.push(own);
    families.set(key, family);
  }
  const several = [...families.values()].filter(
    ({ sets }) => new Set(sets.flatMap((set) => set.map(({ variable }) => variable))).size > 1,
  );
  for (const family of several)
    if (known.has(cellKey(tidyCell(population, family.others)))) family.sets.push([]);
  return several;
}

/** People whom no shown set tells from each other: of each variable the values that all sets hold or leave out alike. */
interface Piece {
  readonly conditions: readonly Condition[];
  readonly people: number;
}

/** The pieces that somebody is in; none where they are too many. */
function piecesOf({ others, sets }: Family, together: readonly string[], add: Adder): readonly Piece[] {
  const all = sets.flat();
  let pieces: readonly Piece[] = [{ conditions: [], people: Number.POSITIVE_INFINITY }];
  for (const variable of together) {
    const own = all.filter((condition) => condition.variable === variable);
    if (own.length === 0) continue;
    const classes = classesOf(variable, own);
    pieces = pieces.flatMap(({ conditions }) =>
      classes.flatMap((condition): Piece[] => {
        const cell = [...conditions, condition];
        const people = add({ cell: [...others, ...cell], weight: null, scores: null });
        return people > 0 ? [{ conditions: cell, people }] : [];
      }),
    );
    if (pieces.length > MOST_PIECES) return [];
  }
  return pieces;
}

/**
 * What any two shown conditions on two of the variables, or whom they leave out, have in common: where nobody is in some of its pieces, it may
 * be told more closely than each of them.
 */
function pairedIn({ sets }: Family, pieces: readonly Piece[]): readonly Piece[] {
  const sides = new Map<string, Side>();
  for (const condition of sets.flatMap((set) => (set.length === 1 ? set : [])))
    for (const isIn of [true, false]) {
      const side = sideOf(condition, isIn, pieces);
      sides.set(cellKey([side.condition]), side);
    }
  const all = [...sides.values()];
  return all.flatMap((one, at) =>
    all.slice(at + 1).flatMap((other): Piece[] => {
      if (one.condition.variable === other.condition.variable) return [];
      const people = pieces.reduce(
        (sum, piece, place) => sum + (one.held[place] === 1 && other.held[place] === 1 ? piece.people : 0),
        0,
      );
      // Whoever are all of one side are known, or not, by that variable alone.
      const isOneSide = people === one.people || people === other.people;
      return people > 0 && !isOneSide ? [{ conditions: [one.condition, other.condition], people }] : [];
    }),
  );
}

/** A condition with the pieces that are within it: 1 by place. */
interface Side {
  readonly condition: Condition;
  readonly held: Uint8Array;
  readonly people: number;
}

/** The condition, or its opposite as far as any piece has values of it. */
function sideOf({ variable, values }: Condition, isIn: boolean, pieces: readonly Piece[]): Side {
  const own = pieces.map(
    ({ conditions }) => conditions.find((each) => each.variable === variable)?.values ?? [],
  );
  const held = Uint8Array.from(own, ([first = -1]) => (values.includes(first) === isIn ? 1 : 0));
  const had = new Set(own.filter((_, place) => held[place] === 1).flat());
  const people = pieces.reduce((sum, piece, place) => sum + (held[place] === 1 ? piece.people : 0), 0);
  return { condition: { variable, values: [...had].sort((a, b) => a - b) }, held, people };
}

/** The variable's values told apart by which of the conditions hold for them; whoever none holds for is a class too. */
function classesOf(variable: string, conditions: readonly Condition[]): readonly Condition[] {
  const classes = new Map<string, number[]>();
  const most = Math.max(...conditions.flatMap(({ values }) => values), 0);
  const held = conditions.map(({ values }) => new Set(values));
  for (let value = 0; value <= most; value += 1) {
    const key = held.map((set) => (set.has(value) ? '1' : '0')).join('');
    const own = classes.get(key) ?? [];
    own.push(value);
    classes.set(key, own);
  }
  return [...classes.values()].map((values) => ({ variable, values }));
}

/** Each shown set as the places of the pieces that it is made of. */
function shownAs({ sets }: Family, pieces: readonly Piece[]): readonly Shown[] {
  return sets.map((set) =>
    pieces.flatMap(({ conditions }, place) =>
      set.every(({ variable, values }) => {
        const own = conditions.find((condition) => condition.variable === variable);
        return own?.values.every((value) => values.includes(value)) === true;
      })
        ? [place]
        : [],
    ),
  );
}

/** Whether values of one variable alone say who is in the pieces: sums of its categories, which are looked at with it (`remainders.ts`). */
function isOfOneVariable(places: readonly number[], pieces: readonly Piece[]): boolean {
  const [first] = pieces;
  return (first?.conditions ?? []).some((_, at) => {
    const classOf = (place: number) => cellKey(pieces[place]?.conditions.slice(at, at + 1) ?? []);
    const own = new Set(places.map(classOf));
    return [...pieces.keys()].every((place) => places.includes(place) || !own.has(classOf(place)));
  });
}

/** Of each variable, the values of any of the pieces. */
function hullOf(pieces: readonly Piece[]): readonly Condition[] {
  const values = new Map<string, Set<number>>();
  for (const { conditions } of pieces)
    for (const condition of conditions) {
      const own = values.get(condition.variable) ?? new Set();
      for (const value of condition.values) own.add(value);
      values.set(condition.variable, own);
    }
  return [...values].map(([variable, own]) => ({ variable, values: [...own].sort((a, b) => a - b) }));
}

function namedGroup(
  { people, variables }: Population,
  groups: NamedGroup[],
  pieces: readonly Piece[],
  together: readonly string[],
): NamedGroup {
  const isIn = (person: number) =>
    pieces.some(({ conditions }) =>
      conditions.every(({ variable, values }) =>
        values.includes(variables.get(variable)?.codes[person] ?? -1),
      ),
    );
  const codes = Uint8Array.from({ length: people }, (_, person) => (isIn(person) ? 1 : 0));
  const name = `.overlaid ${pieces.map(({ conditions }) => cellKey(conditions)).join(' or ')}`;
  const known = groups.find((group) => group.name === name);
  if (known !== undefined) return known;
  const group = { name, codes, tied: [...together, name] };
  groups.push(group);
  return group;
}
