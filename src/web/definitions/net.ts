/** A net: any of several answers to one question. */
import type { DescribedQuestion } from '../../services/analysis/enquiries/describe.js';
import { inLanguage } from '../../shared/language.js';
import { type DefinitionForm, isCategorical, readLabel } from './definition-form.js';

export const net: DefinitionForm = {
  name: 'net',
  kind: 'variable',
  title: 'net',
  summary: 'Count who gave any of several answers, such as “agree” or “strongly agree”.',
  sources: (question) => isCategorical(question) || question.table === 'multiple-response',
  sourceOf: (content) =>
    content.kind === 'variable' && content.how.by === 'net' ? { source: content.how.of } : null,
  model: ({ source }) => ({ choices: choicesOf(source) }),
  values: (content) =>
    content.kind === 'variable' && content.how.by === 'net' ? { categories: content.how.categories } : {},
  read: (reader, { source }) => {
    const label = readLabel(reader);
    const known = new Set(choicesOf(source).map(({ value }) => value));
    const categories = reader.all('categories').filter((name) => known.has(name));
    if (categories.length === 0) reader.refuse('categories', 'Choose the answers that count');
    return { kind: 'variable', label, how: { by: 'net', of: source?.name ?? '', categories } };
  },
};

function choicesOf(source: DescribedQuestion | null) {
  if (source === null) return [];
  if (source.table === 'multiple-response')
    return source.variables.flatMap(({ label }, index) => {
      const part = source.parts[index] ?? null;
      return part === null ? [] : [{ value: part, text: inLanguage(label, 'en') }];
    });
  return (source.variables[0]?.categories ?? []).map(({ name, label }) => ({
    ...{ value: name, text: inLanguage(label, 'en') },
  }));
}
