/** The analyst's way: weights made from targets, a banner table by audience, what matters by segment; and every page for everybody. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ANYBODY, readPeople } from '../../src/services/surveys/made-up.js';
import { projectRoot } from '../../src/shared/project-root.js';
import { labById } from '../../src/storage/lab-store.js';
import type { SurveyRow } from '../../src/storage/survey-store.js';
import { expectAccessible, inBrowser, keepPicture } from '../kit/browser.js';
import { CHOICE_QUESTIONNAIRE } from '../kit/choice-survey.js';
import { cookieOf } from '../kit/doors.js';
import { openPeerSupport, type PeerSupportHouse } from '../kit/peer-support.js';
import { giveRole, makeAccount } from '../kit/people.js';
import { agreed, makeSurvey } from '../kit/survey.js';

const PEOPLE = join(projectRoot(), 'data', 'labs', 'pilot-2017', 'peer-support-people.json');
const TARGETS = 'variable,category,target\nused,yes,20%\nused,no,80%';

inBrowser((browser) => {
  let house: PeerSupportHouse;
  let survey: SurveyRow;
  let choice: SurveyRow;
  let plans: string;
  let cookie: { name: string; value: string };
  beforeAll(async () => {
    house = await openPeerSupport();
    survey = await house.publish();
    const { services, clock } = house;
    const people = readPeople(JSON.parse(readFileSync(PEOPLE, 'utf8')));
    const period = { from: clock.now() - 86_400_000, to: clock.now(), zone: 'Europe/London' };
    const simulation = { completions: 120, seed: '1', people, period, actor: 'system' };
    await agreed(services.surveys.simulate(survey, simulation));
    const lab = await labById(services.context.storage.reader, survey.lab_id);
    choice = await makeSurvey(services, { questionnaire: CHOICE_QUESTIONNAIRE }, lab.slug);
    await agreed(services.surveys.simulate(choice, { ...simulation, completions: 40, people: ANYBODY }));
    plans = `/manage/labs/${lab.slug}/plans`;
    const person = await makeAccount(house, 'Anwen');
    await giveRole(house, lab.id, person, 'analyst');
    const [name = '', value = ''] = (await cookieOf(house, person)).split('=');
    cookie = { name, value };
  }, 60_000);
  afterAll(() => house.remove());

  const home = () => `/manage/surveys/${survey.slug}`;
  const arrive = async (options: { width?: number; javascript?: boolean }) => {
    const visitor = await browser.visit({ ...options, baseUrl: house.baseUrl });
    await visitor.page.context().addCookies([{ ...cookie, url: house.baseUrl }]);
    return visitor;
  };
  const sentence = async (page: Page, words: RegExp) =>
    page.locator('#sentence', { hasText: words }).waitFor({ timeout: 20_000 });

  test('an analyst weights the survey to targets, reads a banner table, and finds what matters to whom', async () => {
    const { page, leave } = await arrive({});
    await page.goto(`${home()}/definitions/new/weight`);
    await page.getByLabel('What it is called', { exact: false }).first().fill('Use of peer support');
    await page.getByLabel('What the margins should be').fill(TARGETS);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Design effect (Kish)').waitFor();
    await expectAccessible(page);

    await page.goto(`${home()}/workbench`);
    await page.getByLabel('Find a variable').fill('recommend peer support');
    await page.getByRole('link', { name: /^“How likely.*to the rows$/ }).click();
    await sentence(page, /unweighted/);
    await page.getByLabel('Find a variable').fill('');
    await page.getByRole('link', { name: /^“Which of these describes you best\?” to the columns$/ }).click();
    await sentence(page, /by “Which of these describes you best\?”/);
    await page.getByLabel('Weight').selectOption({ label: 'Use of peer support' });
    await sentence(page, /weighted by “Use of peer support”/);
    expect(page.url()).toContain('rows=likely&columns=audience');
    await page.getByRole('row', { name: /^Effective/ }).waitFor();

    await page.locator('[data-number]').nth(1).click();
    await page.getByRole('heading', { name: 'The same in R' }).waitFor();
    await expectAccessible(page);
    await keepPicture(page, 'workbench-number');

    await page.goto(`${home()}/workbench?rows=tasks&columns=used`);
    await page
      .getByText(/is \d+\w\w of 12 among “Yes” \(.*\), \d+\w\w of 12 among “No”/)
      .first()
      .waitFor();
    await expectAccessible(page);
    await page.getByText('Keep it in a report plan').click();
    await page.getByLabel('Title of a new plan').fill('What matters');
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.waitForURL(`**${plans}/what-matters`);
    await page
      .getByRole('heading', { name: 'Ranks by group', exact: false })
      .or(page.getByText('of 12 among'))
      .first()
      .waitFor();
    await leave();
  }, 90_000);

  test('without JavaScript the same table is a form and links away', async () => {
    const { page, leave } = await arrive({ javascript: false });
    await page.goto(`${home()}/workbench?rows=used`);
    await page.getByText('Statistics').click();
    await page.getByLabel('Confidence').selectOption('0.99');
    await page.getByRole('button', { name: 'Update' }).click();
    await page.getByText('99% interval', { exact: false }).first().waitFor();
    await leave();
  }, 60_000);

  test.each([320, 1280])(
    'at %s px every page of analysis can be used by everybody',
    async (width) => {
      const { page, leave } = await arrive({ width });
      const workbench = `${home()}/workbench`;
      for (const path of [
        `${home()}/definitions`,
        workbench,
        `${workbench}?rows=views`,
        `${workbench}?rows=views&rows=barriers&columns=used&columns=audience&cell-row=0.0&cell-column=1`,
        `${workbench}?rows=age&rows=gone&where=%24%7B`,
        `${workbench}?rows=factors&columns=used`,
        `/manage/surveys/${choice.slug}/workbench?rows=trade&columns=role&give=${encodeURIComponent('cost nothing pay')}`,
        plans,
        `${plans}/what-matters`,
        `${plans}/what-matters/edit`,
      ]) {
        await page.goto(path);
        // How the numbers were made, what people would give up, and what else is folded away.
        await page.locator('main details.nhsuk-details').evaluateAll((all) => {
          for (const each of all) each.setAttribute('open', '');
        });
        await keepPicture(page, `analysis-${width}${path.replace(home(), '')}`);
        await expectAccessible(page);
      }
      await leave();
    },
    120_000,
  );
});
