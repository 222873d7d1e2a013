/** What an outsider knows, as far as it bears on some variables: the scene in which other worlds are looked for. */
import type { Bounded } from './figures.js';
import type { Entry, Everything, Figure, Ledger } from './ledger.js';
import { type Move, movesOf } from './moves.js';
import { cellKey } from './population.js';
import { namesIn } from './profiles.js';
import type { Check, Limit, Scene } from './scene.js';
import { type Guide, unitsOf } from './units.js';

/** Sums that change when some variables do, and the moves that change them. */
export interface Study {
  readonly moves: readonly Move[];
  /** By key of a cell, the place of the sum of its people; cells that the variables have no part in are left out. */
  readonly people: ReadonlyMap<string, number>;
  /** By figure other than a count, its bounds with the places of their sums. */
  readonly bounds: ReadonlyMap<Figure, readonly (readonly [place: number, bounded: Bounded])[]>;
  /** By key of a cell, its figures that are withheld together, with the places of their guides. */
  readonly units: ReadonlyMap<string, readonly StudiedUnit[]>;
}

interface StudiedUnit {
  readonly figures: readonly Figure[];
  readonly guides: readonly (readonly [place: number, guide: Guide])[];
}

/** Something that can be withheld: a cell with all that is told of it, or some of its figures. */
export interface Choice {
  readonly entry: Entry;
  readonly figures: readonly Figure[] | null;
}

/** Moves looked at for one set of variables. */
const MOST_MOVES = 4_000;

/** The study of what changes with the `mobile` variables; `targets` are the cells whose people are in question. */
export function studyOf(
  { population, add }: Everything,
  ledger: Ledger,
  targets: readonly { readonly key: string; readonly cell: Entry['cell'] }[],
  mobile: readonly string[],
): Study {
  const sums: Pick<Bounded, 'parts'>[] = [];
  const enter = (sum: Pick<Bounded, 'parts'>) => sums.push(sum) - 1;
  const isTouched = ({ parts }: Pick<Bounded, 'parts'>) =>
    namesIn(parts).some((name) => mobile.includes(name));
  const people = new Map<string, number>();
  for (const cell of [
    ...[...ledger.values()].map((entry) => entry.cell),
    ...targets.map((target) => target.cell),
  ]) {
    const sum = { parts: [{ cell, weight: null, scores: null, times: 1 }] };
    const key = cellKey(cell);
    if (isTouched(sum) && !people.has(key)) people.set(key, enter(sum));
  }
  const bounds = new Map<Figure, (readonly [number, Bounded])[]>();
  const units = new Map<string, readonly StudiedUnit[]>();
  for (const [key, { cell, figures }] of ledger) {
    const own = unitsOf({ population, add }, cell, figures.values()).map(({ figures: together, guides }) => {
      for (const figure of together) {
        const touched = figure.bounds.filter(isTouched).map((bounded) => [enter(bounded), bounded] as const);
        if (touched.length > 0) bounds.set(figure, touched);
      }
      return {
        figures: together,
        guides: guides.flatMap((guide) => (isTouched(guide) ? [[enter(guide), guide] as const] : [])),
      };
    });
    if (own.some(({ figures: together }) => together.some((figure) => bounds.has(figure))))
      units.set(key, own);
  }
  const near = new Set(targets.flatMap(({ key }) => people.get(key) ?? []));
  return { moves: movesOf(population, sums, { mobile, most: MOST_MOVES, near }), people, bounds, units };
}

/**
 * The scene as things are withheld now, with what else could be. Numbers that are told limit their sums; of a cell that is
 * withheld an outsider still knows that somebody is in it, as zeros are told.
 */
export function sceneOf(
  study: Study,
  ledger: Ledger,
  width: number,
): Scene & { readonly choices: readonly Choice[] } {
  const limits: Limit[] = [];
  const checks: Check[] = [];
  const choices: Choice[] = [];
  const choose = (choice: Choice) => choices.push(choice) - 1;
  const most = mostChanges(study.moves);
  for (const [key, entry] of ledger) {
    const place = study.people.get(key);
    const units = study.units.get(key) ?? [];
    if (place === undefined && units.length === 0) continue;
    const whole = isWithholdable(entry) ? [choose({ entry, figures: null })] : [];
    if (place !== undefined) limits.push(...peopleLimits(entry, place, whole, ROOM * width));
    for (const { figures, guides } of units) {
      const told = figures.filter(
        (figure) => figure.isOut || (entry.withheld === null && !figure.isWithheld),
      );
      const open = told.filter(({ isOut }) => !isOut);
      if (told.length === 0) continue;
      const own = open.length > 0 ? choose({ entry, figures: open }) : null;
      const options = open.length < told.length || own === null ? [] : [...whole, own];
      for (const [sum, guide] of guides)
        limits.push(guideLimit(sum, guide, options, ROOM * width * (most.get(sum) ?? 0)));
      for (const figure of told) checks.push(...checksOf(study, figure, figure.isOut ? null : own));
    }
  }
  const options = choices.map(({ entry, figures }) => ({
    cost: (entry.people + 1) * (figures === null ? 1 : 0.5),
  }));
  return { moves: study.moves, limits, checks, options, choices };
}

function isWithholdable({ withheld, people, figures }: Entry): boolean {
  const all = [...figures.values()];
  return (
    withheld === null &&
    people > 0 &&
    !all.some(({ isOut }) => isOut) &&
    all.some((figure) => !figure.isWithheld)
  );
}

function checksOf({ bounds }: Study, figure: Figure, option: number | null): readonly Check[] {
  return (bounds.get(figure) ?? []).map(([sum, { truth, least, most }]) => ({
    ...{ sum, least: least - truth, most: most - truth, option },
  }));
}

/** A guide stays within its ends, unless what it leads to is withheld. */
function guideLimit(sum: number, { least, most }: Guide, options: readonly number[], room: number): Limit {
  return {
    ...{ sum, least, most, options, floor: Number.NEGATIVE_INFINITY },
    opened: { least: Math.min(least, -room), most: Math.max(most, room) },
  };
}

/** So many times the width is the most that a number may move in a world for which it would be withheld. */
const ROOM = 1;

/** A cell's people: as told where they are told, and at least one where it is not said why they are not. */
function peopleLimits(entry: Entry, sum: number, options: readonly number[], room: number): readonly Limit[] {
  const isEmptiable =
    entry.withheld === 'small-base' || entry.withheld === 'whole-table' || entry.people === 0;
  const floor = isEmptiable ? -entry.people : 1 - entry.people;
  const unknown: Limit = {
    ...{ sum, least: floor, most: Number.POSITIVE_INFINITY, options: [] },
    ...{ opened: { least: floor, most: Number.POSITIVE_INFINITY }, floor },
  };
  const counts = [...entry.figures.values()].filter(({ measure }) => measure.kind === 'count');
  const told = counts.filter((figure) => figure.isOut || (entry.withheld === null && !figure.isWithheld));
  if (told.length === 0) return [unknown];
  return [
    ...told.flatMap((figure) =>
      figure.bounds.map((bounded) => {
        const limit = limitOf(sum, bounded, figure.isOut ? [] : options, room);
        return { ...limit, floor, opened: { ...limit.opened, least: Math.max(floor, limit.opened.least) } };
      }),
    ),
  ];
}

function limitOf(
  sum: number,
  { truth, least, most }: Bounded,
  options: readonly number[],
  room: number,
): Limit {
  return {
    ...{ sum, least: least - truth, most: most - truth, options },
    opened: { least: Math.min(least - truth, -room), most: Math.max(most - truth, room) },
    floor: Number.NEGATIVE_INFINITY,
  };
}

function mostChanges(moves: readonly Move[]): ReadonlyMap<number, number> {
  const most = new Map<number, number>();
  for (const { changes } of moves)
    for (const [sum, by] of changes) most.set(sum, Math.max(most.get(sum) ?? 0, Math.abs(by)));
  return most;
}
