/** Whoever is refused for a while is told for how long, in the header that programs read. */
import request from 'supertest';
import { PROBLEM_CODES, ProblemError, problem } from '../../src/shared/problem.js';
import { publishedBallot } from '../kit/counted-ballot.js';
import { sqliteForTest } from '../kit/storages.js';
import { openTestHouse } from '../kit/web.js';
import { workHere } from '../kit/work-here.js';

test('problems that pass with time say when, and no others do', () => {
  for (const code of PROBLEM_CODES) {
    const { status, retryAfter } = problem(code);
    expect([code, retryAfter]).toEqual([code, status === 429 || status === 503 ? 60 : null]);
  }
  expect(problem('too-many-tries', { parameters: { minutes: '15' } }).retryAfter).toBe(900);
});

test('a house that is busy says so with its status, a sentence and a time to come back', async () => {
  const house = await openTestHouse(sqliteForTest, {}, ({ storage }) => ({
    ...workHere(storage),
    publicFile: async () => {
      throw new ProblemError(problem('busy'));
    },
  }));
  const ballot = await publishedBallot(house.services);
  const answer = await request(house.app).get(`/ballots/${ballot.slug}/bundle.zip`);
  expect(answer.status).toBe(503);
  expect(answer.headers['retry-after']).toBe('60');
  expect(answer.text).toContain('Try again in a minute');
  const page = await request(house.app).get(`/ballots/${ballot.slug}/result`);
  expect(page.status).toBe(200);
  expect(page.headers['retry-after']).toBeUndefined();
  await house.remove();
});
