/** A variable worked out by an expression: a number, or categories with conditions. */
import { LONGEST_EXPRESSION } from '../../domain/questionnaire/expressions/index.js';
import type { DefinitionContent } from '../../services/analysis/definitions/definition.js';
import type { Localised } from '../../shared/language.js';
import type { FormReader } from '../form-reader.js';
import { type DefinitionForm, readLabel } from './definition-form.js';
import { namesTable } from './names-table.js';

/** Rows for categories that the form offers; storing fewer and opening it again offers more. */
const ROWS = 8;
const MOST_ROWS = 50;

export const worked: DefinitionForm = {
  name: 'expression',
  kind: 'variable',
  title: 'worked-out variable',
  summary: 'Work a number out, or sort people into categories by conditions.',
  sources: null,
  sourceOf: (content) =>
    content.kind === 'variable' && content.how.by === 'expression' ? { source: null } : null,
  model: ({ description }) => ({ names: namesTable(description), rows: ROWS }),
  values: (content) => {
    const how = howOf(content);
    if (how === null) return { gives: 'categories' };
    const cases = how.cases.flatMap(({ label, when }, index) => [
      [`case-${index}`, label.en],
      [`case-${index}-cy`, label.cy ?? ''],
      [`when-${index}`, when],
    ]);
    const rows = String(Math.min(MOST_ROWS, Math.max(ROWS, how.cases.length + 3)));
    const gives = how.number === null ? 'categories' : 'number';
    return { gives, number: how.number ?? '', rows, ...Object.fromEntries(cases) };
  },
  read: (reader) => {
    const label = readLabel(reader);
    const gives = reader.oneOf('gives', ['categories', 'number'], 'Choose what it gives');
    const number =
      gives === 'number'
        ? reader.text('number', { label: 'the expression', longest: LONGEST_EXPRESSION, required: true })
        : null;
    return {
      kind: 'variable',
      label,
      how: { by: 'expression', number, cases: gives === 'number' ? [] : readCases(reader) },
    };
  },
};

function howOf(content: DefinitionContent) {
  return content.kind === 'variable' && content.how.by === 'expression' ? content.how : null;
}

function readCases(reader: FormReader): { label: Localised; when: string }[] {
  const cases = Array.from({ length: MOST_ROWS }, (_, index) => {
    const label = reader.bothLines(`case-${index}`, { label: 'the category', longest: 200 });
    const when = reader.text(`when-${index}`, { label: 'its condition', longest: LONGEST_EXPRESSION });
    if (label.en === '' && when !== '') reader.refuse(`case-${index}`, 'Name the category of this condition');
    if (label.en !== '' && when === '')
      reader.refuse(`when-${index}`, `Write when somebody is in “${label.en}”`);
    return { label, when };
  }).filter(({ label, when }) => label.en !== '' && when !== '');
  if (cases.length === 0) reader.refuse('case-0', 'Write at least one category with its condition');
  return cases;
}
