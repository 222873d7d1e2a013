/** Asking for a file of answers, and taking it out whole or in the parts that a broken download still lacks. */
import type { SurveyRow } from '../../../src/storage/survey-store.js';
import { surveyToExport } from '../../kit/answers-to-export.js';
import { type LabWithBallot, labWithBallot } from '../../kit/people.js';
import { sqliteForTest } from '../../kit/storages.js';
import { addTestContacts, makeSurvey } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

let house: TestHouse;
let lab: LabWithBallot;
let survey: SurveyRow;
let home: string;
let page: string;
beforeAll(async () => {
  house = await openTestHouse(sqliteForTest);
  lab = await labWithBallot(house);
  survey = await surveyToExport(house.services, undefined, undefined, lab.lab.slug);
  home = `/manage/surveys/${survey.slug}`;
  const asked = await lab.browsers.analyst.post(`${home}/answers`).type('form').send({ format: 'csv' });
  page = asked.headers['location'] as string;
});
afterAll(() => house.remove());

const download = (headers: Readonly<Record<string, string>> = {}) =>
  lab.browsers.analyst.get(`${page}/download`).set(headers).buffer(true);

test('the page says what the file is and until when it is kept, and the list leads to it', async () => {
  const shown = await lab.browsers.analyst.get(page).expect(200);
  expect(shown.text).toContain('Your file is ready');
  expect(shown.text).toMatch(/Download \(CSV, [\d.,]+ kB\)/);
  expect(shown.text).toContain('3 January 2027');
  const list = await lab.browsers.analyst.get(`${home}/answers`).expect(200);
  expect(list.text).toContain(`href="${page}"`);
  expect((await lab.browsers.organiser.get(`${home}/answers`)).text).not.toContain(page);
});

test('a download has a name, a size and a digest, is never cached, and can be looked at without being sent', async () => {
  const whole = await download().expect(200);
  expect(whole.headers).toMatchObject({
    'content-disposition': `attachment; filename=${survey.slug}.csv`,
    'content-length': String(Buffer.byteLength(whole.text)),
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
  });
  expect(whole.headers['etag']).toMatch(/^"[0-9a-f]{64}"$/);
  const head = await lab.browsers.analyst.head(`${page}/download`).expect(200);
  expect(head.headers['content-length']).toBe(whole.headers['content-length']);
});

test('a download that broke off goes on where it stopped, and never with another file’s bytes', async () => {
  const whole = await download();
  const bytes = Buffer.from(whole.text);
  const rest = await download({ Range: 'bytes=100-', 'If-Range': whole.headers['etag'] as string }).expect(
    206,
  );
  expect(rest.text).toBe(bytes.subarray(100).toString());
  expect(rest.headers['content-range']).toBe(`bytes 100-${bytes.length - 1}/${bytes.length}`);
  const last = await download({ Range: 'bytes=-7' }).expect(206);
  expect(last.text).toBe(bytes.subarray(-7).toString());
  const beyond = await download({ Range: `bytes=${bytes.length}-` }).expect(416);
  expect(beyond.headers['content-range']).toBe(`bytes */${bytes.length}`);
  for (const headers of [
    { Range: 'bytes=100-', 'If-Range': '"another"' },
    { Range: 'bytes=0-1,5-6' },
    { Range: 'lines=1-2' },
  ])
    expect((await download(headers).expect(200)).text).toBe(whole.text);
});

test('the file is for whoever asked for it; to everybody else, and below another survey, it is not there', async () => {
  const { organiser, analyst, observer } = lab.browsers;
  await organiser.get(page).expect(404);
  await organiser.get(`${page}/download`).expect(404);
  await organiser.post(`${page}/remove`).expect(404);
  await observer.get(`${page}/download`).expect(403);
  const other = await makeSurvey(house.services, {}, lab.lab.slug);
  await analyst.get(page.replace(survey.slug, other.slug)).expect(404);
  await analyst.get(`${home}/files/..%2Fsecret.key/download`).expect(404);
  const gone = await analyst.get(`${home}/files/none`).expect(404);
  expect(gone.text).toContain('Ask for it again');
});

test('what cannot be asked for is said beside the form, with everything that was chosen still chosen', async () => {
  const { analyst } = lab.browsers;
  const wrong = await analyst.post(`${home}/answers`).type('form').send({ format: 'exe', blanks: 'reasons' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('There is no file of this kind');
  expect(wrong.text).toMatch(/name="blanks"[^>]*value="reasons" checked/);
  const open = await makeSurvey(house.services, {}, lab.lab.slug);
  await addTestContacts(house.services, open, ['mair@example.org']);
  const early = await analyst.get(`/manage/surveys/${open.slug}/answers`).expect(200);
  expect(early.text).toContain('once the survey is closed');
  expect(early.text).not.toContain('Make the file');
});

test('the file goes when its owner removes it', async () => {
  const asked = await lab.browsers.analyst.post(`${home}/answers`).type('form').send({ format: 'csv' });
  const address = asked.headers['location'] as string;
  await lab.browsers.analyst.post(`${address}/remove`).expect(303);
  await lab.browsers.analyst.get(address).expect(404);
});
