/** What a survey is about, said on its page: chosen while nobody could answer, and afterwards only made stricter. */

import { findSurveyMove } from '../../../src/services/surveys/moves.js';
import { settingsOf } from '../../../src/services/surveys/settings.js';
import { labById } from '../../../src/storage/lab-store.js';
import type { SurveyRow } from '../../../src/storage/survey-store.js';
import { surveyById } from '../../../src/storage/survey-store.js';
import { type Browser, giveRole, makeAccount, signIn } from '../../kit/people.js';
import { sqliteForTest } from '../../kit/storages.js';
import { agreed, makeSurvey } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

let house: TestHouse;
let survey: SurveyRow;
let organiser: Browser;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
  survey = await makeSurvey(house.services, { open: false });
  const { id } = await labById(house.services.context.storage.reader, survey.lab_id);
  const person = await makeAccount(house, 'Olwen');
  await giveRole(house, id, person, 'organiser');
  organiser = await signIn(house, person);
});
afterAll(() => house.remove());

const now = () => surveyById(house.services.context.storage.reader, survey.id);
const page = async () => (await organiser.get(`/manage/surveys/${survey.slug}/about`).expect(200)).text;
const save = async (topic: string | null) =>
  organiser
    .post(`/manage/surveys/${survey.slug}/about`)
    .type('form')
    .set('Sec-Fetch-Site', 'same-origin')
    .send({
      ...{ title: 'Buses', introduction: '', minutes: '5', consent: 'Yes', retention: '30' },
      ...{ revision: (await now()).revision, ...(topic === null ? {} : { topic }) },
    });
const topic = async () => settingsOf(await now()).topic;

test('a survey is about health until somebody says that it is not, and only while nobody could answer', async () => {
  expect(settingsOf({ settings: JSON.stringify({ ...settingsOf(survey), topic: undefined }) }).topic).toBe(
    'health',
  );
  expect(await page()).toMatch(/value="health" checked/);
  expect((await save('something')).status).toBe(422);
  expect((await save('other')).status).toBe(303);
  expect(await page()).toMatch(/value="other" checked/);
  const move = { surveyId: survey.id, actor: 'system', revision: (await now()).revision };
  await agreed(house.services.surveys.move(findSurveyMove('open')!, move));
  expect((await save(null)).status).toBe(303);
  expect(await topic()).toBe('other');
  expect((await save('health')).status).toBe(303);
  expect(await page()).toContain('People could answer it as that, so it stays so');
  const refused = await save('other');
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('This survey stays one about health');
  expect((await save(null)).status).toBe(303);
  expect(await topic()).toBe('health');
});
