/** Comments by their pages: read, framed, coded, compared, counted, quoted and taken out, and every refusal in words. */
import type { SurveyRow } from '../../../src/storage/survey-store.js';
import { commentedSurvey } from '../../kit/comments.js';
import { type Browser, giveRole, makeAccount, signIn } from '../../kit/people.js';
import { sqliteForTest } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const WORDS = ['The journey is long', '=HYPERLINK("x") says Mair', 'No bus <b>back</b>'] as const;

let house: TestHouse;
let survey: SurveyRow;
let [anwen, owain]: (Browser | undefined)[] = [];
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
  ({ survey } = await commentedSurvey(house.services, WORDS));
  const people = [];
  for (const name of ['Anwen', 'Owain']) {
    const person = await makeAccount(house, name);
    await giveRole(house, survey.lab_id, person, 'analyst');
    people.push(await signIn(house, person));
  }
  [anwen, owain] = people;
});
afterAll(() => house.remove());

const home = () => `/manage/surveys/${survey.slug}/comments`;
const page = async (path: string, as = anwen!) => (await as.get(`${home()}${path}`).expect(200)).text;
const send = (path: string, fields: Readonly<Record<string, string | string[]>>, as = anwen!) =>
  as.post(`${home()}/comment${path}`).type('form').send(fields);
const refOf = (html: string) => /comment=([0-9a-f]{16})/.exec(html)?.[1] ?? 'none';
const commentRef = async (find: string) => refOf(await page(`/comment?find=${find}`));

test('a list is at an address of its own: searched with its hits, by group, as text and never as markup', async () => {
  expect(await page('')).toMatch(/What matters to you\?<\/a>[\s\S]*3 comments/);
  const all = await page('/comment');
  expect(all).toContain('3 comments, ');
  expect(all).toContain('No bus &lt;b&gt;back&lt;/b&gt;');
  const found = await page('/comment?find=JOURN&group=role%3Dpatient&filter=gone&page=7');
  expect(found).toMatch(/1 of 3 comments[\s\S]*<mark class="hit">journey<\/mark>/);
  expect(found).toContain('There is no such filter any more');
  expect(found).toMatch(/<option value="role=patient" selected>A patient/);
  expect(all).not.toMatch(/[0-9a-f]{64}/);
  await anwen!.get(`${home()}/comment/nothing`).expect(404);
  await anwen!.get(`${home()}/role`).expect(404);
});

test('a frame is brought, refused where it cannot be read, changed and taken out safely', async () => {
  const refused = await send('/frame', { act: 'import', file: 'name\nx' }).expect(422);
  expect(refused.text).toContain('The first line names the columns');
  await send('/frame', { act: 'add', label: ' ' }).expect(422);
  await send('/frame', {
    act: 'import',
    file: 'label,description,theme\n=Distance,"Far, or slow",Access\nTrust',
  }).expect(303);
  expect((await send('/frame', { act: 'add', label: 'TRUST' }).expect(422)).text).toContain(
    'There is a code called',
  );
  await send('/frame', { act: 'add', label: 'Buses', theme: 'access' }).expect(303);
  const csv = (await anwen!.get(`${home()}/comment/frame.csv`).expect(200)).text;
  expect(csv).toContain('\'=Distance,"Far, or slow",Access,distance,,\r\n');
  const json = (await anwen!.get(`${home()}/comment/frame.json`).expect(200)).text;
  const { codes } = JSON.parse(json) as { codes: { label: string; theme: string | null }[] };
  expect(codes.map(({ label, theme }) => `${label} < ${theme}`)).toEqual(
    expect.arrayContaining(['=Distance < Access', 'Buses < Access', 'Access < null', 'Trust < null']),
  );
  // What was taken out can be brought again, and adds nothing.
  await send('/frame', { act: 'import', file: csv }).expect(303);
  await send('/frame', { act: 'import', file: json }).expect(303);
  expect((await page('/comment/frame')).match(/class="frame-code[ "]/g)).toHaveLength(4);

  const edited = await page('/comment/code?code=buses');
  const revision = /name="revision" value="(\d+)"/.exec(edited)![1]!;
  await send('/code', { act: 'edit', code: 'buses', revision, label: 'No buses', theme: 'access' }).expect(
    303,
  );
  await send('/code', { act: 'edit', code: 'buses', revision, label: 'Late' }).expect(409);
  const wrong = await send('/code', {
    act: 'edit',
    code: 'access',
    revision: '1',
    label: 'Access',
    theme: 'trust',
  });
  expect(wrong.text).toContain('A theme cannot belong to a theme');
  await send('/code', { act: 'merge', code: 'buses', revision: '2', into: 'distance' }).expect(303);
  expect(await page('/comment/frame')).toContain('No buses counts for =Distance');
  await anwen!.get(`${home()}/comment/code?code=gone`).expect(404);
});

test('comments are coded one by one, apart, compared, settled, and counted', async () => {
  const first = await page('/comment/coding');
  expect(first).toContain('Comment 1 of 3');
  let next = `/comment/coding`;
  for (let at = 0; at < 3; at += 1) {
    const html = await page(next);
    const ref = refOf(
      /name="comment" value="([0-9a-f]+)"/.exec(html)?.[0]?.replace(/.*value="/, 'comment=') ?? '',
    );
    const saved = await send('/coding', {
      comment: ref,
      codes: ['distance'],
      'new-code': at === 0 ? 'Quite new' : '',
    }).expect(303);
    next = String(saved.headers['location']).replace(home(), '');
  }
  expect(await page(next)).toContain('You have coded every comment.');
  const journey = await commentRef('journey');
  await send('/coding', { comment: journey, codes: ['trust', 'distance'] }, owain).expect(303);
  expect(await page('/comment?find=journey', owain)).toMatch(/Your codes:[\s\S]*Trust/);
  expect(await page('/comment?find=journey')).not.toContain('>Trust</span>');
  await send('/settle', { comment: journey, codes: [] }).expect(404);
  await send('/coders', {}).expect(303);
  expect(await page('/comment/coders')).toMatch(
    /Anwen: 3 comments[\s\S]*Owain: 1 comment[\s\S]*Compare the coders/,
  );
  expect(await page('/comment/coders?compare=ask')).toContain('This cannot be undone.');
  await send('/coders', { sure: 'yes' }).expect(303);
  const compared = await page('/comment/coders');
  expect(compared).toMatch(/Of 1 comment that both coders have coded, 0 \(0%\) have the same codes/);
  expect(compared).toMatch(/1 comment to settle[\s\S]*Owain: =Distance, Trust/);
  expect(await page(`/comment/settle?comment=${journey}`)).toMatch(/value="distance" checked/);
  expect(await page('/comment/counts?by=role')).toMatch(/1 comment is not counted, because coders differ/);
  await send('/settle', { comment: journey, codes: ['trust'] }).expect(303);
  const settled = await house.services.context.storage.reader
    .selectFrom('audit_log')
    .select('details')
    .where('action', '=', 'comment-settled')
    .execute();
  expect(settled).toEqual([{ details: '{"question":"comment","codes":1}' }]);
  const counts = await page('/comment/counts?by=role');
  expect(counts).toContain('3 comments are coded, of 3.');
  expect(counts).toMatch(/Trust<\/a><\/th>\s*<td[^>]*>1 \(33%\)<\/td>\s*<td[^>]*>1 \(50%\)/);
  expect(counts).toContain(`/manage/surveys/${survey.slug}/workbench?rows=codes.comment&amp;columns=role`);
  const workbench = await anwen!.get(
    `/manage/surveys/${survey.slug}/workbench?rows=codes.comment&columns=role`,
  );
  expect(workbench.text).toContain('Codes: What matters to you?');
  expect(await page('/comment/words?size=9&by=role')).toContain('No words stand in two comments or more.');
});

test('a quote is marked after a second look alone, taken out as CSV with its line in the log, and taken back', async () => {
  const comment = await commentRef('mair');
  expect(await page(`/comment/quote?comment=${comment}`)).toContain('<mark class="flag">Mair</mark>');
  const fields = { comment, text: WORDS[1], saidBy: 'A clinician' };
  const asked = await send('/quote', { ...fields, act: 'mark' }).expect(422);
  expect(asked.text).toMatch(/“Mair”: perhaps a name[\s\S]*name="confirmed"/);
  const cleaned = await send('/quote', { ...fields, act: 'clean' }).expect(200);
  expect(cleaned.text).toContain('says […]</textarea>');
  expect(
    (await send('/quote', { ...fields, text: 'Something else', act: 'mark' }).expect(422)).text,
  ).toContain('Keep to the comment');
  await send('/quote', { ...fields, act: 'mark', confirmed: 'yes' }).expect(303);
  expect(await page('/comment/quotes')).toMatch(/Marked by Anwen on .*, who confirmed 1 flagged detail/);
  expect(await page('/comment?code=quoted')).toContain('1 of 3 comments');
  const csv = await send('/quotes.csv', {}).expect(200);
  expect(csv.text).toBe(`quote,said_by\r\n"'=HYPERLINK(""x"") says Mair",A clinician\r\n`);
  await send('/quote', { comment, act: 'remove' }).expect(303);
  await send('/quote', { comment, act: 'remove' }).expect(404);
  const { reader } = house.services.context.storage;
  const lines = await reader
    .selectFrom('audit_log')
    .select(['action', 'details'])
    .where('subject', '=', survey.id)
    .execute();
  expect(lines.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['quote-marked', 'quotes-downloaded', 'quote-taken-back']),
  );
  // Neither the log of acts nor that of requests says what somebody wrote.
  expect(JSON.stringify([lines, house.logged])).not.toMatch(/Mair|HYPERLINK|journey/i);
});
