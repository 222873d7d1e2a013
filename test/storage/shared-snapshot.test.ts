/** What the connection that only reads sees: one moment within a turn of the event loop, everything committed from the next turn on. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openStorage, type Storage } from '../../src/storage/storage.js';
import { sqliteForTest } from '../kit/storages.js';

async function labs({ reader }: Storage): Promise<number> {
  return (await reader.selectFrom('labs').select('id').execute()).length;
}

const lab = (id: string) => ({ id, slug: id, title: 'Lab', summary: '', synthetic: 0, created_at: 1 });

test('another process’s commit is seen from the next turn on, our own at once', async () => {
  const { storage, url, remove } = await sqliteForTest();
  const other = await openStorage(url);
  try {
    const insert = (into: Storage, id: string) =>
      into.writer.run(async (database) => void (await database.insertInto('labs').values(lab(id)).execute()));
    await insert(other, 'first');
    expect(await labs(storage)).toBe(1);

    await insert(storage, 'second');
    expect(await labs(storage)).toBe(2);

    // Begun before the commit and asked again right after it, in whatever turn that is.
    const [before] = await Promise.all([labs(storage), insert(storage, 'third')]);
    expect([before, await labs(storage)]).toEqual([2, 3]);

    await insert(other, 'fourth');
    await nextTurn();
    expect(await labs(storage)).toBe(4);
  } finally {
    await other.close();
    await remove();
  }
});

test('a turn that has read does not keep the log from being scrubbed, nor a copy from being new', async () => {
  const { storage, remove } = await sqliteForTest();
  try {
    await storage.writer.run(
      async (database) => void (await database.insertInto('labs').values(lab('a')).execute()),
    );
    const read = labs(storage);
    await expect(storage.scrub()).resolves.toBeUndefined();
    expect(await read).toBe(1);
  } finally {
    await remove();
  }
});

test('nothing is held when the turn is over', async () => {
  const { storage, url, remove } = await sqliteForTest();
  const other = await openStorage(url);
  try {
    await labs(storage);
    await nextTurn();
    await nextTurn();
    // Another process empties the log, which no reader may be using.
    await other.writer.run(
      async (database) => void (await database.insertInto('labs').values(lab('b')).execute()),
    );
    await expect(other.scrub()).resolves.toBeUndefined();
  } finally {
    await other.close();
    await remove();
  }
});
