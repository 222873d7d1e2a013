import { questionnaireJson } from '../../../src/domain/questionnaire/xlsform/index.js';
import { authorAt } from '../../kit/author.js';
import { type LabWithBallot, labWithBallot } from '../../kit/people.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { publishTestVersion, TEST_QUESTIONNAIRE } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let lab: LabWithBallot;
  beforeAll(async () => {
    house = await openTestHouse(open);
    lab = await labWithBallot(house);
  });
  afterAll(() => house.remove());

  test.each(['json', 'xlsx'])(
    'what is exported as %s is the same when it is imported again',
    async (ending) => {
      const { organiser, base, working, text, post } = await authorAt(house, lab);
      await post(`${base}/parts/comment/duplicate`);
      const before = await working();
      const file = await organiser
        .get(`${base}.${ending}`)
        .buffer()
        .parse((response, done) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => done(null, Buffer.concat(chunks)));
        });
      await post(`${base}/parts/comment/delete`);
      const upload = await organiser
        .post(`${base}/import`)
        .attach('questionnaire', file.body as Buffer, `mine.${ending}`);
      expect(upload.headers['location']).toBe(`${base}/import/confirm`);
      const confirm = await text(`${base}/import/confirm`);
      expect(confirm).toContain('question comment');
      const fingerprint = /name="fingerprint" value="(\w+)"/.exec(confirm)?.[1];
      expect((await post(`${base}/import/confirm`, { fingerprint: 'another' })).status).toBe(409);
      expect((await post(`${base}/import/confirm`, { fingerprint })).status).toBe(303);
      expect(questionnaireJson(await working())).toBe(questionnaireJson(before));
    },
  );

  test('a template is looked at, then used', async () => {
    const { base, text, post } = await authorAt(house, lab);
    expect(await text(`${base}/templates`)).toContain('Event feedback');
    expect((await post(`${base}/templates`, { template: 'nothing' })).status).toBe(422);
    for (const template of ['event-feedback', 'theme-vote-comments', 'peer-support-survey']) {
      expect((await post(`${base}/templates`, { template })).status).toBe(303);
      const confirm = await text(`${base}/import/confirm`);
      const fingerprint = /name="fingerprint" value="(\w+)"/.exec(confirm)?.[1];
      expect((await post(`${base}/import/confirm`, { fingerprint })).status).toBe(303);
      expect(await text(base)).toContain('Nothing is wrong with it');
    }
  });

  test('a preview asks page by page, goes back, begins anywhere, and stores nothing', async () => {
    const { organiser, base, reread, text } = await authorAt(house, lab);
    const { revision } = await reread();
    const hidden = (page: string, name: string) =>
      (new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '').replaceAll('&#34;', '"');
    const first = await text(`${base}/preview`);
    const send = async (page: string, fields: object) =>
      organiser
        .post(`${base}/preview`)
        .type('form')
        .send({
          ...{ state: hidden(page, 'state'), page: hidden(page, 'page'), shown: hidden(page, 'shown') },
          ...{ 'in-language': 'en', back: hidden(page, 'back'), ...fields },
        });
    expect((await send(first, { step: 'next' })).status).toBe(422);
    const second = await send(first, { step: 'next', 'answer-role': 'clinician' });
    expect(second.text).toContain('What is your profession?');
    expect((await send(second.text, { step: 'back' })).text).toContain('Who are you?');
    expect((await send(first, { step: 'language:cy' })).text).toContain('Pwy ydych chi?');
    const out = await send(first, { step: 'next', 'answer-role': 'other' });
    expect(out.text).toContain('This survey is for patients and clinicians.');
    expect(await text(`${base}/preview?from=profession`)).toContain('What is your profession?');
    expect((await send(first, { state: '{"answers":7}' })).text).toContain('Who are you?');
    expect((await reread()).revision).toBe(revision);
  });

  test('a preview says that nobody comes by, or what must be put right first', async () => {
    const { survey, base, text, post } = await authorAt(house, lab);
    await publishTestVersion(house.services, survey.id, {
      ...TEST_QUESTIONNAIRE,
      parts: TEST_QUESTIONNAIRE.parts.map((part) =>
        part.name === 'comment' ? { ...part, relevant: "${role} = 'nobody'" } : part,
      ),
    });
    expect(await text(`${base}/preview?from=comment`)).toContain('None of 60 made-up respondents');
    await post(`${base}/parts/role/delete`);
    expect(await text(`${base}/preview`)).toContain('It can be tried out once this is put right');
  });

  test('every stored change leaves a line in the audit log, and nothing changes once the survey is over', async () => {
    const { survey, base, text, post } = await authorAt(house, lab);
    await post(`${base}/parts/comment/move`, { direction: 'up' });
    const lines = await house.services.context.storage.reader
      .selectFrom('audit_log')
      .select(['action', 'details'])
      .where('subject', '=', survey.id)
      .orderBy('sequence', 'desc')
      .limit(1)
      .execute();
    expect(lines).toEqual([
      { action: 'questionnaire-edited', details: '{"what":"part-moved-up","name":"comment"}' },
    ]);
    const home = base.replace('/questionnaire', '');
    expect((await post(`${home}/move/cancel`)).status).toBe(303);
    const refused = await post(`${base}/parts/comment/move`, { direction: 'down' });
    expect(refused.status).toBe(409);
    expect(await text(base)).toContain('can no longer change');
  });
});
