/** Contacts: what two people, or two servers, do with them at the same moment. */
import { buildServices } from '../../../src/services/index.js';
import { drawCode } from '../../../src/services/surveys/codes.js';
import { everyRow } from '../../kit/every-row.js';
import { gathered } from '../../kit/gathered.js';
import { meanwhile, untilHeldUp } from '../../kit/meanwhile.js';
import { onPostgres } from '../../kit/storages.js';
import {
  addTestContacts,
  agreed,
  answerAll,
  beginWith,
  contactsOf,
  makeSurvey,
  openPass,
  personalPass,
} from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onPostgres((open) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  afterAll(() => house.remove());

  const other = (table: string, happen: () => Promise<unknown>, query = 'SelectQueryNode') =>
    buildServices({
      ...house.services.context,
      storage: meanwhile(house.services.context.storage, { query, table }, happen),
    });
  const byMail = { issue: 1, handover: 'mail' } as const;

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
    const replace = () =>
      agreed(house.services.surveys.contacts.reissue(survey, 'system', contact!.id, byMail));
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
    await agreed(
      other('survey_contacts', begin).surveys.contacts.reissue(survey, 'system', contact!.id, byMail),
    );
    const [renewed] = await contactsOf(house.services, survey);
    const next = personalPass(house.services, survey, renewed!);
    expect(await agreed(house.services.surveys.respond.follow(survey, next))).toMatchObject({
      kind: 'under-way',
    });
  });

  test('a contact who is erased while their link is replaced is erased with the new link and the answers', async () => {
    const survey = await makeSurvey(house.services);
    const { storage } = house.services.context;
    const [contact] = await addTestContacts(house.services, survey, ['erased@example.org']);
    await beginWith(house.services, survey, personalPass(house.services, survey, contact!));
    let replaced: Promise<unknown> | undefined;
    const replace = () => {
      replaced = house.services.surveys.contacts.reissue(survey, 'system', contact!.id, byMail);
      return untilHeldUp(storage, replaced);
    };
    const between = other('survey_contacts', replace).surveys.contacts;
    await agreed(between.erase(survey, 'system', contact!.id));
    expect(await replaced).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    const rows = await everyRow(storage);
    const { responses, survey_links, survey_contacts } = rows;
    expect(JSON.stringify([responses, survey_links, survey_contacts])).not.toContain(survey.id);
  });

  test('a file that is asked for while somebody withdraws their answers is without them', async () => {
    const survey = await makeSurvey(house.services);
    const { storage } = house.services.context;
    const code = drawCode(house.services.context.randomness);
    const pass = openPass(house.services);
    await answerAll(house.services, survey, pass, 'patient', 'CANARY-WITHDRAWN');
    await agreed(house.services.surveys.respond.complete(survey, pass, code));
    const { surveyExports } = house.services;
    let asked: Promise<string> | undefined;
    const ask = () => {
      asked = agreed(surveyExports.ask(survey, 'ann', { format: 'csv' }));
      return untilHeldUp(storage, asked.then(surveyExports.idle));
    };
    const between = other('survey_exports', ask, 'DeleteQueryNode').surveys.respond;
    await agreed(between.withdraw(survey, code));
    const id = await asked!;
    await surveyExports.idle();
    const file = await agreed(surveyExports.open(survey, 'ann', id));
    const text = (await gathered(file.read(0, file.bytes - 1))).toString();
    expect(text).toContain('comment');
    expect(text).not.toContain('CANARY-WITHDRAWN');
  });
});
