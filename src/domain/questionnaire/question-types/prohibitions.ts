/** Levels that must not meet in one alternative: each level's column `not_with` names levels of other attributes. */
import type { Choice, Question } from '../definition.js';
import type { DesignNeeds, PartFault } from '../question-type.js';
import { ATTRIBUTE, NOT_WITH } from './level-columns.js';

/** The names of the levels that this one says it must not meet. */
export function notWith({ filters = {} }: Pick<Choice, 'filters'>): readonly string[] {
  return (filters[NOT_WITH] ?? '').split(/[\s,]+/).filter((name) => name !== '');
}

/** Each pair of levels that must not meet, by attribute, once, whichever of the two says it. */
export function prohibitionsIn({ choices }: Pick<Question, 'choices'>): DesignNeeds['prohibitions'] {
  const attributes = new Map(choices.map(({ name, filters = {} }) => [name, filters[ATTRIBUTE] ?? '']));
  const pairs = new Map<string, Readonly<Record<string, string>>>();
  for (const level of choices)
    for (const other of notWith(level)) {
      const [one, two] = [attributes.get(level.name) ?? '', attributes.get(other) ?? ''];
      if (one !== two && two !== '')
        pairs.set([level.name, other].sort().join(' '), { [one]: level.name, [two]: other });
    }
  return [...pairs.values()];
}

/** Every name in the column that is no level, or a level of the same attribute, which never meet anyway. */
export function prohibitionFaults({ choices }: Pick<Question, 'choices'>): PartFault[] {
  const attributes = new Map(choices.map(({ name, filters = {} }) => [name, filters[ATTRIBUTE] ?? '']));
  return choices.flatMap((level) =>
    notWith(level)
      .filter((name) => {
        const other = attributes.get(name);
        return other === undefined || other === attributes.get(level.name);
      })
      .map((name) => ({
        column: 'choices' as const,
        expected: `levels of other attributes in ${NOT_WITH} of ${level.name}`,
        found: name,
      })),
  );
}
