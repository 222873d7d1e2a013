/** Advice: the rules of thumb worked out, and cautions only where they are due. */
import { bestWorstAdvice } from '../../../src/domain/experiments/best-worst-advice.js';
import { bestWorstRequest } from './kit.js';

test('twelve items, four a task, nine tasks: three views each, so 500 views need 167 respondents', () => {
  expect(bestWorstAdvice(bestWorstRequest(12, 4, 9, 20))).toEqual({
    tasksForEachRespondent: 9,
    viewsForEachRespondent: 3,
    respondentsFor500Views: 167,
    respondentsFor1000Views: 334,
    respondentsForEachSegment: 200,
    cautions: [],
  });
});

test('a sparse design needs more respondents, in segments too', () => {
  const advice = bestWorstAdvice(bestWorstRequest(40, 4, 5, 20));
  expect(advice).toMatchObject({ viewsForEachRespondent: 0.5, respondentsFor500Views: 1000 });
  expect(advice.respondentsForEachSegment).toBe(1000);
  expect(advice.cautions.join(' ')).toContain('does not see every item');
  expect(advice.cautions.join(' ')).toContain('only all versions together');
});

test.each([
  [bestWorstRequest(12, 4, 8, 2), 'ask 9 tasks'],
  [bestWorstRequest(12, 4, 21, 2), '21 tasks are many'],
  [bestWorstRequest(12, 6, 9, 2), 'More than 5 items'],
  [bestWorstRequest(12, 2, 18, 2), 'already tells the worst'],
  [bestWorstRequest(7, 4, 7, 2), 'More than half'],
  [bestWorstRequest(12, 4, 9, 1), 'With one version'],
])('%j is cautioned against', (request, words) => {
  expect(bestWorstAdvice(request).cautions.join(' ')).toContain(words);
});
