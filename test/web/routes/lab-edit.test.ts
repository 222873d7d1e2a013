import { findLab } from '../../../src/storage/lab-store.js';
import { type Browser, makeAccount, signIn } from '../../kit/people.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let creator: Browser;
  beforeAll(async () => {
    house = await openTestHouse(open);
    creator = await signIn(house, await makeAccount(house, 'Cara Creator', { canCreateLabs: true }));
  });
  afterAll(() => house.remove());

  const send = (path: string, fields: Record<string, string>) => creator.post(path).type('form').send(fields);
  const day = (name: string, date: number, month: number) => ({
    [`${name}-day`]: String(date),
    [`${name}-month`]: String(month),
    [`${name}-year`]: '2027',
  });
  const textsOf = async (slug: string) => {
    const lab = (await findLab(house.services.context.storage.reader, slug))!;
    return house.services.labs.textsOf(lab);
  };

  test('somebody without labs is told what to do; whoever may create labs is offered it', async () => {
    expect((await creator.get('/manage').expect(200)).text).toContain('/manage/labs/new');
    const member = await signIn(house, await makeAccount(house, 'Mair Member'));
    const page = await member.get('/manage').expect(200);
    expect(page.text).toContain('Ask an organiser');
    await member.get('/manage/labs/new').expect(403);
    await member.post('/manage/labs/new').type('form').send({ title: 'Mine' }).expect(403);
  });

  test('a lab is made with its stages in the order of their dates; empty rows are left out', async () => {
    const answer = await send('/manage/labs/new', {
      title: 'New',
      'title-cy': 'Newydd',
      rows: '3',
      'stage-0-title': 'Later',
      'stage-0-starts-day': '1',
      'stage-0-starts-month': '3',
      'stage-0-starts-year': '2027',
      'stage-2-title': 'Earlier',
      'stage-2-starts-day': '1',
      'stage-2-starts-month': '2',
      'stage-2-starts-year': '2027',
      'stage-2-ends-day': '28',
      'stage-2-ends-month': '2',
      'stage-2-ends-year': '2027',
    });
    expect(answer.headers['location']).toBe('/manage/labs/new-2');
    expect(await textsOf('new-2')).toMatchObject({
      title: { en: 'New', cy: 'Newydd' },
      stages: [
        { title: { en: 'Earlier' }, startsOn: '2027-02-01', endsOn: '2027-02-28' },
        { title: { en: 'Later' }, startsOn: '2027-03-01', endsOn: null },
      ],
    });
    expect((await creator.get('/manage/labs/new-2').expect(200)).text).toContain('Earlier');
  });

  test('what is wrong is named, what was typed stays, and nothing is stored', async () => {
    const answer = await send('/manage/labs/new-2/edit', {
      title: '',
      rows: '2',
      'stage-0-title': 'Never ending',
      'stage-0-starts-day': '31',
      'stage-0-starts-month': '2',
      'stage-0-starts-year': '2027',
      'stage-1-title': '',
      'stage-1-description': 'Backwards',
      'stage-1-starts-day': '2',
      'stage-1-starts-month': '2',
      'stage-1-starts-year': '2027',
      'stage-1-ends-day': '1',
      'stage-1-ends-month': '2',
      'stage-1-ends-year': '2027',
    });
    expect(answer.status).toBe(422);
    for (const sentence of [
      'Type the title',
      'as it is in the calendar',
      'Type the title of stage 2',
      'Let stage 2 end on or after',
    ])
      expect(answer.text).toContain(sentence);
    expect(answer.text).toContain('Never ending');
    expect((await textsOf('new-2')).title.en).toBe('New');
  });

  test('asking for another stage shows one more and stores nothing', async () => {
    const fields = { title: 'Changed', rows: '1', 'stage-0-title': 'Typed', step: 'add-stage' };
    const answer = await send('/manage/labs/new-2/edit', fields);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('name="stage-1-title"');
    expect(answer.text).toContain('value="Typed"');
    expect((await textsOf('new-2')).title.en).toBe('New');
  });

  test('two organisers who edit a lab at once do not overwrite each other unseen, not even by adding a stage', async () => {
    const path = '/manage/labs/new-2/edit';
    const opened = (await creator.get(path).expect(200)).text;
    const revision = /name="revision" value="(\d+)"/.exec(opened)![1]!;
    const stage = { rows: '1', 'stage-0-title': 'Earlier', ...day('stage-0-starts', 1, 2) };
    await send(path, { title: 'Theirs', ...stage, revision }).expect(303);
    const more = await send(path, { title: 'Mine', ...stage, revision, step: 'add-stage' });
    expect(more.text).toContain(`name="revision" value="${revision}"`);
    const late = await send(path, { title: 'Mine', ...stage, revision });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Somebody else changed this lab while you were editing');
    expect(late.text.replace(/\s+/g, ' ')).toMatch(/Title<\/th>.{0,120}Mine<.{0,120}Theirs</);
    expect(late.text).not.toContain('Stage 1: title');
    expect((await textsOf('new-2')).title.en).toBe('Theirs');
    const seen = /name="revision" value="(\d+)"/.exec(late.text)![1]!;
    await send(path, { title: 'Mine after all', ...stage, revision: seen }).expect(303);
    expect((await textsOf('new-2')).title.en).toBe('Mine after all');
  });

  test('an absurd number of rows is cut to what a page can hold', async () => {
    const answer = await send('/manage/labs/new-2/edit', { title: 'New', rows: '1e9', step: 'add-stage' });
    expect(answer.text.match(/<legend[^>]*>Stage \d+/g)).toHaveLength(30);
  });
});
