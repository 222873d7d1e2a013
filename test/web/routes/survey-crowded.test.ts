/** What somebody reads who begins where too many have begun, and what organisers read of consent that is asked twice. */
import type { Request } from 'express';
import { questionnaireJson } from '../../../src/domain/questionnaire/xlsform/index.js';
import { BEGINNINGS } from '../../../src/services/surveys/begin.js';
import { addressBlock } from '../../../src/web/security/address-block.js';
import { labWithBallot } from '../../kit/people.js';
import { sqliteForTest } from '../../kit/storages.js';
import { agreed, makeSurvey, question, TEST_QUESTIONNAIRE } from '../../kit/survey.js';
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

test('who publishes a questionnaire that asks for consent again is told so', async () => {
  const { lab, browsers } = await labWithBallot(house);
  const survey = await makeSurvey(house.services, { open: false }, lab.slug);
  const asks = question({ type: 'consent', name: 'agree_here', required: 'true()' });
  const publishing = async (parts: typeof TEST_QUESTIONNAIRE.parts) => {
    const { revision } = await house.services.surveys.reread(survey.id);
    const definition = questionnaireJson({ ...TEST_QUESTIONNAIRE, parts });
    const draft = { definition, fileName: 'draft.json', revision };
    await agreed(house.services.surveys.storeDraft(survey.id, draft, 'system'));
    const path = `/manage/surveys/${survey.slug}/versions/publish`;
    return (await browsers.organiser.get(path).expect(200)).text;
  };
  const told = 'and are asked again by agree_here';
  expect(await publishing([asks, ...TEST_QUESTIONNAIRE.parts])).toContain(told);
  expect(await publishing([...TEST_QUESTIONNAIRE.parts])).not.toContain('are asked again');
});
