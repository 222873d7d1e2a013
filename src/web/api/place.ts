/** What an endpoint's address names, which its door has found. */
import { present } from '../../shared/assert.js';
import { type Problem, ProblemError } from '../../shared/problem.js';
import type { Result } from '../../shared/result.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import type { TokenVisit } from '../visit.js';

/** The survey of a door below `/surveys/:survey`. */
export function surveyOf({ named }: TokenVisit): SurveyRow {
  return present(named.survey, 'the address names a survey');
}

/** The ballot of a door below `/ballots/:ballot`. */
export function ballotOf({ named }: TokenVisit): BallotRow {
  return present(named.ballot, 'the address names a ballot');
}

/** The value, or the refusal thrown for `web/errors.ts`. */
export function agreed<Value>(result: Result<Value, Problem>): Value {
  if (!result.ok) throw new ProblemError(result.problem);
  return result.value;
}
