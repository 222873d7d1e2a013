/** Contacts: what two people, or two servers, do with them at the same moment. */
import { buildServices } from '../../../src/services/index.js';
import { meanwhile } from '../../kit/meanwhile.js';
import { onPostgres } from '../../kit/storages.js';
import { addTestContacts, agreed, contactsOf, makeSurvey, personalPass } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onPostgres((open) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  afterAll(() => house.remove());

  const other = (table: string, happen: () => Promise<unknown>) =>
    buildServices({
      ...house.services.context,
      storage: meanwhile(house.services.context.storage, { query: 'SelectQueryNode', table }, happen),
    });

  test('a file that is confirmed twice at once adds its contacts once', async () => {
    const survey = await makeSurvey(house.services);
    const { contacts } = house.services.surveys;
    const file = Buffer.from('email\nmair@example.org\nowain@example.org\n');
    const id = await agreed(contacts.stage(survey, 'system', file));
    const added: number[] = [];
    const confirm = async () => added.push((await agreed(contacts.confirm(survey, 'system', id))).added);
    const twice = other('survey_contacts', confirm).surveys.contacts;
    added.push((await agreed(twice.confirm(survey, 'system', id))).added);
    expect(added).toEqual([2, 0]);
    expect(await contacts.list(survey, '', 1)).toMatchObject({ found: 2 });
  });

  test('who begins while their link is being replaced has begun with no link that leads nowhere', async () => {
    const survey = await makeSurvey(house.services);
    const [contact] = await addTestContacts(house.services, survey, ['nia@example.org']);
    const replace = () => agreed(house.services.surveys.contacts.reissue(survey, 'system', contact!.id, 1));
    const beginning = {
      pass: personalPass(house.services, survey, contact!),
      language: 'en',
      consent: 1,
      from: '',
    };
    const begun = await other('survey_links', replace).surveys.respond.begin(survey, {
      ...beginning,
      device: 'computer',
    });
    expect(begun).toMatchObject({ ok: false, problem: { code: 'survey-link-replaced' } });
    expect((await house.services.surveys.report(survey)).started).toBe(0);
  });

  test('a link that is replaced while its holder begins takes the answers along', async () => {
    const survey = await makeSurvey(house.services);
    const [contact] = await addTestContacts(house.services, survey, ['eira@example.org']);
    const pass = personalPass(house.services, survey, contact!);
    const beginning = { pass, language: 'en', consent: 1, device: 'computer', from: '' } as const;
    const begin = () => agreed(house.services.surveys.respond.begin(survey, beginning));
    await agreed(other('survey_contacts', begin).surveys.contacts.reissue(survey, 'system', contact!.id, 1));
    const [renewed] = await contactsOf(house.services, survey);
    const next = personalPass(house.services, survey, renewed!);
    expect(await agreed(house.services.surveys.respond.follow(survey, next))).toMatchObject({
      kind: 'under-way',
    });
  });
});
