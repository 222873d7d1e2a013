/** What a database meant by refusing: the few refusals that callers expect, told apart by code and sentence. */
import { PAPERS_ARE_CLOSED } from './migrations/0001-triggers.js';
import { RESPONSES_ARE_CLOSED } from './migrations/0002-triggers.js';

/** Whether a paper was refused because its ballot closed while the paper was on its way. */
export function isPapersClosed(error: unknown): boolean {
  return messageOf(error).includes(PAPERS_ARE_CLOSED);
}

/** Whether an answer was refused because its survey closed while the answer was on its way. */
export function isResponsesClosed(error: unknown): boolean {
  return messageOf(error).includes(RESPONSES_ARE_CLOSED);
}

/** Whether a row was refused because another one has its key or its unique value. */
export function isTaken(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '23505' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE';
}

function messageOf(error: unknown): string {
  const message = (error as { message?: unknown } | null)?.message;
  return typeof message === 'string' ? message : '';
}
