/** From a plan to a published report by its pages: previewed, published, read by everybody, withdrawn, published anew. */
import request from 'supertest';
import { emptyPlan } from '../../../src/services/analysis/report-plan/plan.js';
import { FIRST_VIEW } from '../../../src/services/analysis/view/view.js';
import { ANYBODY } from '../../../src/services/surveys/made-up.js';
import { findSurveyMove } from '../../../src/services/surveys/moves.js';
import { auditPage } from '../../../src/storage/audit-store.js';
import { type LabRow, labById } from '../../../src/storage/lab-store.js';
import { surveyById } from '../../../src/storage/survey-store.js';
import { report } from '../../../src/web/api/reports.js';
import { makeToken } from '../../kit/access-tokens.js';
import { type Browser, giveRole, makeAccount, makeLab, signIn } from '../../kit/people.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { agreed, makeSurvey } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let lab: LabRow;
  let surveyId: string;
  let [organiser, analyst] = [] as unknown as [Browser, Browser];
  let plan: string;
  let token: string;
  const address = () => `/labs/${lab.slug}/reports/who-answered`;
  const byToken = (path: string) =>
    request(house.app).get(`/api/v1/reports${path}`).set('Authorization', `Bearer ${token}`);
  const everybody = (path = address()) => request(house.app).get(path);

  beforeAll(async () => {
    house = await openTestHouse(open);
    const { services, clock } = house;
    const survey = await makeSurvey(services);
    surveyId = survey.id;
    const period = { from: clock.now() - 86_400_000, to: clock.now(), zone: 'Europe/London' };
    await agreed(
      services.surveys.simulate(survey, {
        ...{ completions: 60, seed: '1', people: ANYBODY, period, actor: 'system' },
      }),
    );
    lab = await labById(services.context.storage.reader, survey.lab_id);
    const people = await Promise.all(['Olwen', 'Anwen'].map((name) => makeAccount(house, name)));
    await giveRole(house, lab.id, people[0]!, 'organiser');
    await giveRole(house, lab.id, people[1]!, 'analyst');
    [organiser, analyst] = [await signIn(house, people[0]!), await signIn(house, people[1]!)];
    token = await makeToken(house, lab.id, people[1]!.id, ['results']);
    const view = { ...FIRST_VIEW, rows: ['role'] };
    const part = { kind: 'view', subject: { kind: 'survey', slug: survey.slug }, show: 'all', view } as const;
    const slug = await services.analysis.plans.make(
      lab,
      {
        ...emptyPlan({ en: 'Who answered', cy: 'Pwy atebodd' }),
        parts: [
          { kind: 'heading', text: { en: 'Only in <English>' } },
          { kind: 'text', text: { en: 'Some *words*.', cy: 'Rhai *geiriau*.' } },
          { ...part, title: { en: 'Half are patients', cy: 'Mae hanner yn gleifion' } },
        ],
      },
      'system',
    );
    plan = `/manage/labs/${lab.slug}/plans/${slug}`;
  });
  afterAll(() => house.remove());

  /** The form of the preview's publish button. */
  const formIn = (page: string) =>
    Object.fromEntries(
      ['number', 'rule', 'minimum', 'seal'].map((name) => [
        name,
        new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '',
      ]),
    );
  const preview = async (browser: Browser, query = '') =>
    (await browser.get(`${plan}/preview${query}`).expect(200)).text;
  const publish = (form: object, browser = organiser) =>
    browser.post(`${plan}/publish`).type('form').set('Sec-Fetch-Site', 'same-origin').send(form);

  test('while its survey is open a report is previewed and not published', async () => {
    const page = await preview(organiser);
    expect(page).toContain('A report is published once its surveys are closed');
    expect(page).not.toContain('Publish this report');
    await publish(formIn(page)).expect(409);
    await everybody().expect(404);
    const survey = await surveyById(house.services.context.storage.reader, surveyId);
    const order = { surveyId, actor: 'system', revision: survey.revision };
    await agreed(house.services.surveys.move(findSurveyMove('close')!, order));
  });

  test('analysts preview, organisers publish what they saw, everybody reads it in either language', async () => {
    const seen = await preview(analyst);
    expect(seen).toContain('An organiser of the lab publishes it');
    await publish({ ...formIn(await preview(organiser)), seal: 'x' }).expect(409);
    const form = formIn(await preview(organiser));
    await publish(form, analyst).expect(403);
    await everybody().expect(404);
    const published = await publish(form).expect(303);
    expect(published.headers['location']).toBe(address());
    const page = (await everybody().expect(200)).text;
    expect(page).toMatch(/<h1[^>]*>Who answered<\/h1>/);
    expect(page).toContain('Half are patients');
    expect(page).toContain('Base: 60 completed responses.');
    expect(page).toContain('Only in &lt;English&gt;');
    expect(page).toContain('AAPOR 2016');
    const welsh = (await everybody(`${address()}?language=cy`).expect(200)).text;
    expect(welsh).toMatch(/<h2[^>]* lang="en">Only in/);
    expect(welsh).toContain('<em>geiriau</em>');
    expect(welsh).toContain('Mae hanner yn gleifion');
    expect(welsh).toContain('Clinigydd');
    expect((await everybody(`/labs/${lab.slug}`)).text).toContain(address());
  });

  test('its files say what its page says, and nothing else is there', async () => {
    const all = await everybody(`${address()}/report.json`).expect(200);
    expect(all.body).toMatchObject({ canvass: 'report/1', rule: { minimum: 10 }, sources: [{ people: 91 }] });
    expect((await everybody(`${address()}/plan.json`).expect(200)).body.canvass).toBe('report-plan/1');
    const csv = (await everybody(`${address()}/part-3.csv`).expect(200)).text;
    expect(csv).toMatch(/^question,/);
    expect(csv).toMatch(/^role,.*,patient,A patient,share,total,/m);
    const other = await makeLab(house, 'Another lab');
    for (const gone of [
      `${address()}/part-2.csv`,
      `${address()}/part-9.csv`,
      `${address()}/constructor`,
      `${address()}?edition=2`,
      `/labs/${lab.slug}/reports/nothing`,
      `/labs/${other.slug}/reports/who-answered`,
      `/labs/${other.slug}/reports/who-answered/report.json`,
    ])
      await everybody(gone).expect(404);
  });

  test('programs read the edition that everybody reads, by its number or the newest', async () => {
    const { body } = await byToken('/who-answered').expect(200);
    expect(report.answer?.safeParse(body)).toMatchObject({ success: true });
    expect(body).toEqual((await everybody(`${address()}/report.json`).expect(200)).body);
    expect((await byToken('/who-answered?edition=1').expect(200)).body).toEqual(body);
    await byToken('/who-answered?edition=9').expect(404);
    expect((await byToken('').expect(200)).body.reports).toEqual([
      { slug: 'who-answered', editions: [{ number: 1, publishedAt: expect.any(String), withdrawn: false }] },
    ]);
  });

  test('a stricter rule withholds more, says why, and later editions cannot go below it', async () => {
    const strict = await preview(organiser, '?rule=service&minimum=35');
    expect(strict).toContain('fewer than 35 people');
    expect(await preview(organiser, '?minimum=1')).toContain('No number of fewer than 10 people');
    await organiser.get(`${plan}/preview?minimum=none`).expect(422);
    await publish(formIn(strict)).expect(303);
    expect(await preview(organiser)).toContain('No number of fewer than 35 people');
    const page = (await everybody().expect(200)).text;
    expect(page).toContain('Numbers of fewer than 35 people');
    expect((await everybody(`${address()}?edition=1`).expect(200)).text).toContain(
      'Numbers of fewer than 10',
    );
  });

  test('a withdrawn report says so, keeps its address, and stays in the ledger', async () => {
    const home = `/manage/labs/${lab.slug}/reports`;
    await analyst.get(`${home}/who-answered/withdraw`).expect(403);
    expect((await organiser.get(`${home}/who-answered/withdraw`).expect(200)).text).toContain('Withdraw');
    await organiser.post(`${home}/who-answered/withdraw`).set('Sec-Fetch-Site', 'same-origin').expect(303);
    const gone = await everybody().expect(410);
    expect(gone.text).toContain('It was taken off this page on');
    expect(gone.text).not.toContain('Half are patients');
    await everybody(`${address()}/report.json`).expect(410);
    expect((await byToken('/who-answered').expect(410)).body).toMatchObject({
      title: 'report-withdrawn',
      status: 410,
    });
    expect((await everybody(`/labs/${lab.slug}`)).text).not.toContain(address());
    expect((await organiser.get(home).expect(200)).text).toContain('Withdrawn');
    const again = await preview(organiser);
    expect(again).toContain('No number of fewer than 35 people');
    await publish(formIn(again)).expect(303);
    expect((await everybody().expect(200)).text).toContain('Edition 3');
    const lines = await auditPage(house.services.context.storage.reader, lab.id, null, 20);
    const actions = lines.map(({ action }) => action).filter((action) => action.startsWith('report-'));
    expect(actions).toEqual([
      'report-published',
      'report-withdrawn',
      'report-published',
      'report-published',
      'report-plan-made',
    ]);
  });

  test('a report without parts is not published, and its preview says why', async () => {
    const { services } = house;
    const slug = await services.analysis.plans.make(lab, emptyPlan({ en: 'Nothing in it' }), 'system');
    const nothing = `/manage/labs/${lab.slug}/plans/${slug}`;
    const { text } = await organiser.get(`${nothing}/preview`).expect(200);
    expect(text).toContain('The report has no parts yet.');
    expect(text).not.toContain('Publish this report');
    const seal = 'a'.repeat(64);
    const sent = { number: '1', rule: 'service', minimum: '', seal };
    const refused = await organiser.post(`${nothing}/publish`).type('form').send(sent).expect(409);
    expect(refused.text).toContain('The report has no parts yet.');
    expect((await organiser.get(`${nothing}/compose`)).text).not.toContain('Preview the report');
  });
});
