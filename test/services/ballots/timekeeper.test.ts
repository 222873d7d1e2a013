import { findMove } from '../../../src/services/ballots/moves/index.js';
import { keepTime } from '../../../src/services/ballots/timekeeper.js';
import { DAY, makeLab, makeReadyBallot } from '../../kit/draft-ballot.js';
import { sqliteForTest } from '../../kit/storages.js';
import { openTestHouse, TEST_MOMENT } from '../../kit/web.js';

/** Asks again until the answer is the one waited for; the test's own time limit ends a wait in vain. */
async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}

test('while the service runs, ballots open and close when their time comes', async () => {
  const house = await openTestHouse(sqliteForTest);
  const { services, clock } = house;
  const lab = await makeLab(services);
  const { id } = await makeReadyBallot(services, lab);
  await findMove('schedule')!.run(services.context, { ballotId: id, actor: lab.accountId, revision: null });
  const failures: unknown[] = [];
  const timekeeper = keepTime(services.context, 1, (fault) => failures.push(fault));
  const stateIs = (state: string) => async () => (await services.setUp.reread(id)).state === state;
  clock.set(TEST_MOMENT + DAY);
  await until(stateIs('open'));
  clock.set(TEST_MOMENT + 7 * DAY);
  await until(stateIs('closed'));
  await timekeeper.stop();
  expect(failures).toEqual([]);
  await house.remove();
});

test('a round that fails is told, and the next one is tried', async () => {
  const house = await openTestHouse(sqliteForTest);
  let looks = 0;
  const context = {
    ...house.services.context,
    clock: {
      now: () => {
        looks += 1;
        throw new Error('the clock is away');
      },
    },
  };
  const failures: unknown[] = [];
  const timekeeper = keepTime(context, 1, (fault) => failures.push(fault));
  await until(() => failures.length >= 2);
  await timekeeper.stop();
  expect(looks).toBe(failures.length);
  await house.remove();
});
