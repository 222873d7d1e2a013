/** Analyses asked of a CSV written in a test. */
import {
  analysisNamed,
  answerRequest,
  readCsvTable,
} from '../../../../src/services/analysis/outside/index.js';

/** The answer as JSON would have it, or `{ error }`. */
export function ask(name: string, lines: readonly string[], options: Readonly<Record<string, unknown>>) {
  const analysis = analysisNamed(name);
  const table = readCsvTable(`${lines.join('\n')}\n`, 0);
  if (!analysis.ok || !table.ok) throw new Error('the test asks for what there is not');
  const answer = answerRequest(analysis.value, table.value, options);
  return answer.ok ? JSON.parse(JSON.stringify(answer.value)) : { error: answer.problem };
}
