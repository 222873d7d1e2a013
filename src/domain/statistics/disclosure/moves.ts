/** How some people could have answered otherwise, and what that would change of the sums an outsider knows. */
import type { Bounded, Part } from './figures.js';
import type { Population } from './population.js';
import { type Frame, frameOf, type Profile } from './profiles.js';

/** A way in which people who are alike, as far as the sums can tell, could have answered otherwise. */
export interface Move {
  /** Tells the people from others; each of them can make one of their moves, and only one. */
  readonly group: number;
  /** How many they are. */
  readonly people: number;
  /** By place of the sum, what one person changes it by. */
  readonly changes: readonly (readonly [sum: number, by: number])[];
}

/** What is moved, and how much of it is looked at. */
export interface Reach {
  /** Variables whose values may be others; all others stay as they are for each person. */
  readonly mobile: readonly string[];
  /** About so many moves at most. */
  readonly most: number;
  /** Places of the sums that are to be moved: people who can be moved into or out of them are looked at first. */
  readonly near: ReadonlySet<number>;
}

/** Where the mobile variables have more combinations than this, only those are looked at that somebody has. */
const MOST_ALTERNATIVES = 300;

/**
 * The ways in which people's mobile variables could have had other values, among those that can come up together, with what that
 * does to `sums`. All else about everybody stays as it is, and so do people for whom there is no room among the moves: an
 * outsider who knew all that would know more than any can, so what is safe from one who does is safe.
 */
export function movesOf(
  population: Population,
  sums: readonly Pick<Bounded, 'parts'>[],
  reach: Reach,
): readonly Move[] {
  const frame = frameOf(
    population,
    sums.flatMap(({ parts }) => parts),
    reach.mobile,
  );
  const alternatives = alternativesOf(frame, reach.mobile.length);
  const gauge = gaugeOf(frame, sums, reach.mobile.length);
  const groups = inOrder(groupsOf(frame, gauge, alternatives), reach.near);
  const room = Math.max(1, Math.floor(reach.most / Math.max(1, alternatives.length)));
  return groups
    .slice(0, room)
    .flatMap((group, at) =>
      changesOf(group).map((changes) => ({ group: at, people: group.people, changes })),
    );
}

/** People whose moves are all the same. */
interface Group {
  readonly example: Profile;
  people: number;
  /** The parts of sums that count them, if their mobile values are wanted. */
  readonly open: readonly GaugedPart[];
  /** What else they could have said. */
  readonly others: readonly (readonly number[])[];
}

function groupsOf(
  frame: Frame,
  gauge: readonly GaugedPart[],
  alternatives: readonly (readonly number[])[],
): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const profile of frame.profiles) {
    const { values, weights, people } = profile;
    const open = gauge.filter(({ fixed }) => passes(fixed, values));
    const others = alternatives
      .map((alternative) => [...alternative, ...values.slice(alternative.length)])
      .filter((other) => frame.isPossible(other, profile));
    const said = values.slice(0, alternatives[0]?.length ?? 0);
    const could = others.map((other) => other.slice(0, said.length).join(' '));
    const key = `${said}|${[...weights.values()]}|${open.map(({ place }) => place)}|${could.length === alternatives.length ? '' : could}`;
    const group = groups.get(key) ?? { example: profile, people: 0, open, others };
    group.people += people;
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Combinations of values of the mobile variables, which are a frame's first. */
function alternativesOf({ sizes, profiles }: Frame, mobile: number): readonly (readonly number[])[] {
  const combinations = sizes.slice(0, mobile).reduce((product, size) => product * size, 1);
  if (combinations > MOST_ALTERNATIVES) {
    const had = new Map(
      profiles.map(({ values }) => [String(values.slice(0, mobile)), values.slice(0, mobile)]),
    );
    return [...had.values()].slice(0, MOST_ALTERNATIVES);
  }
  return sizes
    .slice(0, mobile)
    .reduce<number[][]>(
      (heads, size) => heads.flatMap((head) => Array.from({ length: size }, (_, value) => [...head, value])),
      [[]],
    );
}

/** A part of a sum as tests on places of the frame: those that stay, and those that move. */
interface GaugedPart {
  readonly place: number;
  readonly sum: number;
  readonly part: Part;
  readonly fixed: readonly Test[];
  readonly moved: readonly Test[];
  readonly scored: number;
}

interface Test {
  readonly place: number;
  readonly wanted: ReadonlySet<number>;
}

function gaugeOf(
  { names }: Frame,
  sums: readonly Pick<Bounded, 'parts'>[],
  mobile: number,
): readonly GaugedPart[] {
  const all = sums.flatMap(({ parts }, sum) => parts.map((part) => ({ part, sum })));
  return all.map(({ part, sum }, place) => {
    const tests = part.cell.map(({ variable, values }) => ({
      place: names.indexOf(variable),
      wanted: new Set(values),
    }));
    return {
      ...{ place, sum, part },
      fixed: tests.filter((test) => test.place >= mobile),
      moved: tests.filter((test) => test.place < mobile),
      scored: part.scores === null ? -1 : names.indexOf(part.scores.variable),
    };
  });
}

function passes(tests: readonly Test[], values: readonly number[]): boolean {
  return tests.every(({ place, wanted }) => wanted.has(values[place] ?? -1));
}

/** What one person of such values and weight adds to the part's sum. */
function addedBy(
  { part, moved, scored }: GaugedPart,
  values: readonly number[],
  weights: Profile['weights'],
): number {
  if (!passes(moved, values)) return 0;
  const score = part.scores === null ? 1 : (part.scores.byValue[values[scored] ?? -1] ?? 0);
  return part.times * score * (part.weight === null ? 1 : (weights.get(part.weight) ?? 0));
}

/** By turns those near the sums in question and the others, of each the most people first. */
function inOrder(groups: readonly Group[], near: ReadonlySet<number>): readonly Group[] {
  const isNear = ({ open }: Group) => open.some(({ sum }) => near.has(sum));
  const sorted = [...groups].sort((a, b) => b.people - a.people);
  const [close, far] = [sorted.filter(isNear), sorted.filter((group) => !isNear(group))];
  const longer = Math.max(close.length, far.length);
  return Array.from({ length: longer }, (_, at) => [close[at], far[at]])
    .flat()
    .filter((group) => group !== undefined);
}

/** What one person of the group changes by each of the other answers; those that change nothing are left out. */
function changesOf({ example: { values, weights }, open, others }: Group): readonly Move['changes'][] {
  const before = open.map((part) => addedBy(part, values, weights));
  return others.flatMap((other) => {
    const changes = new Map<number, number>();
    open.forEach((part, at) => {
      const by = addedBy(part, other, weights) - (before[at] ?? 0);
      if (by !== 0) changes.set(part.sum, (changes.get(part.sum) ?? 0) + by);
    });
    const told = [...changes].filter(([, by]) => by !== 0);
    return told.length > 0 ? [told] : [];
  });
}
