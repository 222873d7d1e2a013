import { findAuditFault } from '../../../../src/storage/audit-store.js';
import type { BallotRow } from '../../../../src/storage/ballot-store.js';
import { draftBallot, must } from '../../../kit/empty-roll.js';
import { onEveryDatabase } from '../../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../../kit/web.js';

const HOUR = 3_600_000;

onEveryDatabase((open) => {
  let house: TestHouse;
  let ballot: BallotRow;
  beforeEach(async () => {
    house = await openTestHouse(open);
    ballot = await draftBallot(house.services.context);
  });
  afterEach(() => house.remove());

  const roll = () => house.services.roll;
  const reader = () => house.services.context.storage.reader;
  const stage = (text: string | Buffer) =>
    roll().stage(ballot, 'organiser', { name: 'C:\\files\\roll.csv', bytes: Buffer.from(text as string) });
  const entries = () => reader().selectFrom('roll_entries').selectAll().orderBy('email').execute();

  test('a file goes through its columns and a dry run onto the roll, and not before', async () => {
    const staged = must(
      await stage('Country;Enw;E-bost\r\nCymru;Siân Ŵyn;Sian@Example.org\r\nEngland;;b@example.org\r\n'),
    );
    expect(staged.details).toMatchObject({
      fileName: 'roll.csv',
      separator: ';',
      uses: ['country', 'name', 'email'],
    });
    const tried = must(await roll().tryOut(ballot, staged.id));
    expect(tried.check).toMatchObject({ rows: 2, faults: [] });
    expect(await entries()).toEqual([]);
    expect(must(await roll().confirm(ballot, 'organiser', staged.id, tried.seal))).toEqual({ added: 2 });
    expect(await entries()).toMatchObject([
      { email: 'b@example.org', name: '', attributes: '{"country":"England"}', issue: 1, voted: 0 },
      { email: 'sian@example.org', name: 'Siân Ŵyn', attributes: '{"country":"Cymru"}' },
    ]);
    expect(await findAuditFault(reader())).toBeNull();
  });

  test('every line that adds nobody is told with its number and its reason', async () => {
    const first = must(await stage('email\nknown@example.org\n'));
    const sealed = must(await roll().tryOut(ballot, first.id));
    must(await roll().confirm(ballot, 'organiser', first.id, sealed.seal));
    const lines = [
      'name,email,phone',
      'Ann,ann@example.org,1',
      'Bob,,2',
      'Cat,cat at example.org,3',
      'Ann again,ANN@example.org,4',
      'Known,known@example.org,5',
      'Dan,dan@example.org',
      'Eve,eve@example.org,6,7',
      `${'N'.repeat(201)},long@example.org,8`,
      'Fay,fay@example.org,9,,',
    ];
    const staged = must(await stage(lines.join('\n')));
    const { check } = must(await roll().tryOut(ballot, staged.id));
    expect(check.members.map((member) => member.email)).toEqual(['ann@example.org', 'fay@example.org']);
    expect(check.faults).toEqual([
      { line: 1, kind: 'unknown-column', details: { column: 'phone' } },
      { line: 3, kind: 'missing-email', details: {} },
      { line: 4, kind: 'bad-address', details: { address: 'cat at example.org' } },
      { line: 5, kind: 'duplicate-in-file', details: { address: 'ann@example.org', first: '2' } },
      { line: 6, kind: 'already-on-roll', details: { address: 'known@example.org' } },
      { line: 7, kind: 'wrong-number-of-cells', details: { found: '2', expected: '3' } },
      { line: 8, kind: 'wrong-number-of-cells', details: { found: '4', expected: '3' } },
      { line: 9, kind: 'too-long', details: { column: 'name', most: '200' } },
    ]);
  });

  test('confirming twice, at once or later, adds each member once and leaves none in the upload', async () => {
    const members = Array.from({ length: 1201 }, (_, index) => `m${index}@example.org`);
    const staged = must(await stage(`email\n${members.join('\n')}\n`));
    const { seal } = must(await roll().tryOut(ballot, staged.id));
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => roll().confirm(ballot, 'organiser', staged.id, seal)),
    );
    const added = outcomes.map((outcome) => (outcome.ok ? outcome.value.added : 0));
    expect(added.reduce((sum, count) => sum + count, 0)).toBe(1201);
    expect(await entries()).toHaveLength(1201);
    expect(await roll().confirm(ballot, 'organiser', staged.id, seal)).toEqual({
      ok: true,
      value: { added: 0 },
    });
    const left = await reader().selectFrom('roll_uploads').selectAll().execute();
    expect(JSON.stringify(left)).not.toContain('@');
  });

  test('a dry run that another tab has overtaken cannot be confirmed', async () => {
    const staged = must(await stage('email,other\na@example.org,b@example.org\n'));
    const { seal } = must(await roll().tryOut(ballot, staged.id));
    must(await roll().decideColumns(ballot, staged.id, ['leave-out', 'email']));
    expect(await roll().confirm(ballot, 'organiser', staged.id, seal)).toMatchObject({
      ok: false,
      problem: { code: 'form-stale' },
    });
    expect(await entries()).toEqual([]);
  });

  test('a closed ballot takes nobody, not even by an upload from before', async () => {
    const staged = must(await stage('email\na@example.org\n'));
    const { seal } = must(await roll().tryOut(ballot, staged.id));
    await house.services.context.storage.writer.run((database) =>
      database.updateTable('ballots').set({ state: 'cancelled' }).execute(),
    );
    expect(await roll().confirm(ballot, 'organiser', staged.id, seal)).toMatchObject({
      ok: false,
      problem: { code: 'wrong-state' },
    });
    expect(await entries()).toEqual([]);
  });

  test('an upload nobody confirms is gone after a day, and another ballot never finds it', async () => {
    const staged = must(await stage('email\na@example.org\n'));
    const other = await draftBallot(house.services.context);
    expect(await roll().tryOut(other, staged.id)).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    });
    house.clock.set(house.clock.now() + 24 * HOUR + 1);
    expect(await roll().findStaged(ballot, staged.id)).toMatchObject({ ok: false });
    expect(await roll().removeAbandoned()).toBe(1);
    expect(await reader().selectFrom('roll_uploads').selectAll().execute()).toEqual([]);
  });

  test.each([
    ['', 'empty'],
    ['email\n', 'no members'],
    ['email\n"a@example.org\n', 'Line 2 cannot be read'],
    [Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), 'save it as CSV'],
    [Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 'larger than 10 MB'],
  ])('a file that cannot be a roll is refused with a sentence', async (file, sentence) => {
    expect(await stage(file)).toMatchObject({
      ok: false,
      problem: { code: 'form-invalid', fields: { roll: expect.stringContaining(sentence) } },
    });
    expect(await reader().selectFrom('roll_uploads').selectAll().execute()).toEqual([]);
  });

  test('promises 13 to 15: hostile names and columns are stored as the text they are, and run nothing', async () => {
    const hostile = [
      `'); drop table roll_entries; --`,
      '<script>alert(1)</script>',
      '{link} {name}',
      '=1+1',
      '__proto__',
    ];
    const rows = hostile.map((text, index) => `m${index}@example.org;"${text}";"${text}"`);
    const staged = must(await stage(`email;name;constructor\n${rows.join('\n')}\n`));
    must(await roll().decideColumns(ballot, staged.id, ['email', 'name', 'attribute']));
    const { seal } = must(await roll().tryOut(ballot, staged.id));
    must(await roll().confirm(ballot, 'organiser', staged.id, seal));
    for (const [index, text] of hostile.entries()) {
      const { entries: found } = await roll().list(ballot, text, 1);
      expect(found.map((entry) => [entry.email, entry.name, entry.attributes['constructor']])).toEqual([
        [`m${index}@example.org`, text, text],
      ]);
    }
    expect((await roll().list(ballot, '%', 1)).found).toBe(0);
    expect((await roll().list(ballot, `' or '1'='1`, 1)).found).toBe(0);
  });

  test('12,000 members go onto the roll, while votes are let through between the steps', async () => {
    const lines = Array.from(
      { length: 12_000 },
      (_, index) => `Member ${index},m${index}@example.org,Wales,Carer`,
    );
    const staged = must(await stage(`name,email,country,role\n${lines.join('\n')}\n`));
    const { seal, check } = must(await roll().tryOut(ballot, staged.id));
    expect(check.members).toHaveLength(12_000);
    let done = false;
    const confirming = roll()
      .confirm(ballot, 'organiser', staged.id, seal)
      .finally(() => {
        done = true;
      });
    const { writer } = house.services.context.storage;
    let letThrough = 0;
    while (!done) {
      await writer.run((database) => database.selectFrom('labs').select('id').execute());
      letThrough += 1;
    }
    expect(must(await confirming)).toEqual({ added: 12_000 });
    expect(await roll().count(ballot)).toEqual({ entries: 12_000, voted: 0, withdrawn: 0 });
    expect(letThrough).toBeGreaterThan(10);
  }, 120_000);
});
