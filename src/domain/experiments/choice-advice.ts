/** What a choice design means for the people who answer it and how many of them it needs. */
import { LEAST_SEGMENT } from './best-worst-advice.js';
import type { ChoiceMeasures } from './choice-measures.js';
import type { ChoiceRequest } from './choice-request.js';

/** Numbers for the set-up page, and what speaks against the design in sentences. */
export interface ChoiceAdvice {
  readonly tasksForEachRespondent: number;
  /** Respondents until every level of the longest attribute has been shown 500 times, and 1,000 times. */
  readonly respondentsFor500Views: number;
  readonly respondentsFor1000Views: number;
  readonly respondentsForEachSegment: number;
  /** Respondents with whom every utility expected to differ from 0 would be told from it; null without priors or measures. */
  readonly respondentsForPriors: number | null;
  readonly cautions: readonly string[];
}

/**
 * Rules of thumb: n ≥ 500c/(ta) respondents, better 1,000c/(ta), c the most levels of an attribute, t tasks, a
 * alternatives (Johnson & Orme; Orme, *Getting Started with Conjoint Analysis*, 2010, chapter 7), and 200 in each
 * segment. With priors also n ≥ (1.96 · se₁/β)² for each utility β, se₁ its standard error with one respondent (Rose &
 * Bliemer, Transportation 40, 2013); without measures, before the design is drawn, nothing is said of priors.
 */
export function choiceAdvice(request: ChoiceRequest, measures: ChoiceMeasures | null): ChoiceAdvice {
  const { attributes, tasks, alternatives } = request;
  const longest = Math.max(...attributes.map(({ levels }) => levels.length));
  const respondentsFor500Views = Math.ceil((500 * longest) / (tasks * alternatives));
  const { utilities = [], repeatedTasks = 0 } = measures ?? {};
  const expected = utilities.filter(({ prior }) => prior !== 0);
  const needed = expected.map(({ prior, standardError }) => Math.ceil(((1.96 * standardError) / prior) ** 2));
  const said: (string | false)[] = [
    tasks > 16 && `${tasks} tasks are many for one respondent: after about 16 answers get careless.`,
    attributes.length > 7 && 'More than 7 attributes are hard to weigh against each other. Leave some out.',
    alternatives > 4 && 'More than 4 alternatives in a task are hard to compare.',
    repeatedTasks > 0 && `${repeatedTasks} tasks are asked twice of the same respondent.`,
  ];
  return {
    tasksForEachRespondent: tasks,
    respondentsFor500Views,
    respondentsFor1000Views: Math.ceil((1000 * longest) / (tasks * alternatives)),
    respondentsForEachSegment: Math.max(LEAST_SEGMENT, respondentsFor500Views),
    respondentsForPriors: needed.length === 0 ? null : Math.max(...needed),
    cautions: said.filter((sentence) => sentence !== false),
  };
}
