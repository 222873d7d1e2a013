/** Groups of people that are shown as one, so that none is too small to be shown. */

/**
 * Which groups are shown together so that none has fewer than `smallest` people: each answer is a list of positions
 * in `bases` (people in each group). Groups that are large enough stand alone, in their order; the small ones,
 * empty ones too, come last as one, joined by the next smallest while they are still too few together.
 */
export function mergeSmallGroups(bases: readonly number[], smallest: number): readonly (readonly number[])[] {
  const bySize = [...bases.keys()].sort((a, b) => (bases[a] ?? 0) - (bases[b] ?? 0) || a - b);
  const merged: number[] = [];
  let people = 0;
  for (const group of bySize) {
    const size = bases[group] ?? 0;
    if (size >= smallest && (people === 0 || people >= smallest)) break;
    merged.push(group);
    people += size;
  }
  const alone = [...bases.keys()].filter((group) => !merged.includes(group)).map((group) => [group]);
  return people === 0 ? alone : [...alone, merged.sort((a, b) => a - b)];
}
