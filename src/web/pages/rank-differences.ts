/** Which items groups rank most differently: the workbench and published reports tell the same ones. */

/** A group with the rank of each item, by the item's place; no items where nothing was estimated. */
export interface RankedGroup {
  /** Place of its banner; null for everybody together. */
  readonly banner: number | null;
  readonly items: readonly { readonly rank: number }[];
}

/** An item that `high` puts `by` ranks before `low`. */
export interface RankDifference<Group> {
  readonly place: number;
  readonly high: Group;
  readonly low: Group;
  readonly by: number;
}

/** The most items that are told to be ranked differently. */
const MOST_TOLD = 3;

/** Items whose ranks differ by two or more between groups of one question: the three most different, those first. */
export function mostDifferent<Group extends RankedGroup>({
  items,
  groups,
  banners,
}: {
  readonly items: readonly unknown[];
  readonly groups: readonly Group[];
  readonly banners: readonly unknown[];
}): readonly RankDifference<Group>[] {
  const found = [...banners.keys()].flatMap((banner) => {
    const own = groups.filter((group) => group.banner === banner && group.items.length > 0);
    return [...items.keys()].flatMap((place): readonly RankDifference<Group>[] => {
      const sorted = [...own].sort((a, b) => rankAt(a, place) - rankAt(b, place));
      const [high, low] = [sorted[0], sorted.at(-1)];
      if (high === undefined || low === undefined) return [];
      return [{ place, high, low, by: rankAt(low, place) - rankAt(high, place) }];
    });
  });
  return found
    .filter(({ by }) => by >= 2)
    .sort((a, b) => b.by - a.by)
    .slice(0, MOST_TOLD);
}

/** A group's rank of the item at a place; 0 where it has none. */
export function rankAt({ items }: RankedGroup, place: number): number {
  return items[place]?.rank ?? 0;
}
