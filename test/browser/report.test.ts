/** A report's way: an analyst composes it, an organiser publishes it, the public reads it on a narrow phone without JavaScript. */
import { emptyPlan } from '../../src/services/analysis/report-plan/plan.js';
import { readLabFiles } from '../../src/services/demo/lab-files.js';
import { ANYBODY } from '../../src/services/surveys/made-up.js';
import { findSurveyMove } from '../../src/services/surveys/moves.js';
import { type LabRow, labById } from '../../src/storage/lab-store.js';
import { type SurveyRow, surveyById } from '../../src/storage/survey-store.js';
import { expectAccessible, inBrowser, keepPicture } from '../kit/browser.js';
import { CHOICE_QUESTIONNAIRE } from '../kit/choice-survey.js';
import { commentedSurvey, commentsAs, commentWith } from '../kit/comments.js';
import { cookieOf } from '../kit/doors.js';
import { openPeerSupport, type PeerSupportHouse } from '../kit/peer-support.js';
import { giveRole, makeAccount } from '../kit/people.js';
import { planOf, viewOf } from '../kit/publishing.js';
import { agreed, makeSurvey } from '../kit/survey.js';

inBrowser((browser) => {
  let house: PeerSupportHouse;
  let survey: SurveyRow;
  let lab: LabRow;
  beforeAll(async () => {
    house = await openPeerSupport();
    survey = await house.publish();
    const { services, clock } = house;
    const { people } = readLabFiles().surveys;
    const period = { from: clock.now() - 86_400_000, to: clock.now(), zone: 'Europe/London' };
    const simulation = { completions: 90, seed: '1', people, period, actor: 'system' };
    await agreed(services.surveys.simulate(survey, simulation));
    const { reader } = services.context.storage;
    const { revision } = await surveyById(reader, survey.id);
    const close = findSurveyMove('close')!;
    await agreed(services.surveys.move(close, { surveyId: survey.id, actor: 'system', revision }));
    lab = await labById(reader, survey.lab_id);
    await services.analysis.plans.make(
      lab,
      emptyPlan({ en: 'What matters', cy: 'Beth sy’n bwysig' }),
      'system',
    );
  }, 60_000);
  afterAll(() => house.remove());

  const arrive = async (role: 'analyst' | 'organiser', options: { width?: number; javascript?: boolean }) => {
    const person = await makeAccount(house, `The ${role}`);
    await giveRole(house, lab.id, person, role);
    const [name = '', value = ''] = (await cookieOf(house, person)).split('=');
    const visitor = await browser.visit({ ...options, baseUrl: house.baseUrl });
    await visitor.page.context().addCookies([{ name, value, url: house.baseUrl }]);
    return visitor;
  };
  const plan = () => `/manage/labs/${lab.slug}/plans/what-matters`;

  test('composed by an analyst, published by an organiser, read by everybody', async () => {
    const analyst = await arrive('analyst', { javascript: false });
    const { page } = analyst;
    await page.goto(`${plan()}/compose`);
    await page.getByRole('button', { name: 'Add a heading' }).click();
    await page.getByLabel('Heading', { exact: true }).fill('Who knows it');
    await page.getByLabel('Heading in Welsh').fill('Pwy sy’n ei adnabod');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Add a table or chart' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Message', { exact: true }).fill('Most have heard of it');
    await page.locator('[name=rows][value=heard]').check();
    await expectAccessible(page);
    await keepPicture(page, 'report-compose-part');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: /^Up.*Most have heard of it/ }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Preview the report' }).click();
    await page.getByText('An organiser of the lab publishes it').waitFor();
    await analyst.leave();

    const organiser = await arrive('organiser', {});
    await organiser.page.goto(`${plan()}/preview`);
    await organiser.page.getByRole('button', { name: 'Publish this report' }).waitFor({ timeout: 30_000 });
    await expectAccessible(organiser.page);
    await organiser.page.getByRole('button', { name: 'Publish this report' }).click();
    await organiser.page.waitForURL('**/reports/what-matters');
    await organiser.leave();

    const reader = await browser.visit({ width: 320, javascript: false, baseUrl: house.baseUrl });
    await reader.page.goto(`/labs/${lab.slug}`);
    await reader.page.getByRole('link', { name: 'What matters' }).click();
    await reader.page.getByRole('heading', { name: 'Most have heard of it' }).waitFor();
    await reader.page.getByText('The numbers').click();
    await reader.page.getByRole('rowheader', { name: 'Base' }).waitFor();
    await expectAccessible(reader.page);
    await keepPicture(reader.page, 'report-public');
    await reader.page.locator('header [data-language]').click();
    await reader.page.getByRole('heading', { name: 'Pwy sy’n ei adnabod' }).waitFor();
    await expectAccessible(reader.page);
    await reader.leave();
  }, 120_000);

  test.each([320, 1280])(
    'quotes and a choice task in a report can be read by everybody, %i px wide',
    async (width) => {
      const { services, clock } = house;
      const { survey: said } = await commentedSurvey(services, ['It helped me a lot'], lab.slug);
      const choice = await makeSurvey(services, { questionnaire: CHOICE_QUESTIONNAIRE }, lab.slug);
      const period = { from: clock.now() - 86_400_000, to: clock.now(), zone: 'Europe/London' };
      const simulation = { completions: 60, seed: '1', people: ANYBODY, period, actor: 'system' };
      await agreed(services.surveys.simulate(choice, simulation));
      const place = commentsAs(said, 'system');
      const { key, text } = await commentWith(services.analysis, place, 'It helped me a lot');
      const quote = { key, original: text, text, saidBy: 'A patient', confirmed: true };
      await agreed(services.analysis.comments.markQuote(place, quote));
      const { reader } = services.context.storage;
      for (const one of [said, choice]) {
        const { revision } = await surveyById(reader, one.id);
        const order = { surveyId: one.id, actor: 'system', revision };
        await agreed(services.surveys.move(findSurveyMove('close')!, order));
      }
      const quotes = reader.selectFrom('comment_quotes').select('id').where('comment_key', '=', key);
      const { id } = await quotes.executeTakeFirstOrThrow();
      const plan = planOf(
        viewOf(choice.slug, { rows: ['trade'], trade: { attribute: 'cost', from: 'nothing', to: 'pay' } }),
        {
          ...{ kind: 'quotes', subject: { kind: 'survey', slug: said.slug }, question: 'comment' },
          ...{ title: { en: 'In their words' }, quotes: [id] },
        },
      );
      await services.analysis.plans.make(lab, { ...plan, title: { en: `Words ${width}` } }, 'system');
      const { page, leave } = await arrive('organiser', { width });
      await page.goto(`/manage/labs/${lab.slug}/plans/words-${width}/preview`);
      await page.getByText('It helped me a lot').first().waitFor({ timeout: 30_000 });
      for (const closed of await page.locator('main details:not([open]) > summary').all())
        if (await closed.isVisible()) await closed.click();
      await keepPicture(page, `report-words-${width}`);
      await expectAccessible(page);
      await leave();
    },
    60_000,
  );
});
