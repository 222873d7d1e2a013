import type { Page } from 'playwright-core';
import { expectAccessible, inBrowser, keepPicture, type Visitor } from '../kit/browser.js';
import { type ListeningHouse, openListeningHouse } from '../kit/listening.js';
import { giveRole, makeAccount, makeLab, TEST_PASSWORD } from '../kit/people.js';
import { sqliteForTest } from '../kit/storages.js';

inBrowser((browser) => {
  let house: ListeningHouse;
  beforeAll(async () => {
    house = await openListeningHouse(sqliteForTest);
  });
  afterAll(() => house.remove());

  /** An organiser's browser at the questionnaire of a new survey. */
  async function atNewSurvey(name: string, width: number, javascript: boolean): Promise<Visitor> {
    const person = await makeAccount(house, name);
    const lab = await makeLab(house, `Lab of ${name}`);
    await giveRole(house, lab.id, person, 'organiser');
    const visitor = await browser.visit({ width, javascript, baseUrl: house.baseUrl });
    const { page } = visitor;
    await page.goto('/sign-in');
    await page.fill('[name=email]', person.email);
    await page.fill('[name=password]', TEST_PASSWORD);
    await page.click('main button');
    await page.goto(`/manage/labs/${lab.slug}/surveys/new`);
    await page.fill('[name=title]', 'Deciding about peer support');
    await press(page, 'Continue');
    await press(page, 'Write the questionnaire');
    return visitor;
  }

  const press = (page: Page, name: string | RegExp) =>
    page.getByRole('button', { name, exact: true }).first().click();

  async function addQuestion(page: Page, words: string, type: string): Promise<void> {
    await press(page, 'Add a question');
    await page.fill('[name=label-0]', words);
    await page.check(`[name=type][value=${type}]`);
    await press(page, 'Add the question');
  }

  test.each([
    [320, false],
    [1280, true],
  ])(
    'an author %i px wide builds a survey from nothing',
    async (width, javascript) => {
      const { page, complaints, leave } = await atNewSurvey(`Author ${width}`, width, javascript);
      const seen = async (name: string) => {
        await keepPicture(page, `authoring-${width}-${name}`);
        await expectAccessible(page);
      };
      await seen('empty');
      await addQuestion(page, 'Who are you?', 'single-choice');
      await page.fill('[name=choice-0] >> nth=0', 'A patient');
      await page.fill('[name=choice-0] >> nth=1', 'A clinician');
      await page.check('[name=required]');
      await seen('question');
      await press(page, 'Save');
      await addQuestion(page, 'What is your profession?', 'short-text');
      await press(page, 'Save');
      await press(page, 'Add a group');
      await page.fill('[name=label-0]', 'About you');
      await page.check('[name=page]');
      await press(page, 'Add the group');
      await seen('outline');
      expect(complaints).toEqual([]);
      await leave();
    },
    120_000,
  );
});
