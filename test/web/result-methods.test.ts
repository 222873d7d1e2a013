/** Every method of the hall has a result page in both languages and a bundle that verifies. */
import request from 'supertest';
import { METHODS } from '../../src/domain/voting/methods/index.js';
import type { PaperKind } from '../../src/domain/voting/paper.js';
import { verifyBundle } from '../../src/services/exports/ballots/verify-bundle.js';
import { FORTY_PAPERS, publishedBallot } from '../kit/counted-ballot.js';
import { sqliteForTest } from '../kit/storages.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

type Marks = readonly (number | null)[];

/** The forty ranked papers as papers of another kind, that say the same as far as it can. */
const AS: Readonly<Record<PaperKind, (marks: Marks) => Marks>> = {
  ranks: (marks) => marks,
  choice: (marks) => marks.map((mark) => (mark === 1 ? 1 : null)),
  approvals: (marks) => (isBlank(marks) ? marks : marks.map((mark) => (mark === null ? 0 : 1))),
  scores: (marks) => (isBlank(marks) ? marks : marks.map((mark) => (mark === null ? 0 : 6 - mark))),
};

const isBlank = (marks: Marks) => marks.every((mark) => mark === null);

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
});
afterAll(() => house.remove());

test.each(METHODS.map((method) => [method.name, method] as const))('%s', async (_, method) => {
  const papers = FORTY_PAPERS.map(({ marks, answers }) => ({ marks: AS[method.paperKind](marks), answers }));
  const seats = method.severalSeats ? 2 : 1;
  const ballot = await publishedBallot(house.services, papers, { method: method.name, seats });
  const page = await request(house.app).get(`/ballots/${ballot.slug}/result`);
  expect(page.status).toBe(200);
  expect(page.text).toMatch(/<h1[^>]*>[^<]*Theme health[^<]* (was|were) chosen/);
  expect(page.text).not.toMatch(/NaN|undefined|\{\w+\}/);
  const welsh = await request(house.app).get(`/ballots/${ballot.slug}/result?language=cy`);
  expect(welsh.text).toMatch(/<h1[^>]*>Dewiswyd [^<]*Thema health/);
  const bundle = await house.services.exports.publicFile(ballot, 'bundle.zip');
  const { checks } = verifyBundle(bundle!.content);
  expect(checks.filter(({ passed }) => !passed)).toEqual([]);
});
