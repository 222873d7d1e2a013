/** Which rows a filter leaves in. */
import { asBoolean } from '../../../domain/questionnaire/expressions/index.js';
import { ok, type Result } from '../../../shared/result.js';
import type { DataSet } from '../data-set/data-set.js';
import { eachRow } from './worked.js';

/** 1 for each row in which the expression holds. Refused with a sentence where it cannot be read or worked out. */
export function rowsWhere(data: DataSet, expression: string): Result<Uint8Array, string> {
  const mask = new Uint8Array(data.rows);
  const done = eachRow(data, expression, (value, row) => {
    mask[row] = Number(asBoolean(value));
  });
  return done.ok ? ok(mask) : done;
}
