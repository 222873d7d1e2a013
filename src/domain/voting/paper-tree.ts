/** Papers gathered by what matters to a Meek count: the elected options before the first one still hoping. */
import type { Preferences } from './preferences.js';

/** One option reached over the same options before it; `through` is the weight of the papers that get here. */
interface Branch {
  through: number;
  readonly next: Map<number, Branch>;
}

/** What papers leave with each option, and what is left over, in the unit of the keep factors. */
export interface Spread {
  readonly votes: readonly bigint[];
  readonly exhausted: bigint;
}

export class PaperTree {
  private readonly root: Branch = { through: 0, next: new Map() };

  /** Options in `gone` are passed over; a paper is read up to its first option in `hopefuls`, which keeps all that is left. */
  constructor(
    preferences: Preferences,
    weights: Float64Array,
    gone: ReadonlySet<number>,
    hopefuls: ReadonlySet<number>,
  ) {
    for (let paper = 0; paper < preferences.count; paper++) {
      this.add(preferences, paper, weights[paper] ?? 0, gone, hopefuls);
    }
  }

  /**
   * Each option keeps its factor's part of every paper, rounded up, and hands on the rest (reference rule, B.2.a).
   * `keep[option]` and the whole paper `one` are in the same unit.
   */
  distribute(keep: readonly bigint[], one: bigint): Spread {
    const votes = keep.map(() => 0n);
    const walk = (branch: Branch, left: bigint): bigint => {
      let passedOn = 0;
      let over = 0n;
      for (const [option, next] of branch.next) {
        const part = (left * (keep[option] ?? 0n) + one - 1n) / one;
        votes[option] = (votes[option] ?? 0n) + part * BigInt(next.through);
        passedOn += next.through;
        over += walk(next, left - part);
      }
      return over + left * BigInt(branch.through - passedOn);
    };
    return { exhausted: walk(this.root, one), votes };
  }

  private add(
    preferences: Preferences,
    paper: number,
    weight: number,
    gone: ReadonlySet<number>,
    hopefuls: ReadonlySet<number>,
  ): void {
    const stop = preferences.starts[paper + 1] ?? 0;
    const start = preferences.starts[paper] ?? 0;
    if (start === stop) return;
    let branch = this.root;
    branch.through += weight;
    for (let at = start; at < stop; at++) {
      const option = preferences.options[at] ?? 0;
      if (gone.has(option)) continue;
      const known = branch.next.get(option);
      const next = known ?? { through: 0, next: new Map() };
      if (known === undefined) branch.next.set(option, next);
      next.through += weight;
      if (hopefuls.has(option)) return;
      branch = next;
    }
  }
}
