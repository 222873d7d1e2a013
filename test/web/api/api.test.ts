/** Programs read what the person behind their token may read in that lab, in the shapes that the description promises. */
import request from 'supertest';
import { ENDPOINTS } from '../../../src/web/api/index.js';
import { pathOf } from '../../../src/web/api/openapi.js';
import { AUTHORISATION_TABLE } from '../../../src/web/security/authorisation-table.js';
import { makeToken } from '../../kit/access-tokens.js';
import { cookieOf, type FurnishedLab, furnishedLab } from '../../kit/doors.js';
import { everyRow } from '../../kit/every-row.js';
import { giveRole, signIn } from '../../kit/people.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { agreed, answerAll, makeSurvey, openPass } from '../../kit/survey.js';
import { openTestHouse, TEST_MOMENT, type TestHouse } from '../../kit/web.js';

const DAY = 24 * 3_600_000;

onEveryDatabase((open) => {
  let house: TestHouse;
  let own: FurnishedLab;
  let labId: string;
  let token: string;
  beforeAll(async () => {
    house = await openTestHouse(open);
    own = await furnishedLab(house, 'Own lab');
    labId = await idOf(own.ids['lab']!);
    token = await makeToken(house, labId, own.people.analyst.id);
  });
  afterAll(() => house.remove());

  const idOf = async (slug: string) =>
    (
      await house.services.context.storage.reader
        .selectFrom('labs')
        .select('id')
        .where('slug', '=', slug)
        .executeTakeFirstOrThrow()
    ).id;
  const get = (path: string, bearer: string | null = token) =>
    bearer === null
      ? request(house.app).get(path)
      : request(house.app).get(path).set('Authorization', `Bearer ${bearer}`);

  describe('a token', () => {
    test('opens what it was made for, in its own lab, and nothing else', async () => {
      const other = await furnishedLab(house, 'Other lab');
      await get(`/api/v1/surveys/${own.ids['survey']}`).expect(200);
      const foreign = await get(`/api/v1/surveys/${other.ids['survey']}`).expect(404);
      const nothing = await get('/api/v1/surveys/no-such').expect(404);
      expect(foreign.body).toEqual(nothing.body);
      await get(`/api/v1/ballots/${other.ids['ballot']}/result`).expect(404);
      const narrow = await makeToken(house, labId, own.people.analyst.id, ['surveys']);
      const refused = await get(`/api/v1/surveys/${own.ids['survey']}/responses`, narrow).expect(403);
      expect(refused.body).toMatchObject({ title: 'token-scope', status: 403 });
      expect(refused.headers['content-type']).toContain('application/problem+json');
    });

    test('opens no page, and a session opens no door for programs', async () => {
      const page = await get(`/manage/labs/${own.ids['lab']}`).redirects(0);
      expect(page.headers['location']).toMatch(/^\/sign-in/);
      const cookie = await cookieOf(house, own.people.organiser);
      const answer = await request(house.app).get('/api/v1/surveys').set('Cookie', cookie).expect(401);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    });

    test.each(['', 'canvass_', 'canvass_made-up', 'Basic abc', 'x'.repeat(5000)])(
      '%.20s is unknown',
      async (wrong) => {
        await request(house.app).get('/api/v1/surveys').set('Authorization', `Bearer ${wrong}`).expect(401);
      },
    );

    test('ends with its days, with the role of its person, and when it is ended', async () => {
      await get('/api/v1/surveys').expect(200);
      await giveRole(house, labId, own.people.analyst, 'observer');
      await get('/api/v1/surveys').expect(401);
      await giveRole(house, labId, own.people.analyst, 'analyst');
      await get('/api/v1/surveys').expect(200);
      house.clock.set(TEST_MOMENT + 30 * DAY);
      await get('/api/v1/surveys').expect(401);
      house.clock.set(TEST_MOMENT);
    });

    test('ends when its person changes their password, is given a new sign-in link or leaves the lab', async () => {
      const { labPeople, welcome } = house.services.people;
      const anwen = own.people.analyst;
      const fresh = () => makeToken(house, labId, anwen.id);
      const afterLink = await fresh();
      expect(await welcome.newLinkFor(anwen.email)).not.toBeNull();
      await get('/api/v1/surveys', afterLink).expect(401);
      const afterLeaving = await fresh();
      const by = { labId, actor: own.people.organiser.id };
      expect((await labPeople.remove(by, anwen.id)).ok).toBe(true);
      await giveRole(house, labId, anwen, 'analyst');
      await get('/api/v1/surveys', afterLeaving).expect(401);
      token = await fresh();
    });

    test('that is over does not stand in the way of another', async () => {
      const { accessTokens } = house.services.people;
      const by = { labId, actor: own.people.organiser.id };
      const form = { name: 'Daily', scopes: ['surveys'], days: '1' };
      house.clock.set(TEST_MOMENT - 2 * DAY);
      for (let made = 0; made < 48; made++) expect((await accessTokens.make(by, form)).ok).toBe(true);
      house.clock.set(TEST_MOMENT);
      for (let made = 0; made < 5; made++) expect((await accessTokens.make(by, form)).ok).toBe(true);
    });

    test('is refused for a while after three hundred requests in a minute', async () => {
      const { accessTokens } = house.services.people;
      const busy = await makeToken(house, labId, own.people.analyst.id);
      const holder = (await accessTokens.holder(busy))!;
      for (let times = 0; times < 300; times++) expect((await accessTokens.spend(holder)).ok).toBe(true);
      const refused = await get('/api/v1/surveys', busy).expect(429);
      expect(refused.headers['retry-after']).toBe('60');
    });

    test('is in no row, no log line and no answer but the one that made it', async () => {
      await get('/api/v1/surveys').expect(200);
      const rows = JSON.stringify(await everyRow(house.services.context.storage));
      for (const text of [rows, JSON.stringify(house.logged)]) expect(text).not.toContain(token);
      const listed = await house.services.people.accessTokens.list(labId, own.people.analyst.id, 'analyst');
      expect(listed.find(({ lastUsedOn }) => lastUsedOn !== null)).toMatchObject({
        lastUsedOn: '2027-01-03',
        owner: own.people.analyst.name,
      });
    });
  });

  describe('the page of tokens', () => {
    const address = () => `/manage/labs/${own.ids['lab']}/tokens`;

    test('shows a new token once, and it works until it is ended', async () => {
      const browser = await signIn(house, own.people.analyst);
      const made = await browser
        .post(address())
        .type('form')
        .send({ name: 'Dashboard', scopes: ['surveys', 'results'], days: '7' });
      const [shown] = /canvass_[\w-]{43}/.exec(made.text)!;
      const list = await browser.get(address());
      expect(list.text).toContain('Dashboard');
      expect(list.text).not.toContain(shown);
      await get('/api/v1/surveys', shown).expect(200);
      const [, id] = new RegExp(`${address()}/([\\w-]+)/end`).exec(
        list.text.slice(list.text.indexOf('Dashboard')),
      )!;
      await browser.post(`${address()}/${id}/end`).expect(303);
      await get('/api/v1/surveys', shown).expect(401);
      await browser.post(`${address()}/${id}/end`).expect(404);
    });

    test('an analyst sees and ends their own alone, an organiser everybody’s', async () => {
      const analyst = await signIn(house, own.people.analyst);
      const listed = await analyst.get(address());
      expect(listed.text).not.toContain(own.ids['key']!);
      await analyst.post(`${address()}/${own.ids['key']}/end`).expect(404);
      const organiser = await signIn(house, own.people.organiser);
      const all = await organiser.get(address());
      expect(all.text).toContain(own.ids['key']!);
      expect(all.text.match(/End this token/g)!.length).toBeGreaterThan(
        listed.text.match(/End this token/g)!.length,
      );
    });

    test('what is missing is said, and what was typed is kept', async () => {
      const browser = await signIn(house, own.people.analyst);
      const answer = await browser
        .post(address())
        .type('form')
        .send({ name: 'Kept', days: '400' })
        .expect(422);
      expect(answer.text).toContain('Choose what the token may read');
      expect(answer.text).toContain('from 1 to 365');
      expect(answer.text).toContain('value="Kept"');
    });
  });

  describe('responses', () => {
    const MANY = 7;

    async function answered() {
      const survey = await makeSurvey(house.services, {}, own.ids['lab']);
      for (let at = 0; at < MANY; at++) {
        const pass = openPass(house.services);
        await answerAll(house.services, survey, pass, 'patient', `Comment ${at}`);
        const { respond } = house.services.surveys;
        await agreed(respond.complete(survey, pass, openPass(house.services).code));
      }
      return survey;
    }

    test('come once each over all pages, whatever their size, with what was answered and why the rest is blank', async () => {
      const { slug } = await answered();
      for (const limit of [1, 3, 7, 100]) {
        const seen: { id: string; answers: Record<string, unknown>; blanks: Record<string, string> }[] = [];
        let next: string | null = null;
        do {
          const path: string = `/api/v1/surveys/${slug}/responses?limit=${limit}${next === null ? '' : `&after=${next}`}`;
          const { body } = await get(path).expect(200);
          expect(body.total).toBe(MANY);
          seen.push(...body.responses);
          next = body.next;
        } while (next !== null);
        expect(seen.map(({ answers }) => answers['comment']).sort()).toEqual(
          Array.from({ length: MANY }, (_, at) => `Comment ${at}`),
        );
        expect(new Set(seen.map(({ id }) => id)).size).toBe(MANY);
        expect(seen[0]!.blanks).toEqual(expect.objectContaining({ profession: expect.any(String) }));
        expect(seen[0]!.answers).toMatchObject({ role: 1, '.outcome': 'completed' });
      }
    });

    test('beginning to read is in the audit log with who reads, further pages are not', async () => {
      const { slug } = await answered();
      const lines = async () =>
        (
          await house.services.context.storage.reader
            .selectFrom('audit_log')
            .select(['actor', 'action'])
            .where('action', '=', 'survey-answers-read')
            .execute()
        ).filter(({ actor }) => actor === own.people.analyst.id).length;
      const before = await lines();
      const { body } = await get(`/api/v1/surveys/${slug}/responses?limit=3`).expect(200);
      await get(`/api/v1/surveys/${slug}/responses?limit=3&after=${body.next}`).expect(200);
      expect(await lines()).toBe(before + 1);
    });

    test('keys of responses are in no answer, and ids stay the same', async () => {
      const { slug } = await answered();
      const read = async () => (await get(`/api/v1/surveys/${slug}/responses?limit=3`)).text;
      const [first, again] = [await read(), await read()];
      const ids = (text: string) => JSON.parse(text).responses.map(({ id }: { id: string }) => id);
      expect(ids(first)).toEqual(ids(again));
      const rows = await house.services.context.storage.reader
        .selectFrom('responses')
        .select('response_key')
        .execute();
      expect(rows.length).toBeGreaterThanOrEqual(MANY);
      for (const { response_key } of rows) expect(first).not.toContain(response_key);
    });

    test('are refused while people use links of their own, and for places that are not ours', async () => {
      const slug = own.ids['survey'];
      const refused = await get(`/api/v1/surveys/${slug}/responses`).expect(409);
      expect(refused.body.title).toBe('answers-not-yet');
      const survey = await answered();
      for (const query of ['after=made-up', 'limit=0', 'limit=501', 'limit=x', 'page=2']) {
        const answer = await get(`/api/v1/surveys/${survey.slug}/responses?${query}`).expect(400);
        expect(answer.body.fields).not.toEqual({});
      }
    });
  });
});

test('the description tells of every door for programs and of no other, with its scope', async () => {
  const doors = Object.entries(AUTHORISATION_TABLE).filter(([, admission]) =>
    String(admission).startsWith('token:'),
  );
  expect(ENDPOINTS.map(({ door }) => door).sort()).toEqual(doors.map(([door]) => door).sort());
});

onEveryDatabase((open) => {
  test('openapi.json is served to anybody, and every reference in it leads somewhere', async () => {
    const house = await openTestHouse(open);
    const { body } = await request(house.app).get('/api/openapi.json').expect(200);
    await house.remove();
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths).sort()).toEqual([...new Set(ENDPOINTS.map(pathOf))].sort());
    const operations = Object.values(body.paths).flatMap((path) =>
      Object.values(path as Record<string, Record<string, unknown>>),
    );
    expect(operations).toHaveLength(ENDPOINTS.length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(ENDPOINTS.length);
    for (const [, pointer] of JSON.stringify(body).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = pointer!
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], body);
      expect([pointer, found === undefined]).toEqual([pointer, false]);
    }
  });
});
