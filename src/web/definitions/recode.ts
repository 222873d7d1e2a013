/** A recode: each category of a question, and what it becomes. */
import type { DescribedQuestion } from '../../services/analysis/enquiries/describe.js';
import { inLanguage, type Localised } from '../../shared/language.js';
import type { FormReader } from '../form-reader.js';
import { type DefinitionForm, isCategorical, readLabel } from './definition-form.js';

export const recode: DefinitionForm = {
  name: 'recode',
  kind: 'variable',
  title: 'recode',
  summary: 'Bring categories together under new names.',
  sources: isCategorical,
  sourceOf: (content) =>
    content.kind === 'variable' && content.how.by === 'recode' ? { source: content.how.of } : null,
  model: ({ source }) => ({ rows: categoriesOf(source).map((category, index) => ({ ...category, index })) }),
  values: (content, { source }) => {
    if (content.kind !== 'variable' || content.how.by !== 'recode') return {};
    const { groups } = content.how;
    return Object.fromEntries(
      categoriesOf(source).flatMap(({ name }, index) => {
        const group = groups.find(({ categories }) => categories.includes(name));
        return [
          [`to-${index}`, group?.label.en ?? ''],
          [`to-${index}-cy`, group?.label.cy ?? ''],
        ];
      }),
    );
  },
  read: (reader, { source }) => ({
    kind: 'variable',
    label: readLabel(reader),
    how: { by: 'recode', of: source?.name ?? '', groups: readGroups(reader, source) },
  }),
};

function categoriesOf(source: DescribedQuestion | null) {
  return (source?.variables[0]?.categories ?? []).map(({ name, label }) => ({
    ...{ name, text: inLanguage(label, 'en') },
  }));
}

/** Categories that were given the same new name are one group, in the order of the first; those without are left out. */
function readGroups(reader: FormReader, source: DescribedQuestion | null) {
  const groups = new Map<string, { label: Localised; categories: string[] }>();
  for (const [index, { name }] of categoriesOf(source).entries()) {
    const label = reader.bothLines(`to-${index}`, { label: 'the new name', longest: 200 });
    if (label.en === '') continue;
    const known = groups.get(label.en) ?? { label, categories: [] };
    known.categories.push(name);
    groups.set(label.en, { ...known, label: { ...known.label, ...label } });
  }
  if (groups.size === 0) reader.refuse('to-0', 'Give at least one category a new name');
  return [...groups.values()];
}
