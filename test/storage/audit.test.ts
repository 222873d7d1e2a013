import { CompiledQuery } from 'kysely';
import { appendAudit, findAuditFault } from '../../src/storage/audit-store.js';
import { refusal } from '../kit/refusal.js';
import { onEveryDatabase, type TestStorage } from '../kit/storages.js';

const line = (action: string) => ({
  at: 1,
  actor: 'mair',
  action,
  subject: 'lab',
  labId: 'lab',
  details: { papers: 3 },
});

/** What somebody with the database in their hands would do: take the guards away, change, put nothing back. */
const TAMPERING: Record<string, { change: string; found: RegExp }> = {
  'a changed actor': {
    change: `update audit_log set actor = 'nobody' where sequence = 7`,
    found: /line 7 was changed/,
  },
  'a changed detail': {
    change: `update audit_log set details = '{}' where sequence = 3`,
    found: /line 3 was changed/,
  },
  'a changed moment': {
    change: `update audit_log set at = 2 where sequence = 10`,
    found: /line 10 was changed/,
  },
  'a changed seal': {
    change: `update audit_log set hash = '${'0'.repeat(64)}' where sequence = 5`,
    found: /line 5 was changed/,
  },
  'a line taken out': { change: `delete from audit_log where sequence = 4`, found: /line 4 is missing/ },
  'the end cut off': {
    change: `delete from audit_log where sequence > 8`,
    found: /ends at line 8, but line 10/,
  },
  'all of it removed': { change: `delete from audit_log`, found: /ends at line 0, but line 10/ },
  'the end cut off, head and all': {
    change: `update audit_head set sequence = 8`,
    found: /ends at line 10, but line 8/,
  },
};

onEveryDatabase((open) => {
  let opened: TestStorage;
  beforeAll(async () => {
    opened = await open();
    for (let index = 1; index <= 10; index += 1)
      await opened.storage.writer.run((database) => appendAudit(database, line(`step-${index}`)));
  });
  afterAll(() => opened.remove());

  const run = (statement: string) =>
    opened.storage.writer.run((database) => database.executeQuery(CompiledQuery.raw(statement)));

  /** What is found after the change, with the guards out of its way; all of it is taken back afterwards. */
  const faultAfter = async (change: string): Promise<string | null> => {
    let fault: string | null = null;
    const onTable = opened.storage.dialect === 'sqlite' ? '' : ' on audit_log';
    const takenBack = opened.storage.writer.run(async (database) => {
      for (const statement of [
        `drop trigger audit_log_keeps_update${onTable}`,
        `drop trigger audit_log_keeps_delete${onTable}`,
        change,
      ])
        await database.executeQuery(CompiledQuery.raw(statement));
      fault = await findAuditFault(database);
      throw new Error('taken back');
    });
    expect(await refusal(takenBack)).toBe('taken back');
    return fault;
  };

  test('promise 22: an untouched log has no fault, and its lines are numbered without gaps', async () => {
    expect(await findAuditFault(opened.storage.reader)).toBeNull();
    const rows = await opened.storage.reader
      .selectFrom('audit_log')
      .select('sequence')
      .orderBy('sequence')
      .execute();
    expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test.each(Object.keys(TAMPERING))(
    'promise 22: %s is refused by the database and found where it was not',
    async (name) => {
      const { change, found } = TAMPERING[name]!;
      if (change.includes('audit_log')) expect(await refusal(run(change))).toContain('append-only');
      expect(await faultAfter(change)).toMatch(found);
    },
  );

  test('promise 22: a line stands and falls with the transaction of what it records', async () => {
    const failed = opened.storage.writer.run(async (database) => {
      await appendAudit(database, line('never-done'));
      throw new Error('the change failed');
    });
    expect(await refusal(failed)).toBe('the change failed');
    const rows = await opened.storage.reader.selectFrom('audit_log').select('action').execute();
    expect(rows.map(({ action }) => action)).not.toContain('never-done');
    expect(await findAuditFault(opened.storage.reader)).toBeNull();
  });

  test('promise 22: lines appended at the same moment make one chain', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        opened.storage.writer.run((database) => appendAudit(database, line(`at-once-${index}`))),
      ),
    );
    expect(await findAuditFault(opened.storage.reader)).toBeNull();
  });
});
