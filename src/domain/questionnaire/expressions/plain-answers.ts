/** Reads plain answers from what a JSON file held, whatever it held. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { PlainAnswer, PlainAnswers } from './answer-tree.js';

/** How deep groups and repeats may stand inside each other. */
const DEEPEST = 20;

/** The answers; refused unless the value is an object of texts, numbers, yes or no, nulls, lists and objects. */
export function readPlainAnswers(value: unknown): Result<PlainAnswers, string> {
  if (!isGroup(value)) return refuse('expected one JSON object of answers by question name');
  return isAnswer(value, DEEPEST)
    ? ok(value)
    : refuse(`expected texts, numbers, true, false, null, lists and objects, at most ${DEEPEST} deep`);
}

function isAnswer(value: unknown, deeper: number): value is PlainAnswer {
  if (typeof value !== 'object' || value === null) return value !== undefined;
  return deeper > 0 && Object.values(value).every((each) => isAnswer(each, deeper - 1));
}

function isGroup(value: unknown): value is PlainAnswers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
