/** What the tables of comments refuse by themselves, whatever program writes to them. */
import type { Database } from '../../src/storage/tables.js';
import { commentedSurvey } from '../kit/comments.js';
import { refusal } from '../kit/refusal.js';
import { onEveryDatabase, type TestStorage } from '../kit/storages.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

const frame = (id: string, survey_id: string, question = id) => ({
  id,
  survey_id,
  ballot_id: null,
  question,
  created_at: 0,
});
const code = {
  id: 'a',
  frame_id: 'one',
  name: 'a',
  label: 'A',
  description: '',
  parent_id: null,
  merged_into: null,
  created_at: 0,
};

onEveryDatabase((open) => {
  let house: TestHouse;
  let keys: string[];
  let opened: TestStorage['storage'];
  beforeAll(async () => {
    house = await openTestHouse(open);
    opened = house.services.context.storage;
    const { survey } = await commentedSurvey(house.services, ['One', 'Two']);
    const { survey: other } = await commentedSurvey(house.services, ['Three']);
    const rows = await opened.reader.selectFrom('responses').select(['response_key', 'survey_id']).execute();
    keys = [
      ...rows.filter(({ survey_id }) => survey_id === survey.id),
      ...rows.filter(({ survey_id }) => survey_id === other.id),
    ].map(({ response_key }) => response_key);
    await opened.writer.run(async (database) => {
      await database
        .insertInto('comment_frames')
        .values([frame('one', survey.id), frame('two', other.id)])
        .execute();
      await database
        .insertInto('comment_codes')
        .values([code, { ...code, id: 'b', name: 'b', parent_id: 'a' }, { ...code, id: 'c', name: 'c' }])
        .execute();
      await database
        .insertInto('comment_codes')
        .values({ ...code, id: 'z', frame_id: 'two' })
        .execute();
      await database.insertInto('comment_codings').values(coding(0)).execute();
      await database
        .insertInto('comment_coding_codes')
        .values({ ...given(0), code_id: 'a' })
        .execute();
      await database
        .updateTable('comment_frames')
        .set({ stage: 'compared' })
        .where('id', '=', 'two')
        .execute();
    });
  });
  afterAll(() => house.remove());

  const given = (at: number) => ({ frame_id: 'one', comment_key: keys[at]!, coder: 'anwen' });
  const coding = (at: number) => ({ ...given(at), author: 'anwen', response_key: keys[at]!, coded_at: 0 });
  const quote = (at: number) => ({
    ...{ id: `quote-${at}`, frame_id: 'one', comment_key: keys[at]!, response_key: keys[at]! },
    ...{ text: 'One', said_by: '', flags: 0, confirmed: 0, author: 'anwen', marked_at: 0 },
  });

  type Write = (database: Database) => { execute(): Promise<unknown> };
  const codes = (database: Database) => database.insertInto('comment_codes');
  const codings = (database: Database) => database.insertInto('comment_codings');
  const quotes = (database: Database) => database.insertInto('comment_quotes');
  const changed =
    (id: string, change: Partial<typeof code> & { retired?: number }): Write =>
    (database) =>
      database
        .updateTable('comment_codes')
        .set(change as never)
        .where('id', '=', id);
  test.each<[string, Write]>([
    ['a coding of another survey’s response', (all) => codings(all).values({ ...coding(2) })],
    [
      'a coding of a survey’s comment without its response',
      (all) => codings(all).values({ ...coding(1), response_key: null }),
    ],
    [
      'a coding of a response that is not there',
      (all) =>
        codings(all).values({ ...coding(1), comment_key: 'f'.repeat(64), response_key: 'f'.repeat(64) }),
    ],
    ['a second coding by one coder', (all) => codings(all).values(coding(0))],
    ['a coding in somebody else’s name', (all) => codings(all).values({ ...coding(1), author: 'owain' })],
    ['a quote whose flags nobody confirmed', (all) => quotes(all).values({ ...quote(1), flags: 1 })],
    ['a quote of another survey’s response', (all) => quotes(all).values(quote(2))],
    ['a quote that says nothing', (all) => quotes(all).values({ ...quote(1), text: '' })],
    ['a code of a name that there is', (all) => codes(all).values({ ...code, id: 'd' })],
    [
      'a code below a code of a theme',
      (all) => codes(all).values({ ...code, id: 'd', name: 'd', parent_id: 'b' }),
    ],
    [
      'a code below another frame’s',
      (all) => codes(all).values({ ...code, id: 'd', name: 'd', parent_id: 'z' }),
    ],
    ['a theme that comes to belong to one', changed('a', { parent_id: 'c' as never })],
    ['a code that is merged and in use', changed('c', { merged_into: 'a' as never })],
    ['a code merged into another frame’s', changed('c', { retired: 1, merged_into: 'z' as never })],
    ['a code of another name', changed('c', { name: 'other' })],
    [
      'coders who are apart again',
      (all) => all.updateTable('comment_frames').set({ stage: 'coding' }).where('id', '=', 'two'),
    ],
    [
      'a frame of nothing',
      (all) => all.insertInto('comment_frames').values({ ...frame('three', ''), survey_id: null }),
    ],
    [
      'a second frame of a question',
      (all) =>
        all
          .insertInto('comment_frames')
          .columns(['id', 'survey_id', 'question', 'created_at'])
          .expression(
            all
              .selectFrom('comment_frames')
              .select((row) => [row.val('again').as('id'), 'survey_id', 'question', 'created_at'])
              .where('id', '=', 'one'),
          ),
    ],
  ])('refuse %s', async (_name, write) => {
    expect(await refusal(opened.writer.run((database) => write(database).execute()))).not.toBeNull();
  });

  test('a response that goes takes codings with their codes and quotes along', async () => {
    await opened.writer.run(async (database) => {
      await quotes(database).values(quote(0)).execute();
      await database
        .updateTable('surveys')
        .set({ state: 'closed', closes_at: house.clock.now() + 1 })
        .execute();
      await database.deleteFrom('responses').where('response_key', '=', keys[0]!).execute();
    });
    for (const table of ['comment_codings', 'comment_coding_codes', 'comment_quotes'] as const)
      expect(await opened.reader.selectFrom(table).selectAll().execute()).toEqual([]);
  });
});
