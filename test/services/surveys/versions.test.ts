import { questionnaireJson } from '../../../src/domain/questionnaire/xlsform/index.js';
import { quotasOf } from '../../../src/storage/survey-count-store.js';
import { sqliteForTest } from '../../kit/storages.js';
import { agreed, answerAll, makeSurvey, openPass, question, TEST_QUESTIONNAIRE } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
});
afterAll(() => house.remove());

/** What a draft of these parts is answered with when it is to be published. */
async function published(part: ReturnType<typeof question>) {
  const { surveys } = house.services;
  const survey = await makeSurvey(house.services, { open: false });
  const [lonely] = TEST_QUESTIONNAIRE.lists['roles']!;
  const lists = { ...TEST_QUESTIONNAIRE.lists, lonely: [lonely!] };
  const parts = [...TEST_QUESTIONNAIRE.parts, part];
  const definition = questionnaireJson({ ...TEST_QUESTIONNAIRE, parts, lists });
  const { revision } = await surveys.reread(survey.id);
  await agreed(surveys.storeDraft(survey.id, { definition, fileName: 'draft.json', revision }, 'system'));
  return surveys.publish(survey.id, revision + 1, 'system');
}

test.each([
  ['a file that surveys do not hold', { calculation: "pulldata('prices', 'cost', 'item', ${role})" }],
  ['a list that there is not', { calculation: "count(instance('prices')/root/item)" }],
  ['a choice of one', { type: 'single-choice', list: 'lonely' }],
  ['a ranking of one', { type: 'ranking', list: 'lonely' }],
])('what XLSForm accepts and a survey cannot ask is not published: %s', async (_name, wrong) => {
  const refused = await published(question({ type: 'short-text', name: 'extra', ...wrong }));
  expect(refused).toMatchObject({ ok: false, problem: { code: 'questionnaire-faulty' } });
  expect(await published(question({ type: 'short-text', name: 'extra' }))).toMatchObject({ ok: true });
});

test('a version that a quota refuses leaves nothing of itself behind', async () => {
  const { surveys, context } = house.services;
  const survey = await makeSurvey(house.services);
  const pass = openPass(house.services);
  await answerAll(house.services, survey, pass, 'clinician');
  await agreed(surveys.respond.complete(survey, pass, openPass(house.services).code));
  const [clinicians] = TEST_QUESTIONNAIRE.quotas;
  const quotas = [
    { ...clinicians!, name: 'all', when: 'true()', limit: 7 },
    { ...clinicians!, limit: 0 },
  ];
  const definition = questionnaireJson({ ...TEST_QUESTIONNAIRE, quotas });
  const { revision } = await surveys.reread(survey.id);
  await agreed(surveys.storeDraft(survey.id, { definition, fileName: 'draft.json', revision }, 'system'));
  expect(await surveys.publish(survey.id, revision + 1, 'system')).toMatchObject({
    ok: false,
    problem: { code: 'quota-below', parameters: { quota: 'clinicians', completed: '1' } },
  });
  expect(await surveys.reread(survey.id)).toMatchObject({ revision: revision + 1 });
  expect(await quotasOf(context.storage.reader, survey.id)).toMatchObject([
    { name: 'clinicians', most: 1000 },
  ]);
});
