import request from 'supertest';
import { type LabWithBallot, labWithBallot } from '../../kit/people.js';
import { setUpPages } from '../../kit/set-up-pages.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100)]);

onEveryDatabase((open) => {
  let house: TestHouse;
  let place: LabWithBallot;
  let home: string;
  beforeAll(async () => {
    house = await openTestHouse(open);
    place = await labWithBallot(house);
    home = `/manage/ballots/${place.ballot.slug}`;
  });
  afterAll(() => house.remove());

  const { organiser, stored, definition, post } = setUpPages(() => ({ house, place }));

  test('options are added, ordered, edited and removed; no two have one title', async () => {
    const added = await post('/options', { title: 'A fourth theme' });
    expect(added.headers['location']).toBe(`${home}/options/option-1`);
    expect((await post('/options', { title: 'a fourth THEME' })).status).toBe(422);
    await post('/options/option-1/move', { direction: 'up' });
    const ids = async () => (await definition()).options.map(({ id }) => id);
    expect(await ids()).toEqual(['health', 'home', 'option-1', 'harm']);
    await post('/options/harm/move', { direction: 'down' });
    expect((await ids()).at(-1)).toBe('harm');
    await post('/options/option-1/remove');
    expect(await ids()).toEqual(['health', 'home', 'harm']);
    await organiser().get(`${home}/options/option-1`).expect(404);
  });

  test('a list that somebody else changed meanwhile is left as it is, and shown again', async () => {
    const before = (await definition()).options.map(({ id }) => id);
    const late = await organiser()
      .post(`${home}/options/health/remove`)
      .type('form')
      .send({ revision: String((await stored()).revision - 1) });
    expect(late.status).toBe(409);
    expect(late.text).toContain(`href="${home}/options"`);
    expect((await definition()).options.map(({ id }) => id)).toEqual(before);
  });

  const upload = async (bytes: Buffer, fields: Record<string, string> = {}) => {
    const { revision } = await stored();
    const sent = { revision: String(revision), title: 'Theme health', alt: 'Two hands', ...fields };
    const form = organiser().post(`${home}/options/health`);
    for (const [name, value] of Object.entries(sent)) form.field(name, value);
    return form.attach('picture', bytes, { filename: '../../x.png', contentType: 'image/png' });
  };

  test('a picture is judged by its bytes, kept with its description, and served to those who may see it', async () => {
    expect((await upload(Buffer.from('<svg onload="alert(1)">'))).text).toContain(
      'this file is none of them',
    );
    expect((await upload(Buffer.alloc(300_001))).text).toContain('this one is larger');
    const withoutWords = await upload(PNG, { alt: '' });
    expect(withoutWords.status).toBe(422);
    expect(withoutWords.text).toContain('Say what the picture shows');
    expect(withoutWords.text).toContain('Choose the picture again');
    expect((await upload(PNG)).headers['location']).toBe(`${home}/options`);
    const image = (await definition()).options[0]?.image;
    expect(image?.alt).toEqual({ en: 'Two hands' });
    const address = `/ballots/${place.ballot.slug}/images/${image?.id}`;
    const seen = await place.browsers.observer.get(address).expect(200);
    expect(seen.headers['content-type']).toBe('image/png');
    expect(seen.headers['x-content-type-options']).toBe('nosniff');
    expect(seen.body).toEqual(PNG);
    await request(house.app).get(address).expect(404);
    await post('/options/health', { title: 'Theme health', 'remove-picture': 'yes' });
    expect((await definition()).options[0]?.image).toBeNull();
  });

  test('a link must be a whole web address', async () => {
    for (const link of ['example.org', 'javascript:alert(1)', 'data:text/html,x']) {
      const answer = await post('/options/home', { title: 'Theme home', link });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('beginning with https://');
    }
  });
});
