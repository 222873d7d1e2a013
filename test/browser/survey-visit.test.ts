/** The warning before a visit on a shared computer ends: in time, quiet, and longer at a press. */
import { expectAccessible, inBrowser, keepPicture } from '../kit/browser.js';
import { type ListeningHouse, openListeningHouse } from '../kit/listening.js';
import { sqliteForTest } from '../kit/storages.js';
import { makeSurvey } from '../kit/survey.js';

inBrowser((browser) => {
  let house: ListeningHouse;
  beforeAll(async () => {
    house = await openListeningHouse(sqliteForTest);
  });
  afterAll(() => house.remove());

  test('a respondent on a shared computer is warned, stays, is warned again, and is forgotten', async () => {
    const survey = await makeSurvey(house.services);
    const { page, complaints, leave } = await browser.visit({ width: 320, baseUrl: house.baseUrl });
    await page.clock.install();
    const look = async (name: string) => {
      await keepPicture(page, `visit-320-${name}`);
      await expectAccessible(page);
    };
    const warning = page.locator('[data-ending]');
    await page.goto(`/s/${survey.slug}`);
    await page.getByLabel('I have read this and agree to take part').check();
    await page.getByLabel('Other people use this computer or tablet too').check();
    await look('start');
    await page.getByRole('button', { name: 'Start' }).click();
    await look('code');
    await page.getByRole('button', { name: 'Go to the questions' }).click();
    await page.getByLabel('A patient').check();
    await page.clock.runFor('24:00');
    expect(await warning.isVisible()).toBe(false);
    await page.clock.runFor('01:02');
    await page.getByText('Your visit ends in 5 minutes.').waitFor();
    await look('warned');
    expect(await page.getByLabel('A patient').isChecked()).toBe(true);

    await page.getByRole('button', { name: 'Stay here' }).click();
    await page.getByText('You can stay for another 30 minutes.').waitFor();
    await page.clock.runFor('24:00');
    expect(await page.getByText('Your visit ends in').first().isVisible()).toBe(false);
    await page.clock.runFor('05:02');
    await page.getByText('Your visit ends in 1 minute.').waitFor();

    await page.context().clearCookies({ name: `canvass_survey-${survey.slug}` });
    await page.clock.runFor('01:02');
    await page.getByRole('heading', { name: 'Your visit here has ended' }).waitFor();
    await look('ended');
    expect(complaints.filter((complaint) => !complaint.includes('409'))).toEqual([]);
    await leave();
  }, 120_000);
});
