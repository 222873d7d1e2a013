/** Saving and coming back later: the return code on the page, and by mail to whoever asks, with nothing kept of it. */
import { inGroupsOfFour } from '../../../src/shared/base32.js';
import { everyRow } from '../../kit/every-row.js';
import { bodyOf, type MailServer, type Manners, openMailServer } from '../../kit/mail-server.js';
import { sqliteForTest } from '../../kit/storages.js';
import { addTestContacts, beginWith, makeSurvey, openPass, personalPass } from '../../kit/survey.js';
import { memberAt } from '../../kit/voter.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const ADDRESS = 'nia.roberts@example.org';

let server: MailServer;
let house: TestHouse;
beforeAll(async () => {
  server = await openMailServer();
  house = await openTestHouse(sqliteForTest, { smtpUrl: server.url });
});
beforeEach(() => {
  server.received.length = 0;
  server.manners = () => 'accept';
});
afterAll(async () => {
  await house.services.mail.stop();
  await server.close();
  await house.remove();
});

/** Somebody who has begun a survey here by the open link, in this language. */
async function begun(here: TestHouse, language = 'en') {
  const survey = await makeSurvey(here.services);
  const pass = openPass(here.services);
  await beginWith(here.services, survey, pass);
  const home = `/s/${survey.slug}`;
  const respondent = memberAt(here.app, language, { [`canvass_survey-${survey.slug}`]: pass.code });
  return { survey, respondent, path: `${home}/later`, home, code: inGroupsOfFour(pass.code) };
}

test('the code goes to the address in the language of the page, and neither is found in anything that is kept', async () => {
  const { respondent, path, home, code } = await begun(house, 'cy');
  const asked = await respondent.get(path);
  expect(asked.text).toContain('Cael y cod drwy e-bost');
  const answer = await respondent.post(path, { address: ` ${ADDRESS.toUpperCase()} ` });
  expect(answer.status).toBe(303);
  expect(answer.headers['location']).toBe(`${path}?mail=sent`);
  const [mail, ...more] = server.received;
  expect(more).toEqual([]);
  expect(mail?.to).toBe(ADDRESS);
  expect(bodyOf(mail!.raw)).toContain(`Eich cod dychwelyd:\n${code}\n`.replaceAll('\n', '\r\n'));
  expect(bodyOf(mail!.raw)).toContain(`${house.services.context.config.baseUrl}${home}/resume`);
  expect(/^Subject: .*$/im.exec(mail!.raw)?.[0]).not.toMatch(/peer|cymheiriaid/i);
  const page = await respondent.get(answer.headers['location'] as string);
  expect(page.text).toContain('rydym wedi anghofio’r cyfeiriad');
  const kept = JSON.stringify([await everyRow(house.services.context.storage), house.logged, page.text]);
  expect(kept.toLowerCase()).not.toContain('nia.roberts');
  expect(JSON.stringify(house.logged)).not.toContain(code.replaceAll('-', ''));
});

test('the code that was mailed leads back to the answers on another device', async () => {
  const { respondent, path, home } = await begun(house);
  await respondent.post(path, { address: ADDRESS });
  const [code] = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(bodyOf(server.received[0]!.raw)) ?? [];
  const elsewhere = memberAt(house.app);
  expect((await elsewhere.post(`${home}/resume`, { code: code! })).status).toBe(303);
  expect((await elsewhere.get(`${home}/page/role`)).status).toBe(200);
});

test.each<[string, string, Manners, string]>([
  ['what is no address', 'nia at example', 'accept', 'Enter an e-mail address such as'],
  [
    'an address that the mail server refuses',
    ADDRESS,
    { at: 'recipient', reply: '550 5.1.1 no such user' },
    'This address was not accepted.',
  ],
  [
    'a mail server that has no time',
    ADDRESS,
    { at: 'recipient', reply: '450 4.2.1 later' },
    'The message could not be sent now',
  ],
])('%s is said on the page, with what was typed', async (_what, typed, manners, sentence) => {
  server.manners = () => manners;
  const { respondent, path, code } = await begun(house);
  const answer = await respondent.post(path, { address: typed });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(sentence);
  expect(answer.text).toContain(`value="${typed}"`);
  expect(answer.text).toContain(code.slice(0, 4));
  expect(server.received).toEqual([]);
});

test('a line that breaks is reported as perhaps sent', async () => {
  server.manners = () => ({ at: 'message', reply: 'hang up' });
  const { respondent, path } = await begun(house);
  const answer = await respondent.post(path, { address: ADDRESS });
  const page = await respondent.get(answer.headers['location'] as string);
  expect(page.text).toContain('it may or may not arrive');
});

test('a code is mailed three times a day, then the page says when it can be again', async () => {
  const { respondent, path } = await begun(house);
  const statuses: number[] = [];
  for (let press = 0; press < 4; press += 1)
    statuses.push((await respondent.post(path, { address: ADDRESS })).status);
  expect(statuses).toEqual([303, 303, 303, 429]);
  const refused = await respondent.post(path, { address: ADDRESS });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3600);
  expect(refused.text).toContain('No more messages can be sent from here for now');
  expect(server.received).toHaveLength(3);
});

test('changing the language loses nothing that was typed and sends nothing', async () => {
  const { respondent, path } = await begun(house);
  const page = await respondent.post(path, { address: 'half an addr', language: 'cy' });
  expect(page.status).toBe(200);
  expect(page.text).toContain('Cyfeiriad e-bost');
  expect(page.text).toContain('value="half an addr"');
  expect(server.received).toEqual([]);
});

test('who came by a link of their own has nothing to be mailed', async () => {
  const survey = await makeSurvey(house.services);
  const [contact] = await addTestContacts(house.services, survey, ['mair@example.org']);
  const pass = personalPass(house.services, survey, contact!);
  await beginWith(house.services, survey, pass);
  const path = `/s/${survey.slug}/later`;
  const respondent = memberAt(house.app, 'en', { [`canvass_survey-${survey.slug}`]: pass.code });
  const page = await respondent.get(path);
  expect(page.text).toContain('open your own link again');
  expect(page.text).not.toContain('name="address"');
  expect((await respondent.post(path, { address: ADDRESS })).status).toBe(404);
});

test('where no mail server is set nothing is offered, as a file would keep the address', async () => {
  const filing = await openTestHouse(sqliteForTest);
  const { respondent, path } = await begun(filing);
  expect((await respondent.get(path)).text).not.toContain('name="address"');
  expect((await respondent.post(path, { address: ADDRESS })).status).toBe(404);
  await filing.remove();
});

test('who has nothing under way is told so', async () => {
  const survey = await makeSurvey(house.services);
  const answer = await memberAt(house.app).post(`/s/${survey.slug}/later`, { address: ADDRESS });
  expect(answer.status).toBe(409);
  expect(server.received).toEqual([]);
});
