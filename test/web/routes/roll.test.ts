import { parse } from 'csv-parse/sync';
import { findBallot } from '../../../src/storage/ballot-store.js';
import { HOSTILE_TEXTS } from '../../kit/hostile.js';
import { type LabWithBallot, labWithBallot, signIn } from '../../kit/people.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let made: LabWithBallot;
  let home: string;
  beforeAll(async () => {
    house = await openTestHouse(open);
    made = await labWithBallot(house, 'Roll lab', 'open');
    home = `/manage/ballots/${made.ballot.slug}`;
  });
  afterAll(() => house.remove());

  const organiser = () => made.browsers.organiser;
  const upload = (bytes: Buffer, name = 'roll.csv') =>
    organiser().post(`${home}/roll/upload`).attach('roll', bytes, name);
  const post = (path: string, fields: Record<string, string> = {}) =>
    organiser().post(`${home}${path}`).type('form').send(fields);
  const entries = () =>
    house.services.context.storage.reader.selectFrom('roll_entries').selectAll().execute();

  test('a file goes by its pages onto the roll, and its members by the file of links to their ballot papers', async () => {
    const staged = await upload(
      Buffer.from('E-mail;Name;Region\nann@example.org;Ann;North\n;Nobody;South\n'),
    ).expect(303);
    const address = staged.headers['location']!;
    await organiser()
      .get(address)
      .expect(200, /What “Region” holds/);
    const wrong = await organiser().post(address).type('form').send({ 'column-0': 'name' }).expect(422);
    expect(wrong.text).toContain('Choose the column that holds the e-mail address.');
    const uses = { 'column-0': 'email', 'column-1': 'name', 'column-2': 'attribute' };
    await organiser()
      .post(address)
      .type('form')
      .send(uses)
      .expect(303)
      .expect('Location', `${address}/check`);
    const check = await organiser().get(`${address}/check`).expect(200);
    expect(check.text).toContain('1 member will be added to the roll.');
    expect(check.text).toContain('Missing e-mail address');
    expect(await entries()).toEqual([]);
    const [, seal] = /name="seal" value="([0-9a-f]{64})"/.exec(check.text)!;
    const confirm = () => organiser().post(`${address}/confirm`).type('form').send({ seal });
    await confirm().expect(303).expect('Location', `${home}/roll?added=1`);
    await confirm().expect(303).expect('Location', `${home}/roll`);
    await organiser()
      .get(`${home}/roll?added=1`)
      .expect(200, /1 member was added\./);
    const file = await post('/links.csv', { whose: 'everyone' }).expect(200);
    expect(file.headers['content-disposition']).toContain(`voting-links-${made.ballot.slug}.csv`);
    expect(file.headers['cache-control']).toBe('no-store');
    const [header, member] = parse(file.text, { bom: true }) as string[][];
    expect(header).toEqual(['name', 'email', 'link', 'Region']);
    const { pathname } = new URL(member![2]!);
    await made.browsers.analyst.get(pathname).expect(303);
  });

  test('promise 17, bounded input: a file over 10 MB, no file, and a file that is no roll are told so', async () => {
    const large = await upload(Buffer.alloc(10 * 1024 * 1024 + 1, 'a')).expect(422);
    expect(large.text).toContain('The file is larger than 10 MB.');
    await organiser()
      .post(`${home}/roll/upload`)
      .field('other', 'x')
      .expect(422, /Choose a file/);
    await upload(Buffer.from([0xff, 0xfe, 0x00])).expect(422, /not a text file/);
    await upload(Buffer.from('email\n'), '../../etc/passwd').expect(422, /no members below it/);
  });

  test('promise 13, no script from text: hostile names, headers and file names are shown as text', async () => {
    const text = HOSTILE_TEXTS[1]!;
    const cell = `"${text.replaceAll('"', '""')}"`;
    const staged = await upload(
      Buffer.from(`email,name,${cell}\nh@example.org,${cell},${cell}\n`),
      `${text}.csv`,
    );
    const address = staged.headers['location']!;
    const uses = { 'column-0': 'email', 'column-1': 'name', 'column-2': 'attribute' };
    const columns = await organiser().get(address).expect(200);
    await organiser().post(address).type('form').send(uses).expect(303);
    const check = await organiser().get(`${address}/check`).expect(200);
    const [, seal] = /name="seal" value="([0-9a-f]{64})"/.exec(check.text)!;
    await organiser().post(`${address}/confirm`).type('form').send({ seal: seal! }).expect(303);
    const list = await organiser().get(`${home}/roll`).query({ search: text }).expect(200);
    expect(list.text).toContain('h@example.org');
    for (const page of [columns, check, list]) expect(page.text).not.toContain('<img src=x');
  });

  test('odd addresses and searches are answered, never an accident', async () => {
    await organiser().get(`${home}/roll?search=%00%25_'&page=999999999`).expect(200);
    await organiser().get(`${home}/roll?page=-1&added=x`).expect(200);
    await organiser().get(`${home}/roll/nothing-here`).expect(404);
    await post('/roll/nothing-here/withdraw').expect(404);
    await post('/roll/nothing-here/reissue', { issue: '9'.repeat(30) }).expect(404);
    await post('/roll/add', { email: 'nul@example.org', name: 'a\u0000b' }).expect(303);
    await organiser().get(`${home}/mail/replacement`).expect(404);
  });

  test('send pressed twice leads to the same mailing, written down as files where no mail server is named', async () => {
    const form = await organiser().get(`${home}/mail/invitation`).expect(200);
    const [, number] = /name="number" value="(\d+)"/.exec(form.text)!;
    const typed = { number: number!, 'en-subject': 'Vote', 'en-body': 'Hello {name}: {link}\u0000' };
    const preview = await post('/mail/invitation', { ...typed, step: 'preview' }).expect(200);
    expect(preview.text).toContain('Hello Sam Example: http://localhost:3000/v/THE-MEMBERS-OWN-CODE');
    const edited = await post('/mail/invitation', { ...typed, step: 'edit' }).expect(200);
    expect(edited.text).toContain('Hello {name}: {link}');
    await post('/mail/invitation', { ...typed, 'en-body': 'Hello', step: 'send' }).expect(
      422,
      /Put \{link\}/,
    );
    const sent = await Promise.all([1, 2].map(() => post('/mail/invitation', { ...typed, step: 'send' })));
    expect(sent.map((answer) => answer.status)).toEqual([303, 303]);
    expect(sent[0]!.headers['location']).toBe(sent[1]!.headers['location']);
    const page = await organiser().get(sent[0]!.headers['location']!).expect(200);
    expect(page.text).toContain('No mail server is set');
    expect(page.text).toContain('waiting');
  });

  test('a closed ballot’s members are looked at and no longer changed or written to', async () => {
    const { reader } = house.services.context.storage;
    const ballot = (await findBallot(reader, made.ballot.slug))!;
    house.clock.set(ballot.closes_at!);
    const browser = await signIn(house, made.people.organiser);
    const roll = await browser.get(`${home}/roll`).expect(200);
    expect(roll.text).not.toContain('Upload a file');
    await browser.get(`${home}/mail`).expect(200, /This ballot is over/);
    await browser.post(`${home}/links.csv`).type('form').send({}).expect(409);
    await browser.get(`${home}/turnout`).expect(200);
  });
});
