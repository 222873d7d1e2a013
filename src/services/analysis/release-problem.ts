/** Whether the answers to a survey may be looked into yet. */
import { type Problem, problem } from '../../shared/problem.js';
import { surveyById } from '../../storage/survey-store.js';
import type { ServiceContext } from '../context.js';
import { takeOutProblem } from '../surveys/data.js';
import type { Subject } from './subject.js';

/**
 * Why nobody may ask about the answers now, or null. While people still use links of their own, a table made before and
 * one made after somebody used theirs would show what this person answered, whatever the size of its groups: so tables
 * wait until closing, as the answers themselves do.
 */
export async function releaseProblem(context: ServiceContext, subject: Subject): Promise<Problem | null> {
  if (subject.kind === 'ballot') return null;
  const survey = await surveyById(context.storage.reader, subject.id);
  const refused = await takeOutProblem(context.storage.reader, survey);
  return refused === null ? null : problem('analysis-not-yet');
}
