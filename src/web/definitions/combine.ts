/** Combinations of the categories of two or three questions. */
import {
  type DefinitionForm,
  type FormGround,
  isCategorical,
  questionChoices,
  readLabel,
} from './definition-form.js';

const FIELDS = ['of-1', 'of-2', 'of-3'] as const;

export const combine: DefinitionForm = {
  name: 'combine',
  kind: 'variable',
  title: 'combination',
  summary: 'Cross questions: each pair of categories becomes one.',
  sources: null,
  sourceOf: (content) =>
    content.kind === 'variable' && content.how.by === 'combine' ? { source: null } : null,
  model: (ground) => ({ questions: [{ value: '', text: 'None' }, ...choicesOf(ground)] }),
  values: (content) => {
    if (content.kind !== 'variable' || content.how.by !== 'combine') return {};
    const { of } = content.how;
    return Object.fromEntries(FIELDS.map((field, index) => [field, of[index] ?? '']));
  },
  read: (reader, ground) => {
    const label = readLabel(reader);
    const known = new Set(choicesOf(ground).map(({ value }) => value));
    const of = FIELDS.flatMap((field) => reader.all(field)[0] ?? '').filter((name) => known.has(name));
    if (of.length < 2) reader.refuse('of-1', 'Choose at least two questions');
    else if (new Set(of).size < of.length) reader.refuse('of-1', 'Choose different questions');
    return { kind: 'variable', label, how: { by: 'combine', of } };
  },
};

function choicesOf({ description }: FormGround) {
  return questionChoices(
    description,
    (question) => isCategorical(question) && question.variables.length === 1,
  );
}
