import { questionnaireJson } from '../../../src/domain/questionnaire/xlsform/index.js';
import { everyRow } from '../../kit/every-row.js';
import { giveRole, makeAccount, makeLab, signIn } from '../../kit/people.js';
import { sqliteForTest } from '../../kit/storages.js';
import { agreed, makeSurvey, publishTestVersion, question, TEST_QUESTIONNAIRE } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
});
afterAll(() => house.remove());

const items = ['trust', 'cost', 'time', 'place', 'people', 'proof'].map((name) => ({
  name,
  label: { en: name },
  image: null,
  imageAlt: {},
  filters: {},
  behaviour: [],
}));

test('an observer tries a survey with a best–worst experiment out, and nothing of it is counted', async () => {
  const lab = await makeLab(house, 'Trial lab');
  const person = await makeAccount(house, 'Owain');
  await giveRole(house, lab.id, person, 'observer');
  const browser = await signIn(house, person);
  const survey = await makeSurvey(house.services, { open: false }, lab.slug);
  const [role] = TEST_QUESTIONNAIRE.parts;
  await publishTestVersion(house.services, survey.id, {
    ...TEST_QUESTIONNAIRE,
    parts: [
      role!,
      question({
        type: 'best-worst',
        name: 'factors',
        label: { en: 'What matters?' },
        list: 'factors',
        parameters: { items: '3', tasks: '4', versions: '3' },
      }),
    ],
    lists: { ...TEST_QUESTIONNAIRE.lists, factors: items },
  });
  const version = await house.services.surveys.version(survey.id, 2);
  const { factors } = JSON.parse(version!.designs) as Record<string, { versions: unknown[][] }>;
  expect(factors!.versions.map((tasks) => tasks.length)).toEqual([4, 4, 4]);

  const home = `/manage/surveys/${survey.slug}`;
  await browser.get(`${home}/try`).expect(200);
  const begun = await browser.post(`${home}/try`).type('form').send({}).expect(303);
  const first = begun.headers['location'] as string;
  const page = await browser.get(first).expect(200);
  expect(page.text).toContain('Who are you?');
  await browser.post(first).type('form').send({ shown: 'role' }).expect(422);
  const sent = await browser
    .post(first)
    .type('form')
    .send({ shown: 'role', 'answer-role': 'patient' })
    .expect(303);
  const task = await browser.get(sent.headers['location'] as string).expect(200);
  expect(task.text).toContain('What matters?');
  const rows = await everyRow(house.services.context.storage);
  expect([rows['responses'], rows['survey_hours']]).toEqual([[], []]);
  expect(rows['survey_trials']).toHaveLength(1);
  await browser.get(`${home}/try/nothing-here/page/role`).expect(404);
});

test('a draft with faults is not tried out: its author is told', async () => {
  const lab = await makeLab(house, 'Faulty lab');
  const person = await makeAccount(house, 'Nia');
  await giveRole(house, lab.id, person, 'organiser');
  const browser = await signIn(house, person);
  const survey = await makeSurvey(house.services, { open: false }, lab.slug);
  const faulty = {
    ...TEST_QUESTIONNAIRE,
    parts: [question({ type: 'short-text', name: 'why', relevant: "${nobody} = 'x'" })],
    ...{ quotas: [], screenOuts: [] },
  };
  const { revision } = await house.services.surveys.reread(survey.id);
  const upload = { definition: questionnaireJson(faulty), fileName: 'faulty.json', revision };
  await agreed(house.services.surveys.storeDraft(survey.id, upload, 'system'));
  const home = `/manage/surveys/${survey.slug}`;
  const answer = await browser.post(`${home}/try`).type('form').send({});
  expect(answer.status).toBe(409);
});
