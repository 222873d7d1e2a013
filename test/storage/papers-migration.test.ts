/** Papers that were in the box before their table got another key are all there, and as well kept. */
import type { Database } from '../../src/storage/tables.js';
import { refusal } from '../kit/refusal.js';
import { onEveryDatabase } from '../kit/storages.js';

const paper = (ballot: string, digit: string) => ({
  paper_key: digit.repeat(64),
  ballot_id: ballot,
  nonce: digit.repeat(32),
  content: `{"marks":[${digit}]}`,
});

/** Rows as the seventh schema has them: one ballot that is open, one that has closed. */
async function store(database: Database): Promise<void> {
  const insert = (table: 'labs' | 'ballots', row: object) =>
    database
      .insertInto(table)
      .values(row as never)
      .execute();
  await insert('labs', { id: 'lab', slug: 'lab', title: 'Lab', summary: '', synthetic: 0, created_at: 0 });
  const opened = { state: 'open', opens_at: 1, closes_at: 2, fingerprint: 'f'.repeat(64) } as const;
  for (const id of ['open', 'closed']) {
    const ballot = { id, slug: id, lab_id: 'lab', state: 'draft', definition: '{}', seed_phrase: 'seed' };
    await insert('ballots', { ...ballot, created_at: 0 });
    await database.updateTable('ballots').set(opened).where('id', '=', id).execute();
  }
  const papers = [paper('closed', '3'), paper('open', '2'), paper('open', '1')];
  await database.insertInto('papers').values(papers).execute();
  await database.updateTable('ballots').set({ state: 'closed' }).where('id', '=', 'closed').execute();
}

onEveryDatabase((open) => {
  test('papers are as they were, each once in its ballot, and change only while it is open', async () => {
    const { storage, remove } = await open('0007-access-tokens');
    await storage.writer.run(store);
    expect(await storage.migrate()).toContain('0008-papers-by-ballot');
    const papers = () =>
      storage.reader.selectFrom('papers').selectAll().orderBy('ballot_id').orderBy('paper_key').execute();
    const kept = [paper('closed', '3'), paper('open', '1'), paper('open', '2')];
    expect(await papers()).toEqual(kept);
    const refused = (job: (database: Database) => Promise<unknown>) => refusal(storage.writer.run(job));
    const put = (row: ReturnType<typeof paper>) =>
      refused((database) => database.insertInto('papers').values(row).execute());
    expect(await put(paper('open', '1'))).not.toBeNull();
    expect(await put(paper('nowhere', '4'))).not.toBeNull();
    const late = [
      await put(paper('closed', '4')),
      await refused((database) =>
        database.updateTable('papers').set({ content: '{}' }).where('ballot_id', '=', 'closed').execute(),
      ),
      await refused((database) => database.deleteFrom('papers').where('ballot_id', '=', 'closed').execute()),
    ];
    for (const said of late) expect(said).toContain('papers change only while the ballot is open');
    expect(await papers()).toEqual(kept);
    expect(await put(paper('open', '3'))).toBeNull();
    await remove();
  });
});
