/** Forms for tests: written as Markdown tables, read, and their faults as lines. */
import {
  describeSheetFault,
  readMarkdownTables,
  readQuestionnaire,
} from '../../../../src/domain/questionnaire/xlsform/index.js';

/** What the form says; throws with its faults where it is refused. */
export function read(form: string) {
  const result = readQuestionnaire(readMarkdownTables(form));
  if (!result.ok) throw new Error(result.problem.map(describeSheetFault).join('\n'));
  return result.value;
}

/** The form's faults as lines; none where it is accepted. */
export function faults(form: string): string[] {
  const result = readQuestionnaire(readMarkdownTables(form));
  return result.ok ? [] : result.problem.map(describeSheetFault);
}

/** A survey sheet of these columns and rows, cells between bars. */
export function survey(columns: string, ...rows: string[]): string {
  return sheet('survey', columns, ...rows);
}

/** A sheet of that name. */
export function sheet(name: string, columns: string, ...rows: string[]): string {
  return [`| ${name} |`, ...[columns, ...rows].map((row) => `| | ${row} |`)].join('\n');
}

/** A list of choices named by the words. */
export function choices(list: string, ...names: string[]): string {
  return sheet('choices', 'list_name | name | label', ...names.map((name) => `${list} | ${name} | ${name}`));
}
