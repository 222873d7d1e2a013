/** What organisers are shown when a colleague stored something while they were typing: where the two versions differ. */

/** A field that differs between what was typed and what a colleague stored. */
export interface Difference {
  readonly label: string;
  readonly yours: string;
  readonly stored: string;
}

/** What `partials/edit-conflict` reads as `conflict`. */
export interface EditConflict {
  readonly thing: 'ballot' | 'lab' | 'questionnaire';
  readonly differences: readonly Difference[];
}

/** A version of the thing: each field's text by the name that people have for it. */
export type NamedTexts = Readonly<Record<string, string>>;

/** The fields of either version whose texts differ; a field that a version lacks is empty there. */
export function editConflict(
  thing: EditConflict['thing'],
  yours: NamedTexts,
  stored: NamedTexts,
): EditConflict {
  const labels = [...new Set([...Object.keys(yours), ...Object.keys(stored)])];
  const differences = labels
    .map((label) => ({ label, yours: yours[label] ?? '', stored: stored[label] ?? '' }))
    .filter((difference) => difference.yours !== difference.stored);
  return { thing, differences };
}
