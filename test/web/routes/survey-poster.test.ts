/** The poster: what somebody in front of it reads, in every language that the survey's title is in. */
import { labById } from '../../../src/storage/lab-store.js';
import { surveyById } from '../../../src/storage/survey-store.js';
import { giveRole, makeAccount, signIn } from '../../kit/people.js';
import { sqliteForTest } from '../../kit/storages.js';
import { makeSurvey } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
});
afterAll(() => house.remove());

test('a poster says what the survey is called, how long it takes and where it is, in Welsh too once its title is', async () => {
  const survey = await makeSurvey(house.services, { open: false });
  const { reader } = house.services.context.storage;
  const person = await makeAccount(house, 'Olwen');
  await giveRole(house, (await labById(reader, survey.lab_id)).id, person, 'organiser');
  const organiser = await signIn(house, person);
  const home = `/manage/surveys/${survey.slug}`;
  const poster = async () => (await organiser.get(`${home}/poster`).expect(200)).text;
  const save = async (titleCy: string) =>
    organiser
      .post(`${home}/about`)
      .type('form')
      .set('Sec-Fetch-Site', 'same-origin')
      .send({
        ...{ title: 'Buses', introduction: '', minutes: '5', consent: 'Yes', retention: '30' },
        ...{ 'title-cy': titleCy, topic: 'health', revision: (await surveyById(reader, survey.id)).revision },
      })
      .expect(303);

  await save('');
  const english = await poster();
  expect(english).toContain('<h1 class="nhsuk-heading-xl">Buses</h1>');
  expect(english).toMatch(new RegExp(`aria-label="QR code of http[^"]*/s/${survey.slug}"`));
  expect(english).toContain(
    '<p class="poster__words" lang="en">Point your phone’s camera at the code. It takes about 5 minutes.</p>',
  );
  expect(english).not.toContain('lang="cy">');

  await save('Bysiau');
  const both = await poster();
  expect(both).toContain('<p class="poster__welsh" lang="cy">Bysiau</p>');
  expect(both).toMatch(
    /<p class="poster__words" lang="cy">Pwyntiwch gamera eich ffôn at y cod\. Mae’n cymryd tua 5 munud\.<\/p>/,
  );
});
