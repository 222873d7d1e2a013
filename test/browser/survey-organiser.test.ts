/** An organiser’s pages about a survey, wide and narrow: each accessible, none wider than its window. */

import { surveyOccasion } from '../../src/services/mail/occasions/index.js';
import { expectAccessible, inBrowser, keepPicture } from '../kit/browser.js';
import { cookieOf } from '../kit/doors.js';
import { type ListeningHouse, openListeningHouse } from '../kit/listening.js';
import { giveRole, makeAccount, makeLab } from '../kit/people.js';
import { sqliteForTest } from '../kit/storages.js';
import { agreed, contactsOf, keepTestAnswers, makeSurvey } from '../kit/survey.js';

const PAGES = [
  '',
  '/questionnaire',
  '/about',
  '/versions',
  '/links',
  '/poster',
  '/panel',
  '/contacts',
  '/contacts?search=nobody',
  '/mail',
  '/mail/invitation',
  '/dates',
  '/try',
  '/report',
  '/answers',
  '/codebook',
  '/move/close',
  '/erasure',
];

inBrowser((browser) => {
  let house: ListeningHouse;
  let home: string;
  let pages: readonly string[];
  let cookie: { name: string; value: string };
  beforeAll(async () => {
    house = await openListeningHouse(sqliteForTest);
    const lab = await makeLab(house, 'Survey lab');
    const person = await makeAccount(house, 'Olwen');
    await giveRole(house, lab.id, person, 'organiser');
    const [name = '', value = ''] = (await cookieOf(house, person)).split('=');
    cookie = { name, value };
    const survey = await makeSurvey(house.services, {}, lab.slug);
    await keepTestAnswers(house.services, survey);
    home = `/manage/surveys/${survey.slug}`;
    const occasion = surveyOccasion(survey);
    const message = house.services.mail.defaultMessage(occasion, 'invitation');
    const order = { kind: 'invitation', number: 0, message } as const;
    const { mailingId } = await agreed(house.services.mail.sendOff(occasion, person.id, order));
    const [contact] = await contactsOf(house.services, survey);
    const ofContact = `/contacts/${contact!.id}`;
    pages = [...PAGES, `/mailings/${mailingId}`, ofContact, `${ofContact}/erase`];
  });
  afterAll(() => house.remove());

  test.each([320, 1280])(
    'at %s px every page of a survey can be used by everybody',
    async (width) => {
      const { page, leave } = await browser.visit({ width, baseUrl: house.baseUrl });
      await page.context().addCookies([{ ...cookie, url: house.baseUrl }]);
      for (const path of pages) {
        await page.goto(`${home}${path}`);
        await keepPicture(page, `organiser-${width}${path}`);
        await expectAccessible(page);
      }
      await leave();
    },
    180_000,
  );
});
