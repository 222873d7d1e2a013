/** The worlds found so far: what each proves about cells, and what would have to stay withheld for it to count. */
import type { Entry, Figure, Ledger } from './ledger.js';
import type { World } from './scene.js';
import type { Study } from './study.js';

/** A world as it bears on the ledger. */
export interface Sighting {
  /** By key of a cell, by how many people it differs. */
  readonly people: ReadonlyMap<string, number>;
  /** Figures that would be others in it: while they are told, nobody holds the world possible. */
  readonly contradicts: ReadonlySet<Figure>;
}

/** How far below and above the truth an outsider must hold a cell's people possible. */
export interface Range {
  readonly down: number;
  readonly up: number;
}

/** What a world that was found in a study means. */
export function sightingOf(study: Study, ledger: Ledger, { changes }: World): Sighting {
  const people = new Map<string, number>();
  const contradicts = new Set<Figure>();
  for (const [key, place] of study.people) {
    const change = changes.get(place) ?? 0;
    if (change === 0) continue;
    people.set(key, change);
    for (const figure of ledger.get(key)?.figures.values() ?? []) {
      if (figure.measure.kind !== 'count') continue;
      const isOther = figure.bounds.some(
        ({ truth, least, most }) => truth + change < least || truth + change > most,
      );
      if (isOther) contradicts.add(figure);
    }
  }
  for (const [figure, bounds] of study.bounds) {
    const isOther = bounds.some(([place, { truth, least, most }]) => {
      const changed = truth + (changes.get(place) ?? 0);
      return changed < least || changed > most;
    });
    if (isOther) contradicts.add(figure);
  }
  return { people, contradicts };
}

/** The range of the cell of that key over the worlds. */
export function rangeOver(sightings: readonly Sighting[], key: string): Range {
  const changes = sightings.map(({ people }) => people.get(key) ?? 0);
  return { down: -Math.min(0, ...changes), up: Math.max(0, ...changes) };
}

/**
 * Tells again what was withheld for worlds that later ones have made unnecessary, the largest cells first; `isEnough` says whether a
 * choice of worlds still proves everything. Answers the worlds that are left.
 */
export function tellAgain(
  ledger: Ledger,
  sightings: readonly Sighting[],
  isEnough: (sightings: readonly Sighting[]) => boolean,
): readonly Sighting[] {
  const entries = [...ledger.values()].sort((a, b) => b.people - a.people);
  let left = sightings;
  const tell = (figures: readonly Figure[], told: () => void) => {
    const without = left.filter(({ contradicts }) => !figures.some((figure) => contradicts.has(figure)));
    if (without.length < left.length && !isEnough(without)) return;
    left = without;
    told();
  };
  for (const entry of entries) {
    if (entry.withheld === 'linked') tell(toldWith(entry), () => setTold(entry));
    for (const figure of entry.figures.values()) {
      if (!figure.isWithheld || entry.withheld !== null) continue;
      tell([figure], () => {
        figure.isWithheld = false;
      });
    }
  }
  return left;
}

function toldWith(entry: Entry): readonly Figure[] {
  return [...entry.figures.values()].filter((figure) => !figure.isWithheld);
}

function setTold(entry: Entry): void {
  entry.withheld = null;
}
