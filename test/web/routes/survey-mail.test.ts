/** Inviting and reminding contacts in the browser: written, looked at, sent off, watched. */

import { bodyOf, type MailServer, openMailServer } from '../../kit/mail-server.js';
import { type LabWithBallot, labWithBallot } from '../../kit/people.js';
import { sqliteForTest } from '../../kit/storages.js';
import { addTestContacts, beginWith, contactsOf, makeSurvey, personalPass } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

let house: TestHouse;
let server: MailServer;
let lab: LabWithBallot;
beforeAll(async () => {
  server = await openMailServer();
  house = await openTestHouse(sqliteForTest, { smtpUrl: server.url });
  lab = await labWithBallot(house);
});
afterAll(async () => {
  await house.services.mail.stop();
  await server.close();
  await house.remove();
});

/** A survey of the lab with two contacts, and an organiser's browser. */
async function withContacts(open = true) {
  const survey = await makeSurvey(house.services, { open }, lab.lab.slug);
  const contacts = await addTestContacts(house.services, survey, ['mair@example.org', 'owain@example.org']);
  const { organiser } = lab.browsers;
  const home = `/manage/surveys/${survey.slug}`;
  return {
    survey,
    contacts,
    get: (path: string) => organiser.get(`${home}${path}`),
    post: (path: string, fields: Readonly<Record<string, string>> | string) =>
      organiser.post(`${home}${path}`).type('form').send(fields),
  };
}

const MESSAGE = {
  'en-subject': 'Tell us: {survey}',
  'en-body': 'Hello {name}\n{link}\nuntil {closes}',
  'cy-subject': '',
  'cy-body': '',
  number: '0',
};

test('an invitation is written, corrected, looked at, sent off once and watched until it has arrived', async () => {
  const { survey, contacts, get, post } = await withContacts();
  expect((await get('/mail').expect(200)).text).toContain('2 contacts have no invitation yet.');
  const form = await get('/mail/invitation').expect(200);
  expect(form.text).toContain('the survey’s title');
  expect(form.text).toContain('A survey for you: {survey}');

  const wrong = await post('/mail/invitation', { ...MESSAGE, 'en-body': 'Hello {question}' }).expect(422);
  expect(wrong.text).toContain('Put {link} where the personal link should stand.');
  const preview = await post('/mail/invitation', { ...MESSAGE, step: 'preview' }).expect(200);
  expect(preview.text).toContain('Tell us: Deciding about peer support');
  expect(preview.text).toContain('/link/THE-CONTACTS-OWN-CODE');
  expect(preview.text).toContain('Send to 2 contacts');

  server.manners = (to) =>
    to.startsWith('owain@') ? { at: 'recipient', reply: '550 5.1.1 no such user' } : 'accept';
  const send = () => post('/mail/invitation', { ...MESSAGE, step: 'send' }).expect(303);
  const sent = (await send()).headers['location'] as string;
  expect((await send()).headers['location']).toBe(sent);
  const mailing = sent.replace(`/manage/surveys/${survey.slug}`, '');
  expect((await get(mailing).expect(200)).text).toContain('0 of 2');
  await house.services.mail.sendDue();
  const done = await get(mailing).expect(200);
  expect(done.text).toContain('Every message has been dealt with.');
  expect(done.text).toContain('there is no such address (550 5.1.1)');
  expect(done.text).toContain(`/manage/surveys/${survey.slug}/contacts/${contacts[1]!.id}`);
  expect(server.received.map(({ to }) => to)).toEqual(['mair@example.org']);
  const list = await get('/contacts').expect(200);
  expect(list.text).toMatch(/Invitation sent[\s\S]*Invitation failed/);

  server.manners = () => 'accept';
  server.received.length = 0;
  const { id } = contacts[1]!;
  await post(`/contacts/${id}/replace`, 'issue=1&then=mail').expect(303);
  await house.services.mail.sendDue();
  const [mail] = server.received;
  expect(mail?.to).toBe('owain@example.org');
  expect(bodyOf(mail!.raw)).toContain('The link you had before no longer works.');
  const page = await get(`/contacts/${id}`).expect(200);
  expect(page.text).toMatch(/Invitation[\s\S]*New link/);

  // Once they have begun, a link that leads to their answers is mailed or not made at all.
  expect(page.text).toContain('Replace the link and show it');
  const [, owain] = await contactsOf(house.services, survey);
  await beginWith(house.services, survey, personalPass(house.services, survey, owain!));
  const begun = await get(`/contacts/${id}`).expect(200);
  expect(begun.text).not.toContain('Replace the link and show it');
  expect(begun.text).toContain('Replace the link and mail it');
  expect(begun.text).toContain('Delete their answers and show a new link');
  const refused = await post(`/contacts/${id}/replace`, 'issue=2&then=show').expect(409);
  expect(refused.text).not.toContain('/link/');
  const anew = await post(`/contacts/${id}/replace`, 'issue=2&then=show-anew').expect(200);
  expect(anew.text).toContain('what was answered by it is deleted');
  expect(anew.text).toContain(`/s/${survey.slug}/link/`);
  // A double click shows the same link again.
  const again = await post(`/contacts/${id}/replace`, 'issue=2&then=show-anew').expect(200);
  expect(again.text).toBe(anew.text);
});

test('another lab’s survey, and a ballot, know nothing of this mailing', async () => {
  const { get, post } = await withContacts();
  const sent = await post('/mail/reminder', { ...MESSAGE, step: 'send' }).expect(303);
  const id = (sent.headers['location'] as string).split('/').at(-1);
  await get(`/mailings/${id}`).expect(200);
  const other = await withContacts();
  await other.get(`/mailings/${id}`).expect(404);
  await lab.browsers.organiser.get(`/manage/ballots/${lab.ballot.slug}/mailings/${id}`).expect(404);
  await other.get('/mail/replacement').expect(404);
});

test('before a survey is open its mail page says so, and nothing can be sent', async () => {
  const { get, post } = await withContacts(false);
  const page = await get('/mail').expect(200);
  expect(page.text).toContain('Contacts can be written to once the survey is open.');
  await post('/mail/invitation', { ...MESSAGE, step: 'send' }).expect(409);
});

test('without a mail server the page says where the messages are instead', async () => {
  const filing = await openTestHouse(sqliteForTest);
  const filingLab = await labWithBallot(filing);
  const survey = await makeSurvey(filing.services, {}, filingLab.lab.slug);
  const page = await filingLab.browsers.organiser.get(`/manage/surveys/${survey.slug}/mail`).expect(200);
  expect(page.text).toContain('No mail server is set');
  expect(page.text).toContain('because each holds a personal link');
  await filing.remove();
});
