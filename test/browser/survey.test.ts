/** A respondent on a narrow phone without JavaScript: consent, pages, leaving half-way, coming back elsewhere, sending. */
import type { Page } from 'playwright-core';
import { standingsOf } from '../../src/storage/survey-count-store.js';
import type { SurveyRow } from '../../src/storage/survey-store.js';
import { expectAccessible, inBrowser, keepPicture } from '../kit/browser.js';
import { type ListeningHouse, openListeningHouse } from '../kit/listening.js';
import { sqliteForTest } from '../kit/storages.js';
import { makeSurvey } from '../kit/survey.js';

inBrowser((browser) => {
  let house: ListeningHouse;
  let survey: SurveyRow;
  beforeAll(async () => {
    house = await openListeningHouse(sqliteForTest);
    survey = await makeSurvey(house.services);
  });
  afterAll(() => house.remove());

  const phone = () => browser.visit({ width: 320, javascript: false, baseUrl: house.baseUrl });
  const look = async (page: Page, name: string) => {
    await keepPicture(page, `survey-320-${name}`);
    await expectAccessible(page);
  };
  const codeOn = async (page: Page) =>
    String(await page.locator('.receipt__code').textContent()).replace(/\s/g, '');
  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

  test('a respondent leaves half-way, comes back by code on another device, changes to Welsh, sends and withdraws', async () => {
    const first = await phone();
    await first.page.goto(`/s/${survey.slug}`);
    await look(first.page, 'start');
    await press(first.page, 'Start');
    await look(first.page, 'start-without-consent');
    await first.page.getByLabel('I have read this and agree to take part').check();
    await press(first.page, 'Start');
    await look(first.page, 'first-page');
    await press(first.page, 'Continue');
    await look(first.page, 'first-page-faults');
    await first.page.getByLabel('A clinician').check();
    await press(first.page, 'Continue');
    await first.page.getByLabel('What is your profession?').fill('Nurse');
    await press(first.page, 'Save and come back later');
    await look(first.page, 'later');
    const code = await codeOn(first.page);
    await first.page.goto(`/s/${survey.slug}`);
    await look(first.page, 'begun');
    await first.leave();

    const second = await phone();
    await second.page.goto(`/s/${survey.slug}/resume`);
    await look(second.page, 'resume');
    await second.page.getByLabel('Return code').fill(`${code.toLowerCase()} `);
    await press(second.page, 'Go on');
    await second.page.getByRole('link', { name: 'Back' }).first().click();
    expect(await second.page.getByLabel('What is your profession?').inputValue()).toBe('Nurse');
    await press(second.page, 'Continue');
    await second.page.getByLabel('What matters to you?').fill('Trust');
    await second.page.getByRole('button', { name: 'Newid i’r Gymraeg' }).first().click();
    expect(await second.page.locator('textarea').inputValue()).toBe('Trust');
    await look(second.page, 'welsh-page');
    await press(second.page, 'Parhau');
    await look(second.page, 'welsh-finish');
    await press(second.page, 'Anfon fy atebion');
    await look(second.page, 'welsh-done');
    await second.page.reload();
    const withdrawal = await codeOn(second.page);
    await second.page.goto(`/s/${survey.slug}?language=en`);
    await look(second.page, 'answered');
    await second.page.goto(`/s/${survey.slug}/withdraw`);
    expect(await second.page.getByLabel('Withdrawal code').inputValue()).toBe(withdrawal);
    await look(second.page, 'withdraw');
    await press(second.page, 'Erase my answers');
    await look(second.page, 'withdrawn');
    await second.leave();
    const standings = await standingsOf(house.services.context.storage.reader, survey.id);
    expect(standings).toEqual([{ state: 'withdrawn', way: 'open', version: 1, page: null, responses: 1 }]);
  }, 180_000);

  test('a respondent who is screened out reads why, and one who changes their mind deletes everything', async () => {
    const { page, leave } = await phone();
    await page.goto(`/s/${survey.slug}`);
    await page.getByLabel('I have read this and agree to take part').check();
    await press(page, 'Start');
    await page.goto(`/s/${survey.slug}/stop`);
    await look(page, 'stop');
    await press(page, 'Delete my answers');
    await look(page, 'deleted');
    await page.getByRole('link', { name: 'Go to the start of the survey' }).click();
    await page.getByLabel('I have read this and agree to take part').check();
    await press(page, 'Start');
    await page.getByLabel('Somebody else').check();
    await press(page, 'Continue');
    await look(page, 'screened-out');
    expect(await page.textContent('main')).toContain('This survey is for patients and clinicians.');
    await leave();
  }, 120_000);
});
