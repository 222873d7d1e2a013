/** A result is drawn up once: whatever changes afterwards around the ballot, what was counted stays to the byte. */
import request from 'supertest';
import { publishBallot } from '../../../src/services/ballots/publish.js';
import { readResult, writeResult } from '../../../src/services/ballots/result-document.js';
import { PUBLIC_FILE_NAMES } from '../../../src/services/exports/ballots/public-files.js';
import { type BallotRow, ballotById } from '../../../src/storage/ballot-store.js';
import { findCount } from '../../../src/storage/count-store.js';
import { countedBallot, publishedBallot } from '../../kit/counted-ballot.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await openTestHouse(open);
  });
  afterEach(() => house.remove());

  /** Everything around the ballot that somebody can still change once it is counted, and more. */
  async function changeTheWorldAround(ballot: BallotRow): Promise<void> {
    await house.services.context.storage.writer.run(async (database) => {
      await database
        .updateTable('labs')
        .set({ title: 'Another title', title_cy: 'Teitl arall', synthetic: 0 })
        .where('id', '=', ballot.lab_id)
        .execute();
      const unmarked = database.updateTable('roll_entries').where('voted', '=', 0);
      await unmarked.set({ withdrawn: 1, attributes: '{"country":"Wales"}' }).execute();
      await database.deleteFrom('roll_entries').where('voted', '=', 0).execute();
    });
  }

  async function everyFile(ballot: BallotRow): Promise<Record<string, string>> {
    const files = PUBLIC_FILE_NAMES.map(async (name) => {
      const file = await house.services.exports.publicFile(ballot, name);
      return [name, Buffer.from(file!.content).toString('base64')] as const;
    });
    return Object.fromEntries(await Promise.all(files));
  }

  test('every file and the page of a published ballot stay as they were when the lab and the roll change', async () => {
    const ballot = await publishedBallot(house.services);
    const page = async () => (await request(house.app).get(`/ballots/${ballot.slug}/result`)).text;
    const [files, shown] = [await everyFile(ballot), await page()];
    expect(shown).toContain('40 of 45 members');
    expect(shown).toContain('Test lab');
    await changeTheWorldAround(ballot);
    expect(await everyFile(ballot)).toEqual(files);
    expect(await page()).toBe(shown);
  });

  test('what is published is what the lab was shown after the count', async () => {
    const counted = await countedBallot(house.services);
    const { reader } = house.services.context.storage;
    const stored = await findCount(reader, counted.id, 'whole');
    await changeTheWorldAround(counted);
    expect((await publishBallot(house.services.context, counted.id, 'system', 'whole')).ok).toBe(true);
    const ballot = await ballotById(reader, counted.id);
    const file = await house.services.exports.publicFile(ballot, 'result.json');
    expect(Buffer.from(file!.content).toString()).toBe(stored!.result);
  });

  test('a stored result is read back as it was written, and nothing that departs from one is taken for it', async () => {
    const counted = await countedBallot(house.services);
    const stored = await findCount(house.services.context.storage.reader, counted.id, 'whole');
    expect(writeResult(readResult(stored!.result)!)).toBe(stored!.result);
    for (const broken of [
      stored!.result.trim(),
      stored!.result.replace('"winners": [', '"winners": 1, "x": ['),
      stored!.result.replace('"lab": {', '"lab": { "note": "x",'),
      '{}',
      '',
    ])
      expect(readResult(broken)).toBeNull();
  });
});
