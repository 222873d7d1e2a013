/** Whether comparisons lead from every item to every other, without which worths have no finite estimate. */

import { inWords } from '../words.js';

/** Who was preferred to whom: `beats[i * items + j]` is 1 where i was preferred to j at least once. */
export interface PreferenceGraph {
  readonly items: number;
  readonly beats: Uint8Array;
}

/** A graph without any preference. */
export function emptyGraph(items: number): PreferenceGraph {
  return { items, beats: new Uint8Array(items * items) };
}

/** Writes down that `winner` was preferred to `loser`. */
export function prefer({ items, beats }: PreferenceGraph, winner: number, loser: number): void {
  beats[winner * items + loser] = 1;
}

/**
 * Items that nothing outside them was ever preferred to, that were never preferred to anything outside them, or that
 * were never compared with the others at all.
 */
export interface ApartItems {
  readonly items: readonly number[];
  readonly kind: 'never-beaten' | 'never-preferred' | 'never-compared';
}

/**
 * Items that stand apart, or null where a chain of preferences leads from every item to every other: then and only then
 * does the likelihood have its maximum at finite worths, where there are no ties (Ford, American Mathematical Monthly 64,
 * 1957; Hunter, Annals of Statistics 32, 2004, assumptions 1 and 2).
 */
export function itemsApart(graph: PreferenceGraph): ApartItems | null {
  const { items, beats } = graph;
  const above: PreferenceGraph = { items, beats: beats.map((_, at) => turned(graph, at)) };
  const either: PreferenceGraph = { items, beats: beats.map((one, at) => one | turned(graph, at)) };
  const together = reachedFrom(either, 0);
  if (together.length < items) return { items: smaller(together, items), kind: 'never-compared' };
  if (reachedFrom(graph, 0).length === items && reachedFrom(above, 0).length === items) return null;
  const [top, bottom] = [endOf(above), endOf(graph)];
  return top.length <= bottom.length
    ? { items: top, kind: 'never-beaten' }
    : { items: bottom, kind: 'never-preferred' };
}

/** Whoever leads to the fewest, themselves included, belongs to a group that leads to nobody else. */
function endOf(graph: PreferenceGraph): readonly number[] {
  const groups = Array.from({ length: graph.items }, (_, item) => reachedFrom(graph, item));
  return groups.reduce((one, other) => (other.length < one.length ? other : one));
}

/** The sentence that names them, for items of these names, and says what to do. */
export function apartWords({ items, kind }: ApartItems, names: readonly string[]): string {
  const named = inWords(items.map((item) => `“${names[item] ?? ''}”`));
  const several = items.length > 1;
  const what: Readonly<Record<ApartItems['kind'], string>> = {
    'never-compared': `${named} ${several ? 'were' : 'was'} never compared with the other items, not even through others`,
    'never-beaten': `no other item was ever preferred to ${several ? 'any of ' : ''}${named}`,
    'never-preferred': `${several ? 'none of ' : ''}${named} was ever preferred to another item`,
  };
  const negated =
    kind === 'never-preferred' && !several ? `${named} was never preferred to another item` : what[kind];
  return `${negated}, so no finite estimate exists; leave items out or collect more answers`;
}

/** Whether the comparison at this place was ever won by the other item. */
function turned({ items, beats }: PreferenceGraph, at: number): number {
  return beats[(at % items) * items + Math.floor(at / items)] as number;
}

function reachedFrom({ items, beats }: PreferenceGraph, start: number): readonly number[] {
  const seen = new Uint8Array(items);
  const waiting = [start];
  seen[start] = 1;
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop())
    for (let other = 0; other < items; other += 1)
      if (beats[item * items + other] === 1 && seen[other] === 0) {
        seen[other] = 1;
        waiting.push(other);
      }
  return [...seen.keys()].filter((item) => seen[item] === 1);
}

function smaller(group: readonly number[], items: number): readonly number[] {
  const members = new Set(group);
  const rest = Array.from({ length: items }, (_, item) => item).filter((item) => !members.has(item));
  return rest.length < group.length ? rest : group;
}
