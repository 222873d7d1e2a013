/** How a fault found deep inside an expression reaches the door, where it becomes a value. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { ExpressionFault } from './expression.js';

/** Travels only between `fail` and `caught`. */
class ExpressionFaultError extends Error {
  override readonly name = 'ExpressionFaultError';
  constructor(readonly fault: ExpressionFault) {
    super(fault.sentence);
  }
}

/** Gives up at the column (from 1); the sentence says what was expected. Only inside `caught`. */
export function fail(column: number, sentence: string): never {
  throw new ExpressionFaultError({ column, sentence });
}

/** What `work` answers, or the fault at which it gave up. */
export function caught<Value>(work: () => Value): Result<Value, ExpressionFault> {
  try {
    return ok(work());
  } catch (error) {
    if (error instanceof ExpressionFaultError) return refuse(error.fault);
    throw error;
  }
}

/** The fault as one line for people: "column 12: expected ) after the arguments of if". */
export function describeFault(fault: ExpressionFault): string {
  return `column ${fault.column}: ${fault.sentence}`;
}
