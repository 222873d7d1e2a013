/** A filter: who is looked at, as an expression. */
import { LONGEST_EXPRESSION } from '../../domain/questionnaire/expressions/index.js';
import { type DefinitionForm, readLabel } from './definition-form.js';
import { namesTable } from './names-table.js';

export const filter: DefinitionForm = {
  name: 'filter',
  kind: 'filter',
  title: 'filter',
  summary: 'Look at some of the people only, such as those of one country.',
  sources: null,
  sourceOf: ({ kind }) => (kind === 'filter' ? { source: null } : null),
  model: ({ description }) => ({ names: namesTable(description) }),
  values: (content) => (content.kind === 'filter' ? { expression: content.expression } : {}),
  read: (reader) => ({
    kind: 'filter',
    label: readLabel(reader),
    expression: reader.text('expression', {
      label: 'the condition',
      longest: LONGEST_EXPRESSION,
      required: true,
    }),
  }),
};
