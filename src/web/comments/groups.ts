/** The variables that put commenters into groups, as a list to choose from. */
import { inLanguage } from '../../shared/language.js';
import { titleOf } from '../definitions/definition-form.js';
import type { CommentDesk } from './desk.js';

/** A variable with its groups. */
export interface GroupChoice {
  readonly name: string;
  readonly label: string;
  readonly groups: readonly { readonly value: string; readonly text: string }[];
}

/** A variable of more groups is no choice of a list. */
const MOST_GROUPS = 40;

/** Of a survey every variable of categories, of a ballot what may be told beside a comment. */
export async function groupChoices({
  services,
  place,
  asides,
  question: { name: own },
}: CommentDesk): Promise<readonly GroupChoice[]> {
  if (place.subject.kind === 'ballot')
    return asides.map(({ name, label, categories }) => ({
      ...{ name, label },
      groups: categories.map((each) => ({ value: `${name}=${each.name}`, text: each.label })),
    }));
  const described = await services.analysis.describe(place.subject);
  if (!('description' in described)) return [];
  return described.description.questions.flatMap((question): readonly GroupChoice[] => {
    const { name, table, variables, parts } = question;
    const several = table === 'multiple-response';
    const [variable] = variables;
    if (variable === undefined || (!several && (variables.length > 1 || variable.kind !== 'categories')))
      return [];
    const groups = several
      ? variables.map(({ label }, at) => ({ key: parts[at] ?? '', label }))
      : variable.categories
          .filter(({ missing }) => !missing)
          .map((each) => ({ key: each.name, label: each.label }));
    // A question's own codes are chosen for themselves, and those of everybody are the same people's.
    const isOwn = name === `codes.${own}` || name.startsWith('codes-of-all.');
    if (groups.length < 2 || groups.length > MOST_GROUPS || isOwn) return [];
    return [
      {
        ...{ name, label: titleOf(question) },
        groups: groups.map(({ key, label }) => ({
          value: `${name}=${key}`,
          text: inLanguage(label, 'en') || key,
        })),
      },
    ];
  });
}
