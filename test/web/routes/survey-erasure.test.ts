/** Erasing on request in the browser: looked at first, confirmed, and what cannot be found is said. */
import { inGroupsOfFour } from '../../../src/shared/base32.js';
import { type LabWithBallot, labWithBallot } from '../../kit/people.js';
import { sqliteForTest } from '../../kit/storages.js';
import {
  addTestContacts,
  agreed,
  answerAll,
  beginWith,
  makeSurvey,
  openPass,
  personalPass,
} from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

let house: TestHouse;
let lab: LabWithBallot;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
  lab = await labWithBallot(house);
});
afterAll(() => house.remove());

async function opened() {
  const survey = await makeSurvey(house.services, {}, lab.lab.slug);
  const { organiser } = lab.browsers;
  const home = `/manage/surveys/${survey.slug}`;
  return {
    survey,
    get: (path: string) => organiser.get(`${home}${path}`),
    post: (path: string, fields: Readonly<Record<string, string>>) =>
      organiser.post(`${home}${path}`).type('form').send(fields),
  };
}

test('answers are looked for, then erased after a confirmation, and the page says so', async () => {
  const { survey, get, post } = await opened();
  const pass = openPass(house.services);
  await answerAll(house.services, survey, pass, 'patient');
  const { code } = openPass(house.services);
  await agreed(house.services.surveys.respond.complete(survey, pass, code));
  expect((await get('').expect(200)).text).toContain('Erase on request');
  expect((await get('/erasure').expect(200)).text).toContain('What cannot be found, and why');
  const typed = inGroupsOfFour(code).toLowerCase();
  const look = await post('/erasure', { code: typed, step: 'look' }).expect(200);
  expect(look.text).toContain('The code leads to one set of answers that was sent.');
  expect(look.text).toContain('This cannot be undone.');
  expect(await house.services.surveys.erasure.find(survey, code)).toEqual({ ok: true, value: 'sent' });
  const erased = await post('/erasure', { code: typed, step: 'erase' }).expect(303);
  expect((await get(erased.headers['location']!.replace(/^.*(?=\/erasure)/, ''))).text).toContain(
    'Those answers are erased.',
  );
  expect(erased.headers['location']).not.toContain(code);
  const log = await lab.browsers.organiser.get(`/manage/labs/${lab.lab.slug}/audit`).expect(200);
  expect(log.text).toMatch(/erased one set of answers of “[^”]+” on request \(sent\)/);
});

test('what is not found is said with its reason, and stays typed', async () => {
  const { survey, post } = await opened();
  const unknown = await post('/erasure', { code: 'AAAA-BBBB', step: 'look' }).expect(422);
  expect(unknown.text).toContain('This code leads to no answers of this survey.');
  expect(unknown.text).toContain('value="AAAA-BBBB"');
  const [contact] = await addTestContacts(house.services, survey, ['mair@example.org']);
  const pass = personalPass(house.services, survey, contact!);
  await answerAll(house.services, survey, pass, 'patient');
  await agreed(house.services.surveys.respond.complete(survey, pass, openPass(house.services).code));
  const used = await post('/erasure', { code: pass.code, step: 'erase' }).expect(422);
  expect(used.text).toContain('nothing says which answers came by it');
});

test('a contact’s details are erased after a confirmation that says what goes and what stays', async () => {
  const { survey, get, post } = await opened();
  const [mair] = await addTestContacts(house.services, survey, ['canary-mair@example.org']);
  await beginWith(house.services, survey, personalPass(house.services, survey, mair!));
  const page = await get(`/contacts/${mair!.id}`).expect(200);
  expect(page.text).toContain(`/contacts/${mair!.id}/erase`);
  const confirm = await get(`/contacts/${mair!.id}/erase`).expect(200);
  expect(confirm.text).toContain('What they have answered and not sent is erased too.');
  expect(confirm.text).not.toContain('Their answers stay');
  const erased = await post(`/contacts/${mair!.id}/erase`, {}).expect(303);
  const list = await get(erased.headers['location']!.replace(/^.*(?=\/contacts)/, '')).expect(200);
  expect(list.text).toContain('The contact’s details are erased.');
  expect(list.text).not.toContain('canary-mair');
  await get(`/contacts/${mair!.id}`).expect(404);
  await post(`/contacts/${mair!.id}/erase`, {}).expect(404);
});
