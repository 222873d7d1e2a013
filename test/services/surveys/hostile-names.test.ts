/** A questionnaire may call its questions as JavaScript calls what every object has. */
import { drawCode } from '../../../src/services/surveys/codes.js';
import { exportedFile } from '../../kit/answers-to-export.js';
import { sqliteForTest } from '../../kit/storages.js';
import {
  agreed,
  beginWith,
  makeSurvey,
  openPass,
  question,
  sendTestPage,
  TEST_QUESTIONNAIRE,
} from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
});
afterAll(() => house.remove());

const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];

test('answers to questions of any name are kept, timed and taken out', async () => {
  const parts = NAMES.map((name) => question({ type: 'short-text', name }));
  const questionnaire = { ...TEST_QUESTIONNAIRE, parts, quotas: [], screenOuts: [] };
  const survey = await makeSurvey(house.services, { questionnaire });
  const pass = openPass(house.services);
  await beginWith(house.services, survey, pass);
  for (const name of NAMES) {
    house.clock.set(house.clock.now() + 3000);
    await sendTestPage(house.services, survey, pass, name, { [`answer-${name}`]: `says ${name}` });
  }
  const { respond } = house.services.surveys;
  await agreed(respond.complete(survey, pass, drawCode(house.services.context.randomness)));
  const file = await exportedFile(house.services, survey, { format: 'csv' });
  const [, row = ''] = file.toString().split('\r\n');
  const seconds = NAMES.length * 3;
  expect(row).toContain(`,computer,${seconds},${NAMES.map((name) => `says ${name}`).join(',')}`);
  expect((await house.services.surveys.report(survey)).medianSeconds).toBe(seconds);
});

test('an experiment of any name has its design', async () => {
  const factors = ['trust', 'cost', 'time', 'place', 'people', 'proof'].map((name) => ({
    ...{ name, label: { en: name }, image: null, imageAlt: {}, filters: {}, behaviour: [] },
  }));
  const parts = ['constructor', '__proto__'].map((name) =>
    question({
      ...{ type: 'best-worst', name, list: 'factors' },
      parameters: { items: '3', tasks: '4', versions: '3' },
    }),
  );
  const questionnaire = { ...TEST_QUESTIONNAIRE, parts, lists: { factors }, quotas: [], screenOuts: [] };
  const survey = await makeSurvey(house.services, { questionnaire });
  const version = await house.services.surveys.version(survey.id, 1);
  expect(Object.keys(JSON.parse(version?.designs ?? '{}')).sort()).toEqual(['__proto__', 'constructor']);
});
