import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import type { BallotRow } from '../../../../src/storage/ballot-store.js';
import { draftBallot, must, openDraft } from '../../../kit/empty-roll.js';
import { onEveryDatabase } from '../../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../../kit/web.js';

/** Beginnings that a spreadsheet program may run (promise 16), each also behind a blank. */
const FORMULAS = ['=1+1', '+1', '-1+2', '@SUM(1)', '=cmd|calc!A0'];

onEveryDatabase((open) => {
  let house: TestHouse;
  let ballot: BallotRow;
  beforeAll(async () => {
    house = await openTestHouse(open);
    const { context, roll } = house.services;
    ballot = await openDraft(context, await draftBallot(context));
    for (const [index, formula] of FORMULAS.entries()) {
      const member = { email: `m${index}@example.org`, name: formula, attributes: { '=country': formula } };
      must(await roll.add(ballot, 'organiser', member));
    }
    const gone = must(
      await roll.add(ballot, 'organiser', { email: 'gone@example.org', name: '', attributes: {} }),
    );
    must(await roll.withdraw(ballot, 'organiser', gone.id));
  });
  afterAll(() => house.remove());

  const file = async (whose: 'everyone' | 'not-voted') =>
    (await buffer(must(await house.services.roll.linksFile(ballot, 'organiser', whose)))).toString('utf8');

  test('promise 16, spreadsheet-safe exports: no cell or header of the links file can be run, and links stay whole', async () => {
    const written = await file('everyone');
    expect(written.startsWith('\ufeff')).toBe(true);
    const [header, ...rows] = parse(written, { bom: true }) as string[][];
    expect(header).toEqual(['name', 'email', 'link', "'=country"]);
    expect(rows.map((row) => row[0]).sort()).toEqual(FORMULAS.map((formula) => `'${formula}`).sort());
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@\t\r]/);
    for (const row of rows) expect(row[2]).toMatch(/^http:\/\/localhost:3000\/v\/[0-9A-Z]{26}$/);
  });

  test('each link in the file lets its own member vote, and then leaves the file of those still to vote', async () => {
    const [, first] = parse(await file('not-voted'), { bom: true }) as string[][];
    const code = first![2]!.split('/').at(-1)!;
    const { voting } = house.services;
    const admitted = must(await voting.admit(ballot, code));
    const drawn = voting.drawReceipt(ballot.id, admitted.codeHash);
    must(
      await voting.cast({
        ballot,
        votingCode: code,
        paper: { marks: [1, null, null], answers: {} },
        ...drawn,
      }),
    );
    expect(await file('not-voted')).not.toContain(code);
    expect(await file('everyone')).toContain(code);
  });

  test('taking links out is written to the audit log before a link leaves', async () => {
    const before = await audited();
    const stream = must(await house.services.roll.linksFile(ballot, 'organiser', 'everyone'));
    expect(await audited()).toBe(before + 1);
    await buffer(stream);
  });

  async function audited(): Promise<number> {
    const { reader } = house.services.context.storage;
    const lines = await reader
      .selectFrom('audit_log')
      .select('sequence')
      .where('action', '=', 'voting-links-downloaded')
      .execute();
    return lines.length;
  }
});
