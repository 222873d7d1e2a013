/** Grades given to one option, compared as majority judgment compares them. */

/** How many people gave each grade. */
export class Grades {
  private readonly weights: Map<number, number>;
  private readonly order: readonly number[];
  private total: number;

  constructor(weights: ReadonlyMap<number, number>) {
    this.weights = new Map(weights);
    this.order = [...weights.keys()].sort((a, b) => a - b);
    this.total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  }

  /** The lower median grade; null when no grade is left. */
  median(): number | null {
    return this.around()?.grade ?? null;
  }

  /** How many median grades can be taken away, one at a time, while the median stays the same: at least 1. */
  mostSteps(): number {
    const here = this.around();
    if (here === null) return 0;
    const lasting = Math.min(this.total - 2 * here.below - 1, 2 * (here.below + here.at) - this.total);
    return Math.min(here.at, lasting + 1);
  }

  /** The same grades without `count` of the median grade. */
  without(count: number): Grades {
    const here = this.around();
    const weights = new Map(this.weights);
    if (here !== null) weights.set(here.grade, here.at - count);
    return new Grades(weights);
  }

  /** The median grade, the weight below it and the weight at it. */
  private around(): { readonly grade: number; readonly below: number; readonly at: number } | null {
    const middle = Math.floor((this.total + 1) / 2);
    let below = 0;
    for (const grade of this.order) {
      const at = this.weights.get(grade) ?? 0;
      if (at > 0 && below + at >= middle) return { grade, below, at };
      below += at;
    }
    return null;
  }
}

/**
 * Negative, zero or positive as a's grades are worse than, equal to or better than b's: by the median, and where
 * medians are equal, by the medians after taking one median grade of each away, again and again (Balinski and Laraki,
 * 2010, chapter 12). Many equal steps are taken at once.
 */
export function compareGrades(a: Grades, b: Grades): number {
  let [mine, theirs] = [a, b];
  for (;;) {
    const [left, right] = [mine.median(), theirs.median()];
    if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
    if (left !== right) return left - right;
    const steps = Math.min(mine.mostSteps(), theirs.mostSteps());
    mine = mine.without(steps);
    theirs = theirs.without(steps);
  }
}
