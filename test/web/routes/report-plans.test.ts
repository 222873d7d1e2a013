/** Report plans by their pages: begun from the workbench, run again, on another survey, changed as text, never half lost. */
import { ANYBODY } from '../../../src/services/surveys/made-up.js';
import { labById } from '../../../src/storage/lab-store.js';
import type { SurveyRow } from '../../../src/storage/survey-store.js';
import { type Browser, giveRole, makeAccount, signIn } from '../../kit/people.js';
import { sqliteForTest } from '../../kit/storages.js';
import { agreed, makeSurvey, question, TEST_QUESTIONNAIRE } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

let house: TestHouse;
let survey: SurveyRow;
let later: SurveyRow;
let analyst: Browser;
let plans: string;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
  const { services, clock } = house;
  const period = { from: clock.now() - 86_400_000, to: clock.now(), zone: 'Europe/London' };
  survey = await makeSurvey(services);
  const lab = await labById(services.context.storage.reader, survey.lab_id);
  const ranking = question({ type: 'ranking', name: 'order', list: 'roles' });
  const questionnaire = { ...TEST_QUESTIONNAIRE, parts: [...TEST_QUESTIONNAIRE.parts, ranking] };
  later = await makeSurvey(services, { questionnaire }, lab.slug);
  for (const [one, completions] of [
    [survey, 30],
    [later, 12],
  ] as const)
    await agreed(
      services.surveys.simulate(one, { completions, seed: '1', people: ANYBODY, period, actor: 'system' }),
    );
  const person = await makeAccount(house, 'Anwen');
  await giveRole(house, lab.id, person, 'analyst');
  analyst = await signIn(house, person);
  plans = `/manage/labs/${lab.slug}/plans`;
});
afterAll(() => house.remove());

const page = async (address: string) => (await analyst.get(address).expect(200)).text;
const keep = (fields: Readonly<Record<string, string>>) =>
  analyst.post(`/manage/surveys/${survey.slug}/workbench/plan`).type('form').send(fields).expect(303);

test('a view kept in a new plan is run whenever the plan is looked at', async () => {
  const kept = await keep({ rows: 'role', 'plan-title': 'Who answered', 'part-title': 'Roles' });
  const address = kept.headers['location']!;
  expect(address).toBe(`${plans}/who-answered`);
  expect(await page(address)).toMatch(/Roles<\/h2>[\s\S]*among 30 completed responses/);
  expect(await page(plans)).toContain('1 part, version 1');
  await keep({ rows: 'role', plan: 'who-answered', chart: 'none' });
  expect(await page(plans)).toContain('2 parts, version 2');
  expect(await page(`${address}?version=1`)).not.toContain('part-2-');
});

test('the same plan runs on another survey', async () => {
  const shown = await page(`${plans}/who-answered?survey=${later.slug}`);
  expect(shown).toContain('among 12 completed responses');
  expect(shown).not.toContain('among 30');
});

test('preferences stand in a plan to be read; what to change about them is in the workbench', async () => {
  const kept = await analyst
    .post(`/manage/surveys/${later.slug}/workbench/plan`)
    .type('form')
    .send({ rows: 'order', 'plan-title': 'What comes first' })
    .expect(303);
  const shown = await page(kept.headers['location']!);
  expect(shown).toContain('among 12 completed responses');
  expect(shown).toContain('Open it in the workbench');
  expect(shown).not.toContain('How these numbers were made');
});

test('a plan goes out as JSON and comes back as another plan', async () => {
  const out = await analyst.get(`${plans}/who-answered/plan.json`).expect(200);
  expect(out.body).toMatchObject({ canvass: 'report-plan/1', title: { en: 'Who answered' } });
  const made = await analyst
    .post(plans)
    .type('form')
    .send({ content: out.text, title: 'Copied' })
    .expect(303);
  expect(await page(made.headers['location']!)).toMatch(/<h1[^>]*>Copied<\/h1>[\s\S]*Roles<\/h2>/);
});

test('headings and texts stand between the tables, and what is gone is said', async () => {
  const content = JSON.stringify({
    canvass: 'report-plan/1',
    title: { en: 'Words' },
    parts: [
      { kind: 'heading', text: { en: 'First <b>' } },
      { kind: 'text', text: { en: 'Some *words*.' } },
      {
        ...{ kind: 'view', title: null, show: 'charts', subject: { kind: 'survey', slug: 'gone' } },
        view: JSON.parse((await analyst.get(`${plans}/who-answered/plan.json`)).text).parts[0].view,
      },
    ],
  });
  const made = await analyst.post(plans).type('form').send({ content }).expect(303);
  const shown = await page(made.headers['location']!);
  expect(shown).toContain('First &lt;b&gt;</h2>');
  expect(shown).toContain('<em>words</em>');
  expect(shown).toContain('There is no survey called gone in this lab.');
});

test.each([
  ['{', /This is no JSON/],
  ['{"canvass":"report-plan/1","title":{"en":"T"},"parts":[{"kind":"view"}]}', /parts\.0/],
])(
  'a text that is no plan is refused where it is wrong, and stays in the form',
  async (content, sentence) => {
    const changed = { content, number: '2' };
    const answer = await analyst.post(`${plans}/who-answered`).type('form').send(changed).expect(422);
    expect(answer.text).toMatch(sentence);
    await analyst.post(plans).type('form').send({ content }).expect(422);
  },
);

test('two who change the same version: the second is told, and loses nothing', async () => {
  const { text } = await analyst.get(`${plans}/who-answered/plan.json`);
  const change = (title: string) => ({
    number: '2',
    content: JSON.stringify({ ...JSON.parse(text), title: { en: title } }),
  });
  await analyst.post(`${plans}/who-answered`).type('form').send(change('Mine')).expect(303);
  const answer = await analyst.post(`${plans}/who-answered`).type('form').send(change('Theirs')).expect(409);
  expect(answer.text).toContain('Somebody else changed this report plan');
  expect(answer.text).toContain('Theirs');
});

test('a plan without a title is asked for one', async () => {
  const answer = await analyst.post(plans).type('form').send({}).expect(422);
  expect(answer.text).toContain('Type a title');
});
