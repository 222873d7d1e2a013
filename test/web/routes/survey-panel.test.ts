import { standingsOf } from '../../../src/storage/survey-count-store.js';
import type { SurveyRow } from '../../../src/storage/survey-store.js';
import { sqliteForTest } from '../../kit/storages.js';
import { makeSurvey } from '../../kit/survey.js';
import { type Member, memberAt } from '../../kit/voter.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const PANEL = {
  completed: 'https://panel.example/done?id={rid}',
  screenedOut: 'https://panel.example/out/{rid}',
  quotaFull: 'https://panel.example/full/{rid}',
  signedIn: true,
};

let house: TestHouse;
let survey: SurveyRow;
let home: string;
beforeEach(async () => {
  house = await openTestHouse(sqliteForTest);
  survey = await makeSurvey(house.services, { settings: { panel: PANEL, openLink: false } });
  home = `/s/${survey.slug}`;
});
afterEach(() => house.remove());

const signed = (text: string) => house.services.surveys.panel.signature(survey, text);
const entry = (rid: string, signature = signed(`rid=${rid}`)) =>
  `${home}/panel?rid=${encodeURIComponent(rid)}&signature=${signature}`;
const begin = async (member: Member, rid: string) => {
  await member.get(entry(rid));
  const page = await member.get(home);
  const consent = /name="consent" value="(\d+)"/.exec(page.text)?.[1] ?? '';
  return member.post(home, { agree: 'yes', consent });
};
const returnHref = (html: string) =>
  /href="(https:\/\/panel\.example[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';

test('a panel member completes and goes back with a signed outcome; the same id cannot answer again', async () => {
  const member = memberAt(house.app);
  const begun = await begin(member, 'A&B 7');
  expect(begun.headers['location']).toBe(`${home}/page/role`);
  await member.post(`${home}/page/role`, { shown: 'role', 'answer-role': 'patient' });
  await member.post(`${home}/page/comment`, { shown: 'comment' });
  const finish = await member.get(`${home}/finish`);
  const code = /name="code" value="([^"]*)"/.exec(finish.text)?.[1] ?? '';
  await member.post(`${home}/finish`, { code });
  const done = await member.get(`${home}/done`);
  const back = new URL(returnHref(done.text));
  expect(back.searchParams.get('id')).toBe('A&B 7');
  expect(back.searchParams.get('status')).toBe('completed');
  expect(back.searchParams.get('signature')).toBe(signed('rid=A&B 7&status=completed'));

  const elsewhere = memberAt(house.app);
  await elsewhere.get(entry('A&B 7'));
  const again = await elsewhere.get(home);
  expect(again.text).toContain('You have been here before');
  expect(new URL(returnHref(again.text)).searchParams.get('status')).toBe('completed');
  const forced = await elsewhere.post(home, { agree: 'yes', consent: '1' });
  expect(forced.status).toBe(409);
  const standings = await standingsOf(house.services.context.storage.reader, survey.id);
  expect(standings).toEqual([{ state: 'completed', way: 'panel', version: 1, page: null, responses: 1 }]);
});

test('a panel member who is screened out is told kindly and goes back with that outcome', async () => {
  const member = memberAt(house.app);
  await begin(member, 'out-1');
  const sent = await member.post(`${home}/page/role`, { shown: 'role', 'answer-role': 'other' });
  expect(sent.headers['location']).toBe(`${home}/done`);
  const done = await member.get(`${home}/done`);
  expect(done.text).toContain('This survey is for patients and clinicians.');
  const back = new URL(returnHref(done.text));
  expect(back.pathname).toBe('/out/out-1');
  expect(back.searchParams.get('signature')).toBe(signed('rid=out-1&status=screened-out'));
});

test.each([
  ['no signature', 'x', ''],
  ['another id’s signature', 'x', () => signed('rid=y')],
  ['a signature of signs that take more bytes', 'x', encodeURIComponent('é'.repeat(64))],
  ['no id', '', undefined],
])('%s opens nothing', async (_name, rid, signature) => {
  const member = memberAt(house.app);
  const proof = typeof signature === 'function' ? signature() : signature;
  const answer = await member.get(entry(rid, proof));
  expect(answer.status).toBe(404);
  expect(member.cookie()).not.toContain('panel-');
});

test('no id of a panel is stored anywhere', async () => {
  const member = memberAt(house.app);
  await begin(member, 'CANARY-RID-42');
  await member.post(`${home}/page/role`, { shown: 'role', 'answer-role': 'patient' });
  const { reader } = house.services.context.storage;
  const stored = JSON.stringify([
    await reader.selectFrom('responses').selectAll().execute(),
    await reader.selectFrom('survey_links').selectAll().execute(),
    await reader.selectFrom('audit_log').selectAll().execute(),
    house.logged,
  ]);
  expect(stored).not.toContain('CANARY-RID-42');
});

test('an end that a browser only claims gives no signed way back', async () => {
  const member = memberAt(house.app);
  await begin(member, 'claims-1');
  const held = Object.fromEntries(
    member
      .cookie()
      .split('; ')
      .map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
  const panel = Object.keys(held).find((name) => name.includes('panel-')) ?? '';
  for (const end of ['quota-full.', 'screened-out.others']) {
    const claimed = { ...held, [panel.replace('panel-', 'sent-')]: end };
    const done = await memberAt(house.app, 'en', claimed).get(`${home}/done`);
    expect(done.status).toBe(200);
    expect(returnHref(done.text)).toBe('');
  }
});
