/** The form that asks for a file of answers: what it holds at first, and how what was sent is read. */
import type { AskedChoice } from '../../services/exports/surveys/choice.js';
import { textField } from '../form.js';

/** What is chosen until somebody chooses something else. */
export const FIRST_VALUES = {
  format: 'csv',
  values: 'codes',
  columns: 'choices',
  blanks: 'empty',
  responses: 'ended',
  style: 'excel',
} as const;

const FIELDS = ['format', 'values', 'columns', 'blanks', 'responses', 'style', 'language'] as const;

/** What was asked for, whatever was sent: an unknown word counts as the first choice, an unknown format is refused later. */
export function readExportForm(body: unknown): {
  readonly asked: AskedChoice;
  readonly typed: Readonly<Record<string, string>>;
} {
  const typed = Object.fromEntries(FIELDS.map((name) => [name, textField(body, name, 40)]));
  const chosen = <Word extends string>(name: string, other: Word, first: Word): Word =>
    typed[name] === other ? other : first;
  return {
    typed,
    asked: {
      format: typed['format'] ?? '',
      values: chosen('values', 'labels', 'codes'),
      columns: chosen('columns', 'questions', 'choices'),
      blanks: chosen('blanks', 'reasons', 'empty'),
      responses: chosen('responses', 'completed', 'ended'),
      excel: typed['style'] !== 'plain',
      ...(typed['language'] === '' ? {} : { language: typed['language'] }),
    },
  };
}
