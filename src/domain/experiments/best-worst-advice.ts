/** What a best–worst design means for the people who answer it and how many of them it needs. */
import type { BestWorstRequest } from './best-worst-request.js';

/** Numbers for the set-up page, and what speaks against the design in sentences. */
export interface BestWorstAdvice {
  readonly tasksForEachRespondent: number;
  /** Times that a respondent sees each item, on average. */
  readonly viewsForEachRespondent: number;
  /** Respondents until each item has been shown 500 times, and 1,000 times. */
  readonly respondentsFor500Views: number;
  readonly respondentsFor1000Views: number;
  /** Respondents in each segment that is to be compared with others. */
  readonly respondentsForEachSegment: number;
  readonly cautions: readonly string[];
}

/** Respondents below which the segments of a survey should not be compared (Orme 2010, chapter 7). */
export const LEAST_SEGMENT = 200;

/**
 * Rules of thumb, not laws. Each item shown at least 500 times, better 1,000, over all respondents: then a share of
 * choices is known to about ±4 or ±3 points (Johnson & Orme's rule for choice tasks, which Orme carries over to best–worst);
 * 200 respondents in each segment (Orme, *Getting Started with Conjoint Analysis*, 2010, chapter 7); each respondent
 * sees each item three times where utilities of single respondents are wanted, with four or five items a task and no
 * more than half of the items (Orme, *Accuracy of HB Estimation in MaxDiff Experiments*, Sawtooth Software 2005).
 */
export function bestWorstAdvice(request: BestWorstRequest): BestWorstAdvice {
  const { items, itemsPerTask, tasks } = request;
  const views = (tasks * itemsPerTask) / items.length;
  const respondentsFor500Views = Math.ceil(500 / views);
  return {
    tasksForEachRespondent: tasks,
    viewsForEachRespondent: views,
    respondentsFor500Views,
    respondentsFor1000Views: Math.ceil(1000 / views),
    respondentsForEachSegment: Math.max(LEAST_SEGMENT, respondentsFor500Views),
    cautions: cautions(request, views),
  };
}

function cautions({ items, itemsPerTask, tasks, versions }: BestWorstRequest, views: number): string[] {
  const wanted = Math.ceil((3 * items.length) / itemsPerTask);
  const said: (string | false)[] = [
    views < 1 &&
      'A respondent does not see every item. Results hold for groups of respondents, not for one of them.',
    views >= 1 &&
      views < 3 &&
      `A respondent sees each item fewer than 3 times. That is enough for groups; for results of single respondents ask ${wanted} tasks.`,
    tasks > 20 && `${tasks} tasks are many for one respondent: after about 20 answers get careless.`,
    itemsPerTask > 5 && 'More than 5 items in a task are hard to compare. Use 4 or 5.',
    itemsPerTask === 2 && 'With 2 items in a task, the best one already tells the worst. Use 3 to 5.',
    itemsPerTask * 2 > items.length &&
      itemsPerTask > 3 &&
      'More than half of the items in each task tells little more than fewer would.',
    versions === 1 &&
      'With one version every respondent compares the same items in the same places, so effects of context and order do not cancel out.',
    tasks * (itemsPerTask - 1) < items.length - 1 &&
      'One version does not connect all items; only all versions together do.',
  ];
  return said.filter((sentence) => sentence !== false);
}
