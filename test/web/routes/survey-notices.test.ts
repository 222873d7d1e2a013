/** Surveys on the public pages: those that anybody may answer now, and no others. */
import request from 'supertest';
import { onEveryDatabase } from '../../kit/storages.js';
import { makeSurvey } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await openTestHouse(open);
  });
  afterEach(() => house.remove());

  const start = async (language = 'en') =>
    (await request(house.app).get('/').set('Accept-Language', language)).text;

  test('an open survey is listed, in both languages, on the start page and on its lab’s', async () => {
    const survey = await makeSurvey(house.services);
    const lab = await house.services.context.storage.reader
      .selectFrom('labs')
      .select('slug')
      .executeTakeFirstOrThrow();
    expect(await start()).toContain(`href="/s/${survey.slug}"`);
    expect(await start('cy')).toContain('Penderfynu am gymorth gan gymheiriaid');
    expect((await request(house.app).get(`/labs/${lab.slug}`)).text).toContain(`href="/s/${survey.slug}"`);
  });

  test('a draft, and a survey for people with links of their own, are not', async () => {
    const draft = await makeSurvey(house.services, { open: false });
    const address = 'https://panel.example.org/{rid}';
    const panel = { completed: address, screenedOut: address, quotaFull: address, signedIn: false };
    const byLink = await makeSurvey(house.services, { settings: { openLink: false, panel } });
    const listed = await start();
    for (const { slug } of [draft, byLink]) expect(listed).not.toContain(`/s/${slug}"`);
  });
});
