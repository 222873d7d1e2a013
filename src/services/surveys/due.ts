/** What the clock does with surveys: opens and closes them, erases what their retention has ended for. */
import { surveysDue } from '../../storage/survey-store.js';
import type { ServiceContext } from '../context.js';
import { CLOSE, moveSurveyOn, OPEN, type SurveyMove } from './moves.js';
import { eraseSurvey } from './retention.js';
import { paySurveyScrubs } from './scrub.js';

/** How many surveys the clock changed. */
export interface SurveyClockMoves {
  readonly opened: number;
  readonly closed: number;
  readonly erased: number;
}

/**
 * Does everything with surveys that is due by now. One that another server changed meanwhile, or whose set-up does not
 * allow opening, is left as it is.
 */
export async function moveDueSurveys(context: ServiceContext): Promise<SurveyClockMoves> {
  const due = await surveysDue(context.storage.reader, context.clock.now());
  const made = async (move: SurveyMove, ids: readonly string[]) => {
    let count = 0;
    for (const surveyId of ids)
      if ((await moveSurveyOn(context, move, { surveyId, actor: 'system', revision: null })).ok) count += 1;
    return count;
  };
  const opened = await made(OPEN, due.toOpen);
  const closed = await made(CLOSE, due.toClose);
  let erased = 0;
  for (const id of due.toErase) if ((await eraseSurvey(context, id)).ok) erased += 1;
  await paySurveyScrubs(context);
  return { opened, closed, erased };
}
