/** The cell `appearance`: how a question or group is to look. */
import type { SurveyRow } from './rows.js';
import { textAt } from './table.js';

/** The words of the cell appearance. */
export function appearanceOf({ row }: SurveyRow): readonly string[] {
  return textAt(row, 'control::appearance')
    .split(/\s+/)
    .filter((word) => word !== '');
}
