/** Groups of papers that put the same options before all others: what proportionality promises to. */
import type { Papers } from './paper-box.js';
import { NOBODY, type Preferences } from './preferences.js';

/** Options, ascending, that `weight` papers rank above all others (in whatever order among themselves). */
export interface SolidCoalition {
  readonly options: readonly number[];
  readonly weight: number;
}

/**
 * Every set of options that at least one paper puts before all others (M. Dummett, *Voting Procedures*, 1984: solid
 * coalitions). A set counts only where the paper's order tells it apart: ranks that are shared across its edge do not.
 */
export function solidCoalitions(preferences: Preferences, papers: Papers): readonly SolidCoalition[] {
  const found = new Map<string, { options: number[]; weight: number }>();
  for (let paper = 0; paper < preferences.count; paper++) {
    const weight = papers.weights[paper] ?? 0;
    for (const options of prefixes(preferences, paper)) {
      const key = options.join(',');
      const known = found.get(key);
      if (known === undefined) found.set(key, { options, weight });
      else known.weight += weight;
    }
  }
  return [...found.values()];
}

function* prefixes({ starts, options, level }: Preferences, paper: number): Generator<number[]> {
  const start = starts[paper] ?? 0;
  const stop = starts[paper + 1] ?? 0;
  let set: number[] = [];
  for (let at = start; at < stop; at++) {
    set = [...set, options[at] ?? NOBODY];
    if (at + 1 < stop && level[at + 1] === 1) continue;
    yield [...set].sort((a, b) => a - b);
  }
}
