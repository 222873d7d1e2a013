/** Whether a definition that somebody is writing works on the answers, and what it gives. */
import type { Texts } from '../../../shared/language.js';
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { DataSet } from '../data-set/data-set.js';
import { onlyRows } from '../data-set/only-rows.js';
import {
  type Definition,
  ofKind,
  type VariableDefinition,
  type WeightDefinition,
} from '../definitions/definition.js';
import { extended, tried } from '../derive/index.js';
import { rowsWhere } from '../derive/rows-where.js';
import { type WeightDiagnostics, weigh } from '../weighting/weigh.js';
import type { Enquiry } from './enquiry.js';
import { completed } from './prepared.js';

/** What a definition gives: how many responses are in each category, or in the filter, or have a number. */
export interface Trial {
  readonly rows: number;
  readonly counts: readonly { readonly label: Texts; readonly rows: number }[];
  /** What there is to know about a weight; null for everything else. */
  readonly weight: WeightDiagnostics | null;
}

export const checkDefinition: Enquiry<Definition, Trial> = {
  ask: (definition, { data, definitions }) => {
    const others = ofKind(definitions, 'variable');
    const { content } = definition;
    if (content.kind === 'variable') return variableTrial(data, { name: definition.name, content }, others);
    if (content.kind === 'weight') return weightTrial(data, content, others);
    const mask = rowsWhere(extended(data, others).data, content.expression);
    if (!mask.ok) return refuse(invalid('expression', mask.problem));
    return ok({ rows: data.rows, counts: [{ label: content.label, rows: sum(mask.value) }], weight: null });
  },
};

function variableTrial(
  data: DataSet,
  definition: Definition<VariableDefinition>,
  others: readonly Definition<VariableDefinition>[],
): Result<Trial, Problem> {
  const made = tried(data, definition, others);
  if (!made.ok) return refuse(invalid(made.problem.field, made.problem.sentence));
  const { questions, variables, columns, rows } = made.value;
  const place = questions.at(-1)?.variables[0] ?? 0;
  const codes = columns[place]?.codes ?? new Int8Array();
  const counts = (variables[place]?.categories ?? []).map(({ label }) => ({ label, rows: 0 }));
  for (const code of codes) {
    const count = counts[code];
    if (count !== undefined) count.rows += 1;
  }
  return ok({ rows, counts, weight: null });
}

/** A weight is of completed responses. */
function weightTrial(
  data: DataSet,
  content: WeightDefinition,
  others: readonly Definition<VariableDefinition>[],
): Result<Trial, Problem> {
  const whole = extended(onlyRows(data, completed(data, 'completed')), others).data;
  const weighed = weigh(whole, content, 'en');
  if (!weighed.ok) return refuse(invalid('targets', `This cannot be done: ${weighed.problem}`));
  return ok({ rows: whole.rows, counts: [], weight: weighed.value.diagnostics });
}

function invalid(field: string, sentence: string): Problem {
  return problem('form-invalid', { fields: { [field]: sentence } });
}

function sum(mask: Uint8Array): number {
  return mask.reduce((count, one) => count + one, 0);
}
