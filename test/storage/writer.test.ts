/** Jobs share a commit, and a job that fails takes nobody else's with it. */
import type { Database } from '../../src/storage/tables.js';
import { BatchingWriter } from '../../src/storage/writer.js';
import { meanwhile } from '../kit/meanwhile.js';
import { refusal } from '../kit/refusal.js';
import { onEveryDatabase, onPostgres, type TestStorage } from '../kit/storages.js';

const LABS = Array.from({ length: 40 }, (_, index) => `lab-${index}`);

const addLab = (id: string) => async (database: Database) => {
  await database
    .insertInto('labs')
    .values({ id, slug: id, title: id, summary: '', synthetic: 0, created_at: 0 })
    .execute();
  return id;
};

onEveryDatabase((open) => {
  let opened: TestStorage;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.remove());

  const stored = async () =>
    (await opened.storage.reader.selectFrom('labs').select('id').execute()).map(({ id }) => id).sort();

  test('jobs that arrive together are all stored, and each is told its own answer', async () => {
    const answers = await Promise.all(LABS.map((id) => opened.storage.writer.run(addLab(id))));
    expect(answers).toEqual(LABS);
    expect(await stored()).toEqual([...LABS].sort());
  });

  test('a job among others fails alone: what it had stored is undone, what the others stored is kept', async () => {
    const halfway = async (database: Database) => {
      await addLab('undone')(database);
      return addLab('undone')(database);
    };
    const refusals = await Promise.all([
      ...LABS.map((id) => refusal(opened.storage.writer.run(addLab(id)))),
      refusal(opened.storage.writer.run(halfway)),
      refusal(opened.storage.writer.run(addLab('after'))),
    ]);
    expect(refusals.flatMap((why, index) => (why === null ? [] : [index]))).toEqual([LABS.length]);
    expect(await stored()).toEqual(['after', ...LABS].sort());
  });

  test('a job that fails by itself stores nothing, and the next is not hindered', async () => {
    await opened.storage.writer.run(addLab('lab'));
    expect(await refusal(opened.storage.writer.run(addLab('lab')))).not.toBeNull();
    await opened.storage.writer.run(addLab('next'));
    expect(await stored()).toEqual(['lab', 'next']);
  });
});

onPostgres((open) => {
  test('a job that finds a key taken since it looked is run again, and sees who took it', async () => {
    const { storage, remove } = await open();
    const addOnce = async (database: Database) => {
      const there = await database.selectFrom('labs').select('id').executeTakeFirst();
      return there === undefined ? addLab('lab')(database) : 'there already';
    };
    const other = meanwhile(storage, { query: 'SelectQueryNode', table: 'labs' }, () =>
      storage.writer.run(addOnce),
    );
    expect(await other.writer.run(addOnce)).toBe('there already');
    await remove();
  });
});

test('jobs that compute for long do not share one commit: others wait for its lock', async () => {
  const statements: string[] = [];
  const writer = new BatchingWriter({} as never, { execute: (statement) => void statements.push(statement) });
  const computing = (answer: number) => async () => {
    const began = performance.now();
    while (performance.now() - began < 11);
    return answer;
  };
  const asked = [1, 2, 3, 4, 5];
  expect(await Promise.all(asked.map((answer) => writer.run(computing(answer))))).toEqual(asked);
  expect(statements.filter((statement) => statement === 'commit').length).toBeGreaterThan(1);
});
