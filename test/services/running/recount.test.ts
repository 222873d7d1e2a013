/** Promise 23: a backup restores and counts identically, and a backup that was meddled with does not. */
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { countBallot } from '../../../src/services/ballots/count.js';
import { examineRecords } from '../../../src/services/running/records.js';
import { recountAll } from '../../../src/services/running/recount.js';
import { openStorage } from '../../../src/storage/storage.js';
import { closedBallot } from '../../kit/counted-ballot.js';
import { temporaryFolders } from '../../kit/folder.js';
import { sqliteForTest } from '../../kit/storages.js';
import { openTestHouse } from '../../kit/web.js';

const newFolder = temporaryFolders();

test('promise 23, backups restore: a copy counts to the same letter, and a changed paper in it is noticed', async () => {
  const house = await openTestHouse(sqliteForTest);
  const { context } = house.services;
  const ballot = await closedBallot(house.services);
  expect((await countBallot(context, ballot.id, 'system')).ok).toBe(true);
  const before = await recountAll(context.storage);
  expect(before.map(({ slug, same }) => ({ slug, same }))).toEqual([{ slug: ballot.slug, same: true }]);
  const copy = join(newFolder(), 'copy');
  expect(await context.storage.copyTo(copy)).toEqual({ ok: true, value: undefined });
  await house.remove();

  const restored = await openStorage(`sqlite:${copy}`);
  expect(await recountAll(restored)).toEqual(before);
  const verdicts = async () => new Set((await examineRecords(restored)).map(({ verdict }) => verdict));
  expect(await verdicts()).toEqual(new Set(['fine']));

  await restored.writer.run(async (database) => {
    await database.executeQuery(CompiledQuery.raw('drop trigger papers_update_while_open'));
    const paper = await database.selectFrom('papers').select('paper_key').limit(1).executeTakeFirstOrThrow();
    const content = '{"marks":[null,null,1],"answers":{"role":null,"country":null,"why":null}}';
    await database.updateTable('papers').set({ content }).where('paper_key', '=', paper.paper_key).execute();
  });
  expect((await recountAll(restored)).map(({ same }) => same)).toEqual([false]);
  expect(await verdicts()).toEqual(new Set(['fine', 'unsafe']));
  await restored.close();
});
