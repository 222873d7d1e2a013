/** Ranks by group as lines, for the workbench and for published reports: which groups stand side by side, and what the chart is about. */
import type { SlopeChart } from '../charts/slope.js';
import { type RankedGroup, rankAt } from './rank-differences.js';

/** A group with ranks that are more or less sure. */
export interface SlopedGroup extends RankedGroup {
  readonly items: readonly { readonly rank: number; readonly rankInterval: readonly [number, number] }[];
}

/** A report of ranks, with its words. */
export interface Sloped<Group> {
  readonly banners: readonly unknown[];
  readonly groups: readonly Group[];
  /** The items' labels, in the order of every group's items. */
  readonly items: readonly string[];
  groupLabel(group: Group): string;
}

/** One question across the top whose groups stand side by side. */
export interface RankSlope<Group> {
  /** Its place among the banners. */
  readonly banner: number;
  readonly groups: readonly Group[];
  readonly chart: SlopeChart;
}

/** The most items that a chart is about, and by how many ranks they differ at least. */
const LOUD = 3;
const FAR = 3;

/** The charts, one for each question of which two groups or more have ranks; each is about the items that move most. */
export function rankSlopes<Group extends SlopedGroup>(report: Sloped<Group>): readonly RankSlope<Group>[] {
  return [...report.banners.keys()].flatMap((banner) => {
    const groups = report.groups.filter((group) => group.banner === banner && group.items.length > 0);
    if (groups.length < 2) return [];
    const spread = report.items.map((_, place) => {
      const ranks = groups.map((group) => rankAt(group, place));
      return { place, by: Math.max(...ranks) - Math.min(...ranks) };
    });
    const about = spread
      .filter(({ by }) => by >= FAR)
      .sort((a, b) => b.by - a.by)
      .slice(0, LOUD)
      .map(({ place }) => place);
    const items = report.items.map((label, place) => ({
      label,
      ranks: groups.map(({ items: own }) => {
        const item = own[place];
        return item === undefined ? null : { rank: item.rank, interval: item.rankInterval };
      }),
    }));
    const names = groups.map((group) => report.groupLabel(group));
    return [{ banner, groups, chart: { groups: names, items, about } }];
  });
}
