/** A question as columns across the top of a table. */
import type { BannerQuestion } from '../../../domain/statistics/tables/request.js';
import { inLanguage } from '../../../shared/language.js';
import type { DataQuestion, DataSet } from '../data-set/data-set.js';
import { categoryColumn } from './category-columns.js';

/** The question as columns; categories that nobody of `mask` has are left out. Null where it does not put people into groups. */
export function bannerQuestion(
  { variables, columns }: Pick<DataSet, 'variables' | 'columns'>,
  question: DataQuestion,
  mask: Uint8Array,
  language: string,
): BannerQuestion | null {
  const named = { key: question.name, label: inLanguage(question.label, language) || question.name };
  if (question.table === 'multiple-response') {
    const choices = question.variables.flatMap((place, at) => {
      const [variable, column] = [variables[place], columns[place]];
      if (variable === undefined || column === undefined || variable.kind !== 'categories') return [];
      const label = inLanguage(variable.label, language) || variable.name;
      return [
        { key: question.parts[at] ?? variable.name, label, variable: variable.name, chosen: column.codes },
      ];
    });
    return { kind: 'multiple', ...named, choices };
  }
  const [variable, column] = [variables[question.variables[0] ?? -1], columns[question.variables[0] ?? -1]];
  if (variable === undefined || column === undefined || variable.kind !== 'categories') return null;
  const { column: own, labels } = categoryColumn(variable, column, language, mask);
  return { kind: 'single', ...named, column: own, labels };
}
