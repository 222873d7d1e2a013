/** Categories of a question brought together under new names. */
import { ok } from '../../../shared/result.js';
import { codesFor } from '../data-set/block.js';
import {
  type DerivationRule,
  derivedCategories,
  derivedQuestion,
  faultAt,
  LEFT_OUT,
  type Source,
  sourceOf,
} from './derivation.js';

export const recode: DerivationRule<'recode'> = {
  by: 'recode',
  needs: ({ of }) => [of],
  derive: ({ data, name, label, how }) => {
    const found = sourceOf(data, how.of);
    if (found === null) return faultAt('of', `There is no question or variable called ${how.of} any more`);
    if (found.question.table === 'multiple-response')
      return faultAt('of', `${how.of} takes several answers: make a net of it instead`);
    const stray = found.sources.find(({ variable }) => variable.kind !== 'categories');
    if (stray !== undefined) return faultAt('of', `${stray.variable.name} has no categories`);
    const known = new Set(
      found.sources.flatMap(({ variable }) => variable.categories.map((each) => each.name)),
    );
    const unknown = how.groups.flatMap(({ categories }) => categories).filter((each) => !known.has(each));
    if (unknown.length > 0) return faultAt('groups', `${how.of} has no category ${unknown.join(', ')}`);
    const categories = derivedCategories(how.groups.map((group) => group.label));
    const made = found.sources.map((source) => ({
      ...{ part: source.part, label: source.variable.label, kind: 'categories' as const, categories },
      column: { codes: recoded(source, how.groups), values: null },
    }));
    const { table, chart } = found.question;
    return ok(derivedQuestion({ name, label }, { table, chart }, made));
  },
};

function recoded(
  { variable, column }: Source,
  groups: readonly { readonly categories: readonly string[] }[],
): ReturnType<typeof codesFor> {
  const places = variable.categories.map(({ name }) =>
    groups.findIndex(({ categories }) => categories.includes(name)),
  );
  const codes = codesFor(groups.length - 1, column.codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = column.codes[row] ?? LEFT_OUT;
    const place = code < 0 ? code : (places[code] ?? LEFT_OUT);
    codes[row] = code >= 0 && place < 0 ? LEFT_OUT : place;
  }
  return codes;
}
