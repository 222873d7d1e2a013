/** What expressions can use: the names of variables, and how their values are written. */
import type { DescribedQuestion, Description } from '../../services/analysis/enquiries/describe.js';
import { titleOf } from './definition-form.js';

/** More categories than that are told by the first few. */
const MOST_TOLD = 12;

/** The table behind “What you can use”. */
export function namesTable({ questions }: Description) {
  return {
    caption: 'Names and values',
    captionHidden: true,
    dense: true,
    head: [{ text: 'Name' }, { text: 'Question' }, { text: 'Values' }],
    rows: questions.filter(({ experiment }) => experiment === null).flatMap(rowsOf),
  };
}

function rowsOf(question: DescribedQuestion): readonly (readonly string[])[] {
  const parts = question.parts.flatMap((part) => part ?? []);
  if (question.table === 'multiple-response' && parts.length > 0) {
    return [
      [
        `\${${question.name}}`,
        titleOf(question),
        `selected(…, '${parts.slice(0, MOST_TOLD).join("'), '")}')`,
      ],
    ];
  }
  return question.variables
    .filter(({ kind }) => kind !== 'texts')
    .map(({ name, label, kind, categories }) => [
      `\${${name}}`,
      titleOf({ name, label }),
      kind === 'categories' ? told(categories.map((category) => category.name)) : VALUES[kind],
    ]);
}

const VALUES = { numbers: 'a number', dates: 'a date, such as ‘2027-01-03’', texts: '' } as const;

function told(names: readonly string[]): string {
  const shown = names.slice(0, MOST_TOLD).map((name) => `'${name}'`);
  return names.length > MOST_TOLD
    ? `${shown.join(', ')} and ${names.length - MOST_TOLD} more`
    : shown.join(', ');
}
