import express from 'express';
import request from 'supertest';
import { ProblemError } from '../../../src/shared/problem.js';
import { addressBlock } from '../../../src/web/security/address-block.js';
import { slowDownFloods } from '../../../src/web/security/floods.js';

/** An application that allows three requests a minute and says in which block it saw the visitor. */
function application(trustProxy = 0) {
  const app = express();
  app.set('trust proxy', trustProxy);
  app.use(slowDownFloods(3));
  app.use((incoming, response) => void response.send(addressBlock(incoming)));
  app.use(
    (error: unknown, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
      response.sendStatus(error instanceof ProblemError ? error.problem.status : 500);
    },
  );
  return app;
}

const statuses = async (
  app: express.Express,
  path: string,
  headers: (index: number) => Record<string, string>,
) => {
  const seen = [];
  for (let index = 0; index < 5; index += 1)
    seen.push((await request(app).get(path).set(headers(index))).status);
  return seen;
};

test('a flood is slowed, whatever forwarded addresses it claims', async () => {
  const forged = (index: number) => ({
    'X-Forwarded-For': `192.0.2.${index}`,
    Forwarded: `for=192.0.2.${index}`,
  });
  expect(await statuses(application(), '/manage', forged)).toEqual([200, 200, 200, 429, 429]);
});

test('behind one proxy the address it saw counts, and what the visitor wrote before it does not', async () => {
  const forged = (index: number) => ({ 'X-Forwarded-For': `203.0.113.${index}, 192.0.2.7` });
  expect(await statuses(application(1), '/manage', forged)).toEqual([200, 200, 200, 429, 429]);
  const different = (index: number) => ({ 'X-Forwarded-For': `192.0.2.${index}` });
  expect(await statuses(application(1), '/manage', different)).toEqual([200, 200, 200, 200, 200]);
});

test.each([
  '/v/CODE',
  '/vote',
  '/ballots/theme/vote',
  '/ballots/theme/vote/cast',
  '/ballots/theme/receipt',
  '/ballots/theme/receipt.txt',
  '/ballots/theme/change',
  '/ballots/theme/check',
  '/health',
  '/s/survey/page/role',
  '/s/survey/later',
  '/s/survey/visit',
  '/s/survey/finish',
])('nobody on the way to their vote or the end of a survey is slowed at %s', async (path) => {
  expect(await statuses(application(), path, () => ({}))).toEqual([200, 200, 200, 200, 200]);
});

test.each(['/ballots/theme/papers.csv', '/votes', '/sign-in', '/ballots/theme'])(
  'others are, at %s',
  async (path) => {
    expect((await statuses(application(), path, () => ({}))).at(-1)).toBe(429);
  },
);

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2ff:3:4:5:6', '2001:db8:1:200::/56'],
  ['2001:db8:1:2aa::1', '2001:db8:1:200::/56'],
])('%s belongs to the block %s', async (address, block) => {
  const answer = await request(application(1)).get('/').set('X-Forwarded-For', address);
  expect(answer.text).toBe(block);
});
