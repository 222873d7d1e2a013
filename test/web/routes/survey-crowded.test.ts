/** What somebody reads who begins where too many have begun. */
import type { Request } from 'express';
import { BEGINNINGS } from '../../../src/services/surveys/begin.js';
import { addressBlock } from '../../../src/web/security/address-block.js';
import { sqliteForTest } from '../../kit/storages.js';
import { agreed, makeSurvey } from '../../kit/survey.js';
import { memberAt } from '../../kit/voter.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
});
afterAll(() => house.remove());

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

test('where too many have begun, the page is kind, says when, and loses nothing', async () => {
  const survey = await makeSurvey(house.services);
  const here = ['127.0.0.1', '::ffff:127.0.0.1', '::1'].map((ip) => addressBlock({ ip } as Request));
  for (const block of new Set(here))
    await Promise.all(
      Array.from({ length: BEGINNINGS }, () =>
        agreed(
          house.services.rateLimit.spend(['survey-beginnings', survey.id, block], BEGINNINGS, 15 * 60_000),
        ),
      ),
    );
  const member = memberAt(house.app);
  const home = `/s/${survey.slug}`;
  const start = await member.get(home);
  const fields = { code: hidden(start.text, 'code'), consent: hidden(start.text, 'consent'), agree: 'yes' };
  const refused = await member.post(home, fields);
  expect(refused.status).toBe(429);
  expect(refused.headers['retry-after']).toBe('900');
  expect(refused.text).toContain('Too many people have started from the same place');
  expect(refused.text).toContain('Try again in 15 minutes');
  expect((await member.get(`${home}?language=cy`)).status).toBe(200);
  expect((await member.post(home, fields)).text).toContain('Mae gormod o bobl wedi dechrau o’r un lle');
  const before = house.clock.now();
  house.clock.set(before + 15 * 60_000);
  expect((await member.post(home, fields)).status).toBe(303);
  house.clock.set(before);
});
