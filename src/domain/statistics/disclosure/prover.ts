/** Proves cell by cell that no outsider can come close to it, and withholds what stands in the way of a proof. */
import { type Range, rangeOver, type Sighting, sightingOf, tellAgain } from './evidence.js';
import type { Everything, Ledger } from './ledger.js';
import type { Cell } from './population.js';
import type { Demand, World } from './scene.js';
import type { Solver } from './solver.js';
import { type Choice, type Study, sceneOf, studyOf } from './study.js';
import { cheapestWorld, DIVES, type Effort, LAST_EFFORT, widestWorld } from './worlds.js';

/** Where so many dives in a row have come to nothing, no more are made with these variables. */
const MOST_FAILURES = 4;

/** A cell that must not be found out. */
export interface Target {
  readonly key: string;
  readonly cell: Cell;
  readonly people: number;
  /** Variables that have to be moved together for it to differ, where they are known. */
  readonly moved?: readonly string[];
}

/** Works through the targets of one publication; what it finds is written into the ledger. */
export class Prover {
  readonly #everything: Everything;
  readonly #ledger: Ledger;
  readonly #solve: Solver;
  readonly #targets: readonly Target[];
  #sightings: readonly Sighting[] = [];
  readonly #studies = new Map<string, Study>();
  /** By set of variables, how many dives in a row have come to nothing. */
  readonly #failures = new Map<string, number>();
  readonly #mentions: ReadonlyMap<string, number>;
  readonly #isSought: (target: Target, dropped: ReadonlySet<number>) => boolean;
  /** Candidates that are given up, by place. */
  readonly dropped = new Set<number>();

  /** `isSought` says whether somebody would look for the target even without the candidates that are given up. */
  constructor(
    everything: Everything,
    ledger: Ledger,
    targets: readonly Target[],
    solve: Solver,
    isSought: (target: Target, dropped: ReadonlySet<number>) => boolean,
  ) {
    this.#isSought = isSought;
    this.#everything = everything;
    this.#ledger = ledger;
    this.#solve = solve;
    this.#targets = targets;
    this.#mentions = mentionsIn(ledger);
  }

  /** Withholds until every target is safe; answers those that are not safe even with no candidate left that bears on them. */
  hideAll(): readonly Target[] {
    const exposed: Target[] = [];
    const gone = new Set<Target>();
    this.#proveTogether();
    for (const target of this.#targets) {
      while (this.#missing(target) > 0) {
        if (this.#hide(target)) continue;
        if (!this.#drop(target)) {
          exposed.push(target);
          break;
        }
        if (this.#isSought(target, this.dropped)) continue;
        gone.add(target);
        break;
      }
    }
    const safe = this.#targets.filter((target) => !exposed.includes(target) && !gone.has(target));
    const isEnough = (sightings: readonly Sighting[]) =>
      safe.every(({ key }) => this.#widthOf(rangeOver(sightings, key)) <= 0);
    this.#sightings = tellAgain(this.#ledger, this.#sightings, isEnough);
    return exposed;
  }

  /** By how many people the target's range is too narrow. */
  #missing({ key }: Target): number {
    return this.#widthOf(rangeOver(this.#sightings, key));
  }

  #widthOf({ down, up }: Range): number {
    return this.#everything.rule.width - up - down;
  }

  /** Looks for worlds in which many targets differ at once, with nothing more withheld. */
  #proveTogether(): void {
    for (const [mobile, targets] of this.#byFirstSet()) {
      const scene = this.#sceneOf(mobile);
      for (const direction of [1, -1]) {
        const demands = targets.flatMap((target) => this.#demand(mobile, target, direction));
        const world = demands.length < 2 ? null : widestWorld(scene, demands, this.#solve);
        if (world !== null) this.#record(mobile, world);
      }
    }
  }

  /** Targets by the first set of variables that each would have moved. */
  #byFirstSet(): ReadonlyMap<string, readonly Target[]> {
    const groups = new Map<string, Target[]>();
    for (const target of this.#targets) {
      const [mobile] = this.#mobileSets(target);
      if (mobile === undefined) continue;
      const key = JSON.stringify(mobile);
      groups.set(key, [...(groups.get(key) ?? []), target]);
    }
    return groups;
  }

  /** What is still missing of the target's range, asked for in one direction. */
  #demand(mobile: string, target: Target, direction: number): readonly Demand[] {
    const missing = this.#missing(target);
    const sum = this.#studyOf(mobile).people.get(target.key);
    if (missing <= 0 || sum === undefined) return [];
    const { down, up } = rangeOver(this.#sightings, target.key);
    return [{ sum, by: direction > 0 ? up + missing : -(down + missing) }];
  }

  /** Withholds the cheapest numbers that make the target's range wider; false where nothing does. */
  #hide(target: Target): boolean {
    const { down, up } = rangeOver(this.#sightings, target.key);
    const missing = this.#missing(target);
    const changes = [up + missing, -(down + missing), up + 1, -(down + 1)];
    const impossible = new Set<string>();
    const dives = changes.flatMap((by) => DIVES.map((effort) => [by, effort] as const));
    for (const [by, effort] of [...dives, ...changes.map((each) => [each, LAST_EFFORT] as const)]) {
      const best = this.#firstFound(target, by, effort, impossible);
      if (best === null) continue;
      for (const { entry, figures } of best.withheld) {
        if (figures === null) entry.withheld = 'linked';
        else for (const figure of figures) figure.isWithheld = true;
      }
      this.#record(best.mobile, best.world);
      return true;
    }
    return false;
  }

  /** The first set of variables in which the effort finds a world; those in which there can be none are entered as impossible. */
  #firstFound(target: Target, by: number, effort: Effort, impossible: Set<string>): Hiding | null {
    for (const set of this.#mobileSets(target)) {
      const mobile = JSON.stringify(set);
      const sum = this.#studyOf(mobile).people.get(target.key);
      const key = `${by} ${mobile}`;
      const failures = this.#failures.get(mobile) ?? 0;
      const isHopeless = failures >= MOST_FAILURES && effort !== LAST_EFFORT;
      if (sum === undefined || impossible.has(key) || isHopeless) continue;
      const scene = this.#sceneOf(mobile);
      const world = cheapestWorld(scene, { sum, by }, effort, this.#solve);
      if (world === 'none') impossible.add(key);
      else if (effort !== LAST_EFFORT) this.#failures.set(mobile, world === null ? failures + 1 : 0);
      if (world !== 'none' && world !== null)
        return { mobile, world, withheld: world.options.flatMap((option) => scene.choices[option] ?? []) };
    }
    return null;
  }

  /** Gives up a table that bears on the target: its own before others about the same variables. */
  #drop(target: Target): boolean {
    const names = [...target.cell.map(({ variable }) => variable), ...(target.moved ?? [])];
    const own = this.#ledger.get(target.key)?.tables ?? [];
    const related = [...this.#ledger.values()]
      .filter(({ cell }) => cell.some(({ variable }) => names.includes(variable)))
      .flatMap(({ tables }) => [...tables]);
    const [table] = [...own, ...related];
    if (table === undefined) return false;
    this.dropped.add(table);
    for (const entry of this.#ledger.values()) {
      if (entry.tables.delete(table) && entry.tables.size === 0) entry.withheld ??= 'whole-table';
    }
    return true;
  }

  #record(mobile: string, world: World): void {
    this.#sightings = [...this.#sightings, sightingOf(this.#studyOf(mobile), this.#ledger, world)];
  }

  #sceneOf(mobile: string) {
    return sceneOf(this.#studyOf(mobile), this.#ledger, this.#everything.rule.width);
  }

  #studyOf(mobile: string): Study {
    const known = this.#studies.get(mobile);
    if (known !== undefined) return known;
    const names: readonly string[] = JSON.parse(mobile);
    const study = studyOf(this.#everything, this.#ledger, this.#targets, names);
    this.#studies.set(mobile, study);
    return study;
  }

  /** The sets of variables to move for a target: those that must be; each of its own alone, those that few numbers are about first, then all of them, then all tied to them. */
  #mobileSets({ cell, moved }: Target): readonly (readonly string[])[] {
    const own = cell.map(({ variable }) => variable);
    const alone = [...own].sort((a, b) => (this.#mentions.get(a) ?? 0) - (this.#mentions.get(b) ?? 0));
    const ties = this.#everything.population.ties.filter((tie) => tie.some((name) => own.includes(name)));
    const all = [...new Set([...own, ...ties.flat()])].sort();
    const sets = [...(moved === undefined ? [] : [moved]), ...alone.map((name) => [name]), own, all];
    const known = new Set<string>();
    return sets.filter((set) => !known.has(String(set)) && known.add(String(set)));
  }
}

/** One way of widening a target's range. */
interface Hiding {
  readonly mobile: string;
  readonly world: World;
  readonly withheld: readonly Choice[];
}

/** By variable, how many cells ask about it. */
function mentionsIn(ledger: Ledger): ReadonlyMap<string, number> {
  const mentions = new Map<string, number>();
  for (const { cell } of ledger.values())
    for (const { variable } of cell) mentions.set(variable, (mentions.get(variable) ?? 0) + 1);
  return mentions;
}
