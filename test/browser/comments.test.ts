/** An analyst reads and codes ten comments on a phone, with the keyboard and without scripts; every page for everybody. */
import type { SurveyRow } from '../../src/storage/survey-store.js';
import { expectAccessible, inBrowser, keepPicture } from '../kit/browser.js';
import { codeAs, commentedSurvey, commentsAs } from '../kit/comments.js';
import { cookieOf } from '../kit/doors.js';
import { type ListeningHouse, openListeningHouse } from '../kit/listening.js';
import { giveRole, makeAccount } from '../kit/people.js';
import { sqliteForTest } from '../kit/storages.js';

const WORDS = Array.from({ length: 10 }, (_, at) =>
  at % 2 === 0
    ? `The journey takes ${at + 20} minutes by bus`
    : `Nobody told me what Dr Jones had said ${at}`,
);

inBrowser((browser) => {
  let house: ListeningHouse;
  let survey: SurveyRow;
  let cookie: { name: string; value: string };
  beforeAll(async () => {
    house = await openListeningHouse(sqliteForTest);
    ({ survey } = await commentedSurvey(house.services, WORDS));
    const person = await makeAccount(house, 'Anwen');
    await giveRole(house, survey.lab_id, person, 'analyst');
    const [name = '', value = ''] = (await cookieOf(house, person)).split('=');
    cookie = { name, value };
  });
  afterAll(() => house.remove());

  test('ten comments are coded by keyboard at 320 px, counted, and one is quoted', async () => {
    const { page, leave } = await browser.visit({ width: 320, javascript: false, baseUrl: house.baseUrl });
    await page.context().addCookies([{ ...cookie, url: house.baseUrl }]);
    const base = `/manage/surveys/${survey.slug}/comments`;
    const look = async (name: string) => {
      await keepPicture(page, `comments-${name}`);
      await expectAccessible(page);
    };
    await page.goto(base);
    await page.getByRole('link', { name: 'What matters to you?' }).click();
    await page.getByText('10 comments').waitFor();
    await look('list');
    await page.getByRole('link', { name: 'Code', exact: true }).click();
    await page.getByRole('heading', { name: 'Comment 1 of 10' }).waitFor();
    for (let at = 0; at < 10; at += 1) {
      const words = (await page.locator('blockquote').textContent()) ?? '';
      const label = words.includes('journey') ? 'Distance' : 'Information';
      const box = page.getByRole('checkbox', { name: label });
      if ((await box.count()) === 0) await page.getByLabel('Another code').fill(label);
      else {
        await box.focus();
        await page.keyboard.press('Space');
      }
      if (at === 8) {
        // By now there are four of each, and the words of one speak for its code.
        await page.getByText(`${label}, because of`).waitFor();
        await look('coding');
      }
      await page.keyboard.press('Enter');
      await page
        .getByText(at === 9 ? 'You have coded every comment' : `You have coded ${at + 1} of 10`)
        .waitFor();
    }
    for (const path of ['frame', 'words?by=role', 'coders']) {
      await page.goto(`${base}/comment/${path}`);
      await look(path.split('?')[0] ?? path);
    }
    await page.getByRole('button', { name: 'Use these codes' }).click();
    await page.getByRole('button', { name: 'Show all codes' }).click();
    await page.goto(`${base}/comment/counts?by=role`);
    await page.getByRole('row', { name: /^Distance 5 \(50%\) 5 \(100%\) 0 \(0%\)$/ }).waitFor();
    await look('counts');
    await page.goto(`${base}/comment?find=jones`);
    await page
      .getByRole('link', { name: /^Quote “/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Take out what is flagged' }).click();
    await page.getByRole('button', { name: 'Mark as fit to publish' }).click();
    await page.getByText('“Nobody told me what […] had said […]”').waitFor();
    await look('quotes');
    await leave();
  }, 90_000);

  test.each([320, 1280])(
    'what two coders differ about is settled, %i px wide',
    async (width) => {
      const { survey: coded } = await commentedSurvey(house.services, WORDS.slice(0, 2));
      const people = await Promise.all(['Anwen', 'Owain'].map((name) => makeAccount(house, name)));
      for (const [at, person] of people.entries()) {
        await giveRole(house, coded.lab_id, person, 'analyst');
        const place = commentsAs(coded, person.id);
        await codeAs(
          house.services,
          place,
          WORDS[0]!,
          at === 0 ? ['Distance'] : ['Distance', 'Transport by bus'],
        );
      }
      const { page, leave } = await browser.visit({ width, javascript: false, baseUrl: house.baseUrl });
      const [name = '', value = ''] = (await cookieOf(house, people[0]!)).split('=');
      await page.context().addCookies([{ name, value, url: house.baseUrl }]);
      const look = async (part: string) => {
        await keepPicture(page, `comments-${width}-${part}`);
        await expectAccessible(page);
      };
      await page.goto(`/manage/surveys/${coded.slug}/comments/comment/coders?compare=ask`);
      await page.getByText('This cannot be undone.').waitFor();
      await look('compare');
      await page.locator('main form button').first().click();
      await page.getByText('1 comment to settle').waitFor();
      await look('differ');
      await page.locator('main a[href*="/settle?comment="]').first().click();
      await page.locator('main form').waitFor();
      await look('settle');
      await leave();
    },
    60_000,
  );
});
