import request from 'supertest';
import { authorAt } from '../../kit/author.js';
import { type LabWithBallot, labWithBallot } from '../../kit/people.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { publishTestVersion, TEST_QUESTIONNAIRE } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

/** The beginning of a PNG, and what makes it another picture. */
const png = (byte: number) => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(50, byte)]);

onEveryDatabase((open) => {
  let house: TestHouse;
  let lab: LabWithBallot;
  beforeAll(async () => {
    house = await openTestHouse(open);
    lab = await labWithBallot(house);
  });
  afterAll(() => house.remove());

  /** An author with a way to send the form of a picture. */
  async function picturing() {
    const author = await authorAt(house, lab);
    const { organiser, base, reread, survey } = author;
    const send = async (
      of: string,
      fields: Record<string, string>,
      bytes?: Buffer,
      name = 'Map of Wales.png',
    ) => {
      const form = organiser.post(`${base}/parts/role/pictures/${encodeURIComponent(of)}`);
      form.field('revision', String((await reread()).revision));
      for (const [field, value] of Object.entries(fields)) form.field(field, value);
      return bytes === undefined ? form : form.attach('picture', bytes, { filename: name });
    };
    const names = () => house.services.surveys.pictures.names(survey);
    return { ...author, send, names: async () => [...(await names())].sort() };
  }

  test('a picture is uploaded, described in each language, replaced, and taken away with its bytes', async () => {
    const { base, working, text, send, names } = await picturing();
    expect(await text(`${base}/parts/role`)).toContain('Neither the question nor a choice has a picture.');
    const silent = await send('question', { 'alt-0': '', in: '' }, png(1));
    expect(silent.status).toBe(422);
    expect(silent.text).toContain('Say what the picture shows');
    expect(silent.text).toContain('Choose the picture again');
    expect(await names()).toEqual([]);
    for (const [bytes, sentence] of [
      [Buffer.from('<svg/>'), 'Choose a PNG, JPEG or WebP picture'],
      [Buffer.concat([png(1), Buffer.alloc(300_000)]), 'Choose a picture of up to 300 kB'],
    ] as const)
      expect((await send('question', { 'alt-0': 'A map' }, bytes)).text).toContain(sentence);
    const alt = { 'alt-0': 'A map', 'alt-1': 'Map' };
    expect((await send('question', { ...alt, in: '' }, png(1))).status).toBe(303);
    const [first] = await names();
    expect(first).toMatch(/^map-of-wales-[0-9a-f]{12}\.png$/);
    expect((await working()).parts[0]).toMatchObject({
      image: { en: first },
      imageAlt: { en: 'A map', cy: 'Map' },
    });
    expect((await send('question', { ...alt, in: 'cy' }, png(2))).status).toBe(303);
    const [part] = (await working()).parts;
    expect(part?.kind === 'question' ? part.image : null).toEqual({
      en: first,
      cy: expect.stringMatching(/png$/),
    });
    expect(await names()).toHaveLength(2);
    expect((await send('question', { ...alt, in: '', remove: 'cy' })).status).toBe(303);
    expect(await names()).toEqual([first]);
    expect((await send('question', { ...alt, in: '' }, png(3))).status).toBe(303);
    expect(await names()).not.toContain(first);
    expect((await send('question', { in: '', remove: 'en' })).status).toBe(303);
    expect((await working()).parts[0]).toMatchObject({ image: null, imageAlt: {} });
    expect(await names()).toEqual([]);
    expect((await send('choice:nobody', {})).status).toBe(404);
  });

  test('a choice’s picture is shown to respondents once the survey is open, and a published one stays', async () => {
    const { survey, base, organiser, text, send, names, post, reread } = await picturing();
    expect((await send('choice:patient', { in: '' }, png(4), 'Patient.png')).status).toBe(303);
    const [name] = await names();
    const address = `/s/${survey.slug}/pictures/${name}`;
    expect(await text(`${base}/preview`)).toContain(
      `<img class="question__picture" src="${address}" alt="">`,
    );
    await request(house.app).get(address).expect(404);
    const seen = await organiser.get(address).expect(200);
    expect(seen.headers['content-type']).toBe('image/png');
    expect(seen.body).toEqual(png(4));
    const home = base.replace('/questionnaire', '');
    expect((await post(`${home}/versions/publish`)).status).toBe(303);
    expect((await post(`${home}/move/open`)).status).toBe(303);
    const shown = await request(house.app).get(address).expect(200);
    expect(shown.headers['cache-control']).toContain('immutable');
    await request(house.app).get(`/s/${survey.slug}/pictures/another.png`).expect(404);
    expect((await send('choice:patient', { in: '', remove: 'en' })).status).toBe(303);
    expect(await names()).toEqual([name]);
    expect((await reread()).state).toBe('open');
  });

  test('a picture that a workbook names is missed until it is uploaded, once for every place', async () => {
    const { survey, base, working, text, send, names, post } = await picturing();
    const [role, ...others] = TEST_QUESTIONNAIRE.parts;
    const image = { en: 'dog.jpg' };
    const { lists } = TEST_QUESTIONNAIRE;
    await publishTestVersion(house.services, survey.id, TEST_QUESTIONNAIRE);
    await house.services.surveys.authoring.stage(
      survey.id,
      {
        ...TEST_QUESTIONNAIRE,
        parts: [{ ...role!, image } as typeof role & object, ...others],
        lists: { roles: lists['roles']!.map((choice) => ({ ...choice, image })) },
      },
      'dogs.xlsx',
    );
    const confirm = await text(`${base}/import/confirm`);
    const fingerprint = /name="fingerprint" value="(\w+)"/.exec(confirm)?.[1];
    expect((await post(`${base}/import/confirm`, { fingerprint })).status).toBe(303);
    const page = await text(base);
    expect(page).toContain('The picture “dog.jpg” has not been uploaded yet');
    expect(page).toContain(`href="${base}/parts/role/pictures"`);
    const home = base.replace('/questionnaire', '');
    expect((await post(`${home}/versions/publish`)).status).toBe(409);
    expect(await text(`${base}/parts/role/pictures`)).toContain('“dog.jpg” has not been uploaded yet');
    expect((await send('question', { 'alt-0': 'A dog', in: '' }, png(5), 'dog.png')).status).toBe(303);
    const [name] = await names();
    const { parts, lists: now } = await working();
    expect([parts[0], ...now['roles']!].map((one) => (one as { image: object }).image)).toEqual(
      Array(4).fill({ en: name }),
    );
    expect(await text(base)).toContain('Nothing is wrong with it');
  });
});
