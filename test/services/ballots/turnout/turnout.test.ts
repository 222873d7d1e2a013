import { parse } from 'csv-parse/sync';
import { turnoutCsv } from '../../../../src/services/exports/ballots/turnout-csv.js';
import type { BallotRow } from '../../../../src/storage/ballot-store.js';
import { countTurnout } from '../../../../src/storage/paper-store.js';
import { draftBallot, must, openDraft } from '../../../kit/empty-roll.js';
import { onEveryDatabase } from '../../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../../kit/web.js';

const HOUR = 3_600_000;
/** Country, members, of whom voted. */
const COUNTRIES = [
  ['England', 12, 4],
  ['Scotland', 6, 2],
  ['Wales', 4, 1],
  ['', 5, 5],
] as const;

onEveryDatabase((open) => {
  let house: TestHouse;
  let ballot: BallotRow;
  beforeAll(async () => {
    house = await openTestHouse(open);
    const { context, roll } = house.services;
    ballot = await openDraft(context, await draftBallot(context));
    for (const [country, members, voted] of COUNTRIES) {
      for (let member = 0; member < members; member += 1) {
        const email = `${country || 'none'}-${member}@example.org`;
        const { id } = must(
          await roll.add(ballot, 'x', { email, name: '', attributes: { country, role: '=Carer' } }),
        );
        if (member < voted)
          await context.storage.writer.run((database) =>
            database.updateTable('roll_entries').set({ voted: 1 }).where('id', '=', id).execute(),
          );
      }
    }
    const gone = must(
      await roll.add(ballot, 'x', { email: 'gone@example.org', name: '', attributes: { country: 'Wales' } }),
    );
    must(await roll.withdraw(ballot, 'x', gone.id));
    const start = Date.UTC(2027, 0, 3, 22);
    await context.storage.writer.run(async (database) => {
      for (let shard = 0; shard < 9; shard += 1) await countTurnout(database, ballot.id, start, shard);
      for (let shard = 0; shard < 3; shard += 1)
        await countTurnout(database, ballot.id, start + 50 * HOUR, shard);
    });
  });
  afterAll(() => house.remove());

  test('turnout is told in total and by group; a small group is not left alone with the total beside it', async () => {
    const turnout = await house.services.turnout.show(ballot);
    expect(turnout).toMatchObject({ members: 27, voted: 12, smallestGroup: 5 });
    expect(turnout.breakdowns).toEqual([
      {
        attribute: 'country',
        groups: [
          { name: 'England', groups: 1, members: 12, voted: 4 },
          { name: 'Scotland', groups: 1, members: 6, voted: 2 },
          { name: null, groups: 2, members: 9, voted: 6 },
        ],
      },
    ]);
    expect(turnout.hours.map((hour) => hour.papers)).toEqual([9, 3]);
  });

  test('the published file holds the same groups and no hour', async () => {
    const turnout = await house.services.turnout.show(ballot);
    const rows = parse(turnoutCsv({ turnout })) as string[][];
    expect(rows).toEqual([
      ['attribute', 'group', 'members', 'voted'],
      ['', 'all', '27', '12'],
      ['country', 'England', '12', '4'],
      ['country', 'Scotland', '6', '2'],
      ['country', 'other groups (2)', '9', '6'],
    ]);
  });
});
