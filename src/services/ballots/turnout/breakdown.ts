/** Who took part, in numbers, by what the roll tells of members and over time; never what was voted. */
import { mergeSmallGroups } from '../../../domain/statistics/disclosure/by-group/merge-groups.js';
import type { BallotRow } from '../../../storage/ballot-store.js';
import type { Database } from '../../../storage/tables.js';
import {
  type AttributeCount,
  countByAttributes,
  countByHour,
  type HourCount,
} from '../../../storage/turnout-store.js';
import type { ServiceContext } from '../../context.js';
import { readDefinition } from '../definition.js';
import { readAttributes } from '../roll/attributes.js';

/** Members who share a value of an attribute, or several small groups of them that are shown as one. */
export interface TurnoutGroup {
  /** `NOT_TOLD` for members whose value is blank; null for small groups shown as one. */
  readonly name: string | null;
  /** How many groups it stands for. */
  readonly groups: number;
  readonly members: number;
  readonly voted: number;
}

/** The roll broken down by one attribute. */
export interface Breakdown {
  /** The attribute's name as it stands on the roll: `country`. */
  readonly attribute: string;
  /** Largest first; small groups, as one, last. */
  readonly groups: readonly TurnoutGroup[];
}

/** Who took part, as it may be published. */
export interface MembersTurnout {
  /** Members on the roll, without those who were withdrawn. */
  readonly members: number;
  readonly voted: number;
  /** Groups of fewer members than this are shown together. */
  readonly smallestGroup: number;
  readonly breakdowns: readonly Breakdown[];
}

/** The same with the course of time, for those who run the ballot. */
export interface Turnout extends MembersTurnout {
  /** Papers cast in each hour that had any. */
  readonly hours: readonly HourCount[];
}

/** The name of the group of members for whom the roll does not tell the attribute. */
export const NOT_TOLD = '';

/** Fewer people than this are never shown as a group, whatever the ballot says. */
const SMALLEST_EVER = 5;

/** The ballot's turnout as it is now, over time too. */
export async function turnoutOf(
  { storage: { reader } }: ServiceContext,
  ballot: BallotRow,
): Promise<Turnout> {
  const hours = await countByHour(reader, ballot.id);
  return { ...(await membersTurnout(reader, ballot)), hours };
}

/** The ballot's turnout as it is now, in total and by group. */
export async function membersTurnout(reader: Database, ballot: BallotRow): Promise<MembersTurnout> {
  const counts = await countByAttributes(reader, ballot.id);
  const smallestGroup = smallestGroupOf(ballot);
  return {
    members: total(counts, () => true),
    voted: total(counts, (count) => count.voted === 1),
    smallestGroup,
    breakdowns: breakdownsOf(counts, smallestGroup),
  };
}

function smallestGroupOf(ballot: BallotRow): number {
  const definition = readDefinition(ballot.definition);
  return definition.ok ? Math.max(SMALLEST_EVER, definition.value.smallestGroup) : SMALLEST_EVER;
}

function total(counts: readonly AttributeCount[], wanted: (count: AttributeCount) => boolean): number {
  return counts.filter(wanted).reduce((sum, count) => sum + count.entries, 0);
}

/** One breakdown for each attribute that tells at least two groups apart. */
function breakdownsOf(counts: readonly AttributeCount[], smallest: number): Breakdown[] {
  const read = counts.map((count) => ({ ...count, values: readAttributes(count.attributes) }));
  const names = [...new Set(read.flatMap(({ values }) => Object.keys(values)))].sort();
  return names.flatMap((attribute) => {
    const groups = groupBy(read, ({ values }) => values[attribute] ?? NOT_TOLD);
    return groups.length < 2 ? [] : [{ attribute, groups: protect(groups, smallest) }];
  });
}

function groupBy<Count extends AttributeCount>(
  counts: readonly Count[],
  nameOf: (count: Count) => string,
): TurnoutGroup[] {
  const groups = new Map<string, TurnoutGroup>();
  for (const count of counts) {
    const name = nameOf(count);
    const { members = 0, voted = 0 } = groups.get(name) ?? {};
    groups.set(name, {
      name,
      groups: 1,
      members: members + count.entries,
      voted: voted + (count.voted === 1 ? count.entries : 0),
    });
  }
  return [...groups.values()].sort(
    (one, other) => other.members - one.members || ((one.name ?? '') < (other.name ?? '') ? -1 : 1),
  );
}

/**
 * Shows small groups as one. The total stands beside them, so one small group alone, or a few with too few people
 * together, could be read off by subtraction: the next smallest joins them.
 */
function protect(groups: readonly TurnoutGroup[], smallest: number): TurnoutGroup[] {
  const sizes = groups.map((group) => group.members);
  return mergeSmallGroups(sizes, smallest).flatMap((places): TurnoutGroup[] => {
    const merged = places.flatMap((place) => groups[place] ?? []);
    return merged.length === 1 ? merged : [together(merged)];
  });
}

function together(merged: readonly TurnoutGroup[]): TurnoutGroup {
  const sum = (what: 'members' | 'voted') => merged.reduce((total, group) => total + group[what], 0);
  return { name: null, groups: merged.length, members: sum('members'), voted: sum('voted') };
}
