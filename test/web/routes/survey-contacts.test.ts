import { personalCode } from '../../../src/services/surveys/codes.js';
import { type LabWithBallot, labWithBallot } from '../../kit/people.js';
import { sqliteForTest } from '../../kit/storages.js';
import { makeSurvey } from '../../kit/survey.js';
import { memberAt } from '../../kit/voter.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

let house: TestHouse;
let lab: LabWithBallot;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
  lab = await labWithBallot(house);
});
afterAll(() => house.remove());

/** The first whole match of the pattern in the text, or nothing. */
const found = (text: string, pattern: RegExp) => pattern.exec(text)?.[0] ?? '';

test('contacts are uploaded, looked at and added; a personal link works once, on any device, and can be replaced', async () => {
  const { organiser } = lab.browsers;
  const survey = await makeSurvey(house.services, {}, lab.lab.slug);
  await organiser
    .post(`/manage/surveys/${survey.slug}/links`)
    .type('form')
    .send({ revision: String(survey.revision) })
    .expect(303);
  const home = `/manage/surveys/${survey.slug}`;
  const file = 'email,name,telephone\nmair@example.org,=1+1,1\nnot an address,X,2\n';
  const staged = await organiser.post(`${home}/contacts`).attach('contacts', Buffer.from(file), 'c.csv');
  expect(staged.status).toBe(303);
  const check = await organiser.get(staged.headers['location'] as string).expect(200);
  expect(check.text).toContain('“not an address” is not an e-mail address.');
  expect(check.text).toContain('The column “telephone” is left out');
  for (const status of [303, 404])
    expect(
      (
        await organiser
          .post(staged.headers['location'] as string)
          .type('form')
          .send({})
      ).status,
    ).toBe(status);

  const csv = await organiser.post(`${home}/links.csv`).type('form').send({}).expect(200);
  const link = found(csv.text, /(?<=mair@example\.org,)\S+/);
  expect(csv.text).toContain("'=1+1,mair@example.org");
  const path = new URL(link).pathname;
  const respondentHome = `/s/${survey.slug}`;

  const stranger = memberAt(house.app);
  expect((await stranger.get(respondentHome)).status).toBe(403);
  expect((await stranger.get(`${respondentHome}/link/NOT-A-LINK`)).status).toBe(404);

  const first = memberAt(house.app);
  expect((await first.get(path)).headers['location']).toBe(respondentHome);
  const start = await first.get(respondentHome);
  const consent = found(start.text, /(?<=name="consent" value=")\d+/);
  await first.post(respondentHome, { agree: 'yes', consent });
  await first.post(`${respondentHome}/page/role`, { shown: 'role', 'answer-role': 'patient' });

  const list = await organiser.get(`${home}/contacts?search=MAIR`).expect(200);
  expect(list.text).toContain('1 contact found');
  expect(list.text).toContain('the personal link of everybody who has not begun to answer');
  const contact = found(list.text, /\/manage\/surveys\/[^"]*\/contacts\/[^"/?]+(?=")/);
  const page = await organiser.get(contact).expect(200);
  expect(page.text).toContain('Has started to answer');
  const replace = (issue = '1') => organiser.post(`${contact}/replace`).type('form').send({ issue });
  for (const _twice of [1, 2]) await replace().expect(303);
  const again = await organiser.post(`${home}/links.csv`).type('form').send({}).expect(200);
  const second = memberAt(house.app);
  expect(again.text).not.toContain('mair@example.org');
  const mailed = personalCode(
    house.services.context.secretKey,
    survey.id,
    contact.split('/').at(-1) ?? '',
    2,
  );
  const renewed = path.replace(/[^/]+$/, mailed);
  expect(renewed).not.toBe(path);
  expect((await memberAt(house.app).get(path)).status).toBe(410);
  await second.get(renewed);
  const begun = await second.get(respondentHome);
  expect(begun.text).toContain('You have started this survey');
  await second.post(`${respondentHome}/page/comment`, { shown: 'comment', 'answer-comment': 'Trust' });
  const finish = await second.get(`${respondentHome}/finish`);
  await second.post(`${respondentHome}/finish`, {
    code: found(finish.text, /(?<=name="code" value=")[^"]+/),
  });
  const late = await memberAt(house.app).get(renewed);
  expect(late.headers['location']).toBe(respondentHome);
  expect((await first.get(`${respondentHome}/page/comment`)).status).toBeGreaterThanOrEqual(400);
  await organiser.get(`${home}/contacts`).expect(200).expect(/Used/);
  await replace('2').expect(409);
});
