/** A database of the second schema with mail on its way becomes one of the newest without losing a message. */
import type { Database } from '../../src/storage/tables.js';
import { refusal } from '../kit/refusal.js';
import { onEveryDatabase } from '../kit/storages.js';

/** Rows as the second schema has them, which the types of the newest no longer know. */
async function store(database: Database): Promise<void> {
  const insert = (table: 'labs' | 'ballots' | 'roll_entries' | 'mailings' | 'outbox', row: object) =>
    database
      .insertInto(table)
      .values(row as never)
      .execute();
  await insert('labs', { id: 'lab', slug: 'lab', title: 'Lab', summary: '', synthetic: 0, created_at: 0 });
  const ballot = { id: 'ballot', slug: 'ballot', lab_id: 'lab', state: 'draft', definition: '{}' };
  await insert('ballots', { ...ballot, seed_phrase: 'seed', created_at: 0 });
  const mailing = { id: 'mailing', ballot_id: 'ballot', kind: 'reminder', idempotency_key: 'key' };
  await insert('mailings', { ...mailing, message: '{}', created_at: 7 });
  for (const entry of ['one', 'two']) {
    const member = {
      id: entry,
      ballot_id: 'ballot',
      email: `${entry}@example.org`,
      name: '',
      attributes: '{}',
    };
    await insert('roll_entries', { ...member, code_hash: entry.padEnd(64, '0') });
  }
  const message = { mailing_id: 'mailing', next_attempt_at: 3 };
  await insert('outbox', { ...message, entry_id: 'one', state: 'sending', claimed_until: 9, link_issue: 1 });
  await insert('outbox', { ...message, entry_id: 'two', state: 'waiting', attempts: 2, error: '450' });
}

onEveryDatabase((open) => {
  test('members’ mailings and messages are as they were, and contacts can be written to', async () => {
    const { storage, remove } = await open('0002-surveys');
    await storage.writer.run(store);
    expect(await storage.migrate()).toContain('0006-mail-to-contacts');
    const { reader } = storage;
    expect(await reader.selectFrom('mailings').selectAll().execute()).toEqual([
      {
        ...{ id: 'mailing', ballot_id: 'ballot', survey_id: null, kind: 'reminder' },
        ...{ idempotency_key: 'key', message: '{}', created_at: 7 },
      },
    ]);
    const of = (entry: string) => ({
      ...{ mailing_id: 'mailing', recipient_id: entry, entry_id: entry, contact_id: null },
      ...{ attempts: 0, next_attempt_at: 3, claimed_until: null, link_issue: null, error: null },
    });
    expect(await reader.selectFrom('outbox').selectAll().orderBy('recipient_id').execute()).toEqual([
      { ...of('one'), state: 'sending', claimed_until: 9, link_issue: 1 },
      { ...of('two'), state: 'waiting', attempts: 2, error: '450' },
    ]);
    expect(await storage.schema()).toEqual({ missing: [], unknown: [] });
    // What the old tables were tied to, the new ones are tied to.
    for (const table of ['roll_entries', 'mailings', 'ballots'] as const)
      expect(
        await refusal(storage.writer.run((database) => database.deleteFrom(table).execute())),
      ).not.toBeNull();
    await remove();
  });
});
