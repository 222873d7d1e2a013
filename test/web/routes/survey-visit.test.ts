/** A visit on a computer that others use too, and what else can end while somebody answers. */
import type { SurveyRow } from '../../../src/storage/survey-store.js';
import { sqliteForTest } from '../../kit/storages.js';
import { addTestContacts, agreed, beginWith, makeSurvey, openPass, personalPass } from '../../kit/survey.js';
import { type Member, memberAt } from '../../kit/voter.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
});
afterAll(() => house.remove());

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

type Answer = Awaited<ReturnType<Member['get']>>;

/** For how many seconds the answer lets the browser keep this cookie; undefined when it sets none. */
function keptFor(answer: Answer, name: string): number | undefined {
  const lines = (answer.headers['set-cookie'] as unknown as string[] | undefined) ?? [];
  const line = lines.findLast((one) => one.startsWith(`${name}=`));
  return line === undefined ? undefined : Number(/Max-Age=(\d+)/.exec(line)?.[1] ?? Number.POSITIVE_INFINITY);
}

/** Somebody starts by the open link; `shared` ticks that others use the device too. */
async function start(survey: SurveyRow, fields: Readonly<Record<string, string>>) {
  const member = memberAt(house.app);
  const home = `/s/${survey.slug}`;
  const page = await member.get(home);
  const answer = await member.post(home, {
    ...{ code: hidden(page.text, 'code'), consent: hidden(page.text, 'consent'), agree: 'yes' },
    ...fields,
  });
  const cookies = { code: `canvass_survey-${survey.slug}`, shared: `canvass_shared-${survey.slug}` };
  return { member, home, answer, cookies };
}

const HALF_AN_HOUR = 1800;
const SHARED = { shared: 'yes' };

test('on a device of one’s own the browser remembers for weeks, and no page speaks of time', async () => {
  const { member, home, answer, cookies } = await start(await makeSurvey(house.services), {});
  expect(answer.headers['location']).toBe(`${home}/page/role`);
  expect(keptFor(answer, cookies.code)).toBe(60 * 86_400);
  const page = await member.get(`${home}/page/role`);
  expect(keptFor(page, cookies.code)).toBeUndefined();
  expect(page.text).not.toMatch(/visit-time|I need more time/);
});

test('on a shared device the code is given first, and every page sent or asked for makes the visit last again', async () => {
  const { member, home, answer, cookies } = await start(await makeSurvey(house.services), SHARED);
  expect(answer.headers['location']).toBe(`${home}/later?begun=yes`);
  expect(keptFor(answer, cookies.code)).toBe(HALF_AN_HOUR);
  const code = await member.get(answer.headers['location'] as string);
  expect(code.text).toContain('Keep your return code');
  expect(code.text).toContain('Go to the questions');
  const page = await member.get(`${home}/page/role`);
  expect(keptFor(page, cookies.code)).toBe(HALF_AN_HOUR);
  expect(page.text).toContain('If nothing is sent for 30 minutes, your visit ends');
  expect(page.text).toContain('data-seconds="1800"');
  const sent = await member.post(`${home}/page/role`, { shown: 'role', 'answer-role': 'clinician' });
  expect(keptFor(sent, cookies.code)).toBe(HALF_AN_HOUR);
});

test('asking for more time keeps what was typed, stores nothing and needs no script', async () => {
  const { member, home, cookies } = await start(await makeSurvey(house.services), SHARED);
  await member.post(`${home}/page/role`, { shown: 'role', 'answer-role': 'patient' });
  const typed = { shown: 'comment', 'answer-comment': 'Half a thou', step: 'stay' };
  const page = await member.post(`${home}/page/comment`, typed);
  expect(page.status).toBe(200);
  expect(page.text).toContain('Half a thou');
  expect(keptFor(page, cookies.code)).toBe(HALF_AN_HOUR);
  const again = await member.get(`${home}/page/comment`);
  expect(again.text).not.toContain('Half a thou');
  const script = await member.post(`${home}/visit`, { step: 'stay' });
  expect(script.status).toBe(204);
  expect(keptFor(script, cookies.code)).toBe(HALF_AN_HOUR);
});

test('once the browser has forgotten, every page says so and how to go on', async () => {
  const { member, home, cookies } = await start(await makeSurvey(house.services), SHARED);
  const forgotten = memberAt(house.app, 'en', { [cookies.shared]: 'yes' });
  for (const path of ['/visit', '/page/role', '/later', '/finish', '/stop']) {
    const page = await forgotten.get(`${home}${path}`);
    expect([path, page.status]).toEqual([path, 409]);
    expect(page.text).toContain('Your visit here has ended');
    expect(page.text).toContain(`${home}/resume`);
  }
  expect((await forgotten.post(`${home}/page/role`, { shown: 'role' })).status).toBe(409);
  expect((await forgotten.post(`${home}/visit`, { step: 'stay' })).status).toBe(409);
  expect((await forgotten.get(home)).text).toContain('Before you start');
  expect((await member.get(`${home}/visit`)).headers['location']).toBe(`${home}/page/-next`);
});

test('who leaves is forgotten at once, with the code that withdraws and that this browser has answered', async () => {
  const { member, home, cookies } = await start(await makeSurvey(house.services), SHARED);
  await member.post(`${home}/page/role`, { shown: 'role', 'answer-role': 'patient' });
  await member.post(`${home}/page/comment`, { shown: 'comment', 'answer-comment': 'Trust' });
  const finish = await member.get(`${home}/finish`);
  expect(finish.text).toContain('your visit ends');
  const sent = await member.post(`${home}/finish`, { code: hidden(finish.text, 'code') });
  expect(sent.headers['location']).toBe(`${home}/done`);
  const done = await member.get(`${home}/done`);
  expect(done.text).toContain('for 30 minutes, or until you leave');
  const left = await member.post(`${home}/visit`, { step: 'leave' });
  expect(left.text).toContain('This browser has forgotten you');
  expect(member.cookie()).toBe('');
  expect(Object.values(cookies).map((name) => keptFor(left, name))).toEqual([0, 0]);
  expect((await member.get(home)).text).toContain('Before you start');
});

test('who saves for later on a shared device is told to let the browser forget them', async () => {
  const { member, home } = await start(await makeSurvey(house.services), SHARED);
  const later = await member.post(`${home}/page/role`, {
    ...{ shown: 'role', 'answer-role': 'patient', step: 'later' },
  });
  const page = await member.get(later.headers['location'] as string);
  expect(page.text).toContain('Before you go, let this browser forget you.');
  expect(page.text).toContain('Leave, and let this browser forget me');
});

test('who comes back by code or link can say that the device is shared', async () => {
  const survey = await makeSurvey(house.services);
  const home = `/s/${survey.slug}`;
  const pass = openPass(house.services);
  await beginWith(house.services, survey, pass);
  const back = await memberAt(house.app).post(`${home}/resume`, { code: pass.code, ...SHARED });
  expect(keptFor(back, `canvass_survey-${survey.slug}`)).toBe(HALF_AN_HOUR);

  const [contact] = await addTestContacts(house.services, survey, ['mair@example.org']);
  const own = personalPass(house.services, survey, contact!);
  await beginWith(house.services, survey, own);
  const member = memberAt(house.app);
  await member.get(`${home}/link/${own.code}`);
  expect((await member.get(home)).text).toContain('Others use it too: go on');
  const shared = await member.post(`${home}/visit`, { step: 'shared' });
  expect(shared.headers['location']).toBe(`${home}/page/-next`);
  expect(keptFor(shared, `canvass_survey-${survey.slug}`)).toBe(HALF_AN_HOUR);
  expect((await member.get(`${home}/later`)).text).toContain('open your own link again');
});

test('a tablet that is passed round is taken to be shared until somebody says otherwise', async () => {
  const survey = await makeSurvey(house.services, { settings: { severalPerBrowser: true } });
  const page = await memberAt(house.app).get(`/s/${survey.slug}`);
  expect(page.text).toMatch(/name="shared"[^>]*checked/);
});

test('in the last day before a survey closes its pages say when', async () => {
  const survey = await makeSurvey(house.services);
  const closesAt = house.clock.now() + 25 * 3_600_000;
  const { revision } = await house.services.surveys.reread(survey.id);
  await agreed(house.services.surveys.edit(survey.id, { part: 'dates', revision, closesAt }, 'system'));
  const { member, home } = await start(await house.services.surveys.reread(survey.id), {});
  expect((await member.get(`${home}/page/role`)).text).not.toContain('Send your answers before then');
  const before = house.clock.now();
  house.clock.set(closesAt - 9 * 60_000);
  const page = await member.get(`${home}/page/role`);
  expect(page.text).toContain('The survey closes on 4 January 2027 at 1pm');
  expect(page.text).toContain('data-seconds="540"');
  house.clock.set(before);
});
