/** Profiles that may be shown: those in which no prohibited levels meet. */
import type { QuickRandom } from '../../shared/quick-random.js';
import { type DesignAttribute, type Profile, upTo } from './design.js';

/** Levels that must not meet in one profile, as pairs of attribute and level by index. */
export type Prohibition = readonly (readonly [number, number])[];

/** The request's prohibitions by index; its names are known to be right. */
export function prohibitionsOf(request: {
  readonly attributes: readonly DesignAttribute[];
  readonly prohibitions: readonly Readonly<Record<string, string>>[];
}): readonly Prohibition[] {
  return request.prohibitions.map((prohibition) =>
    Object.entries(prohibition).map(([name, level]) => {
      const attribute = request.attributes.findIndex((candidate) => candidate.name === name);
      return [attribute, request.attributes[attribute]?.levels.indexOf(level) ?? -1] as const;
    }),
  );
}

/** Whether no prohibition is met; levels not yet chosen are −1 and meet none. */
export function isAllowed(profile: Profile, prohibitions: readonly Prohibition[]): boolean {
  return !prohibitions.some((prohibition) =>
    prohibition.every(([attribute, level]) => profile[attribute] === level),
  );
}

/**
 * The first profile, trying levels in the order that `levelsOf` gives for each attribute, that is allowed and that
 * `accepts` takes; null when there is none. Attributes are filled one after another and a prohibited beginning is not
 * followed.
 */
function firstProfile(
  attributeCount: number,
  prohibitions: readonly Prohibition[],
  levelsOf: (attribute: number) => readonly number[],
  accepts: (profile: Profile) => boolean,
): Profile | null {
  const profile = upTo(attributeCount).map(() => -1);
  const fill = (attribute: number): boolean => {
    if (attribute === attributeCount) return accepts(profile);
    for (const level of levelsOf(attribute)) {
      profile[attribute] = level;
      if (isAllowed(profile, prohibitions) && fill(attribute + 1)) return true;
    }
    profile[attribute] = -1;
    return false;
  };
  return fill(0) ? [...profile] : null;
}

/** Whether any allowed profile shows the level of the attribute. */
export function allowsLevel(
  attributes: readonly DesignAttribute[],
  prohibitions: readonly Prohibition[],
  attribute: number,
  level: number,
): boolean {
  const levelsOf = (other: number) =>
    other === attribute ? [level] : upTo(attributes[other]?.levels.length ?? 0);
  return firstProfile(attributes.length, prohibitions, levelsOf, () => true) !== null;
}

/** A profile drawn from the levels that each attribute may still show, other than those `taken`; null if there is none. */
export function drawnProfile(
  levels: readonly (readonly number[])[],
  prohibitions: readonly Prohibition[],
  taken: readonly Profile[],
  random: QuickRandom,
): Profile | null {
  const orders = levels.map((open) => random.shuffled(open));
  const isNew = (profile: Profile) => !taken.some((other) => isSame(other, profile));
  return firstProfile(levels.length, prohibitions, (attribute) => orders[attribute] ?? [], isNew);
}

/** Whether two profiles have the same levels. */
export function isSame(one: Profile, other: Profile): boolean {
  return one.every((level, attribute) => level === other[attribute]);
}
