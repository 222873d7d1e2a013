/** Asks analyses of a CSV as somebody outside does, and finds values in the answers. */
import { valueAt } from '../../scripts/conformance/answer-paths.js';
import { analysisNamed, answerRequest, readCsvTable } from '../../src/services/analysis/outside/index.js';

/** An answer, or why there is none. */
export interface Asked {
  readonly error: string | undefined;
  readonly whole: unknown;
  /** The value at a path, as conformance cases write it. */
  at(path: string): unknown;
  number(path: string): number;
  /** The named fields of each member of a list. */
  fields(path: string, ...names: readonly string[]): readonly (readonly unknown[])[];
}

/** Asks the analysis `name` of the CSV. */
export function analyse(csv: string, name: string, options: object): Asked {
  const kind = analysisNamed(name);
  const data = readCsvTable(csv, 0);
  if (!kind.ok || !data.ok) throw new Error('no such analysis, or no such data');
  const answer = answerRequest(kind.value, data.value, options as Record<string, unknown>);
  const told: unknown = answer.ok ? JSON.parse(JSON.stringify(answer.value)) : {};
  const at = (path: string) => valueAt(told, path);
  return {
    error: answer.ok ? undefined : answer.problem,
    whole: told,
    at,
    number: (path) => {
      const value = at(path);
      if (typeof value !== 'number') throw new Error(`no number at ${path}: ${JSON.stringify(answer)}`);
      return value;
    },
    fields: (path, ...names) =>
      (at(path) as readonly Readonly<Record<string, unknown>>[]).map((each) =>
        names.map((field) => each[field]),
      ),
  };
}
