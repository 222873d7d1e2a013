/** Which questions can stand in a table: as its rows, or across its top. */
import type { DescribedQuestion } from '../../services/analysis/enquiries/describe.js';

/** Whether there is a table of it. */
export function canBeRow({ table, variables }: DescribedQuestion): boolean {
  return table !== 'none' && (table !== 'texts' || variables.some(({ kind }) => kind !== 'texts'));
}

/** Whether it puts people into groups: one variable of categories, or several answers. */
export function canBeBanner({ table, variables, experiment }: DescribedQuestion): boolean {
  if (experiment !== null) return false;
  if (table === 'multiple-response') return true;
  return variables.length === 1 && variables[0]?.kind === 'categories';
}
