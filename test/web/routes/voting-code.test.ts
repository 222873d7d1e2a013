import request from 'supertest';
import { codeHash } from '../../../src/services/ballots/voting-code.js';
import { everyRow } from '../../kit/every-row.js';
import { guess } from '../../kit/guesses.js';
import { type OpenBallot, openBallot } from '../../kit/open-ballot.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { memberAt } from '../../kit/voter.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let opened: OpenBallot;
  let code: string;
  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  beforeEach(async () => {
    opened = await openBallot(house.services.context, 2);
    code = opened.codes[0]!;
  });
  afterAll(() => house.remove());

  const storage = () => house.services.context.storage;
  const home = () => `/ballots/${opened.ballot.slug}`;

  test('the link’s secret becomes a cookie that no script reads, and leaves the address bar', async () => {
    const answer = await request(house.app).get(`/v/${code}`).expect(303);
    expect(answer.headers['location']).toBe(`${home()}/vote`);
    const [cookie = ''] = answer.headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(new RegExp(`^canvass_vote-${opened.ballot.slug}=${code};`));
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(Number(/Max-Age=(\d+)/.exec(cookie)?.[1])).toBeLessThanOrEqual(2 * 60 * 60);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
  });

  test('promise 12, a GET changes nothing: a mail scanner that opens links and pages leaves every row as it was', async () => {
    const before = await everyRow(storage());
    const member = memberAt(house.app);
    for (const path of [`/v/${code}`, '/v/NONSENSE', '/vote', `${home()}/vote`, `${home()}/receipt`]) {
      await member.get(path);
    }
    for (const path of [`${home()}/check`, `${home()}/change`, `${home()}/receipt.txt`])
      await member.get(path);
    expect(await everyRow(storage())).toEqual(before);
  });

  test('a link that is not ours says what may have happened and where to type the code', async () => {
    const answer = await request(house.app).get('/v/ABCDEFGH').expect(404);
    expect(answer.text).toContain('We do not know this voting link');
    expect(answer.text).toContain('href="/vote"');
  });

  test('a replaced link says that there is a newer one', async () => {
    await storage().writer.run(async (database) => {
      await database
        .insertInto('replaced_codes')
        .values({ code_hash: codeHash(code)!, ballot_id: opened.ballot.id })
        .execute();
      await database
        .updateTable('roll_entries')
        .set({ code_hash: codeHash('0'.repeat(26))!, issue: 2 })
        .where('code_hash', '=', codeHash(code)!)
        .execute();
    });
    const member = memberAt(house.app);
    await member.get(`/v/${code}`);
    const answer = await member.get(`${home()}/vote`);
    expect(answer.status).toBe(410);
    expect(answer.text).toContain('This voting link has been replaced');
  });

  test('a withdrawn link says so', async () => {
    await storage().writer.run((database) =>
      database
        .updateTable('roll_entries')
        .set({ withdrawn: 1 })
        .where('code_hash', '=', codeHash(code)!)
        .execute(),
    );
    const member = memberAt(house.app);
    await member.get(`/v/${code}`);
    const answer = await member.get(`${home()}/vote`);
    expect(answer.status).toBe(410);
    expect(answer.text).toContain('This voting link has been withdrawn');
  });

  test('a code typed by hand opens the paper, however it is spelled', async () => {
    const member = memberAt(house.app);
    const typed = `${code.slice(0, 4)}-${code.slice(4, 9)} ${code.slice(9)}`.toLowerCase();
    const answer = await member.post('/vote', { code: typed });
    expect([answer.status, answer.headers['location']]).toEqual([303, `${home()}/vote`]);
    expect((await member.get(`${home()}/vote`)).status).toBe(200);
  });

  test('a whole link that was pasted where the code goes is understood', async () => {
    const answer = await memberAt(house.app).post('/vote', { code: ` https://vote.example.org/v/${code}\n` });
    expect([answer.status, answer.headers['location']]).toEqual([303, `${home()}/vote`]);
  });

  test('a code that is missing or unknown is told at its field, and stays typed', async () => {
    const member = memberAt(house.app);
    const missing = await member.post('/vote', { code: '  ' });
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('<a href="#code">Type your voting code.');
    const unknown = await member.post('/vote', { code: 'abcd "efgh"' });
    expect(unknown.status).toBe(422);
    expect(unknown.text).toContain('We do not know this voting code.');
    expect(unknown.text).toContain('value="abcd &#34;efgh&#34;"');
  });

  test('the language switch keeps the code that was typed, and is remembered', async () => {
    const member = memberAt(house.app);
    const switched = await member.post('/vote', { code: 'half a code', language: 'cy' });
    expect(switched.status).toBe(200);
    expect(switched.text).toContain('<html lang="cy"');
    expect(switched.text).toContain('value="half a code"');
    expect((await member.get('/vote')).text).toContain('Teipiwch eich cod pleidleisio');
  });

  test('promise 20, tries are counted in the database, and a forged address buys no more of them', async () => {
    house.clock.set(house.clock.now() + 15 * 60_000);
    const said: { readonly text: string; readonly wait: number }[] = [];
    const guesses = await guess(async (attempt) => {
      const answer = await request(house.app)
        .post('/vote')
        .set('X-Forwarded-For', `203.0.113.${attempt % 250}`)
        .type('form')
        .send('code=WRONG');
      said.push({ text: answer.text, wait: Number(answer.headers['retry-after']) });
      return answer.status;
    });
    expect(guesses).toEqual({ others: [422], last: 429 });
    expect(said.at(-1)?.text).toContain('Too many tries');
    expect(said.at(-1)?.wait).toBeGreaterThanOrEqual(60);
    await request(house.app).get(`/v/${code}`).expect(303);
  });

  const wrong = (at: number, length: number) => String(at + 1).padStart(length, '7');

  test('promise 20, guessing at links ends; an office behind one address may open as many good ones as it likes', async () => {
    for (let at = 0; at < 20; at += 1) await request(house.app).get(`/v/${code}`).expect(303);
    for (let at = 0; at < 20; at += 1) await request(house.app).get('/v/CUT').expect(404);
    const guesses = await guess(async (at) => (await request(house.app).get(`/v/${wrong(at, 26)}`)).status);
    expect(guesses).toEqual({ others: [404], last: 429 });
    house.clock.set(house.clock.now() + 15 * 60_000);
    await request(house.app).get(`/v/${code}`).expect(303);
  });

  test('promise 20, a cookie made by hand guesses no better than a link, and neither does a made-up receipt', async () => {
    house.clock.set(house.clock.now() + 15 * 60_000);
    const knock = (path: string, cookie: string) =>
      request(house.app).get(`${home()}/${path}`).set('Cookie', `canvass_${cookie}`);
    const voting = await guess(
      async (at) => (await knock('vote', `vote-${opened.ballot.slug}=${wrong(at, 26)}`)).status,
    );
    expect(voting).toEqual({ others: [404], last: 429 });
    const receipts = await guess(
      async (at) => (await knock('receipt', `receipt-${opened.ballot.slug}=${wrong(at, 32)}.`)).status,
    );
    expect(receipts).toEqual({ others: [404], last: 429 });
  });
});
