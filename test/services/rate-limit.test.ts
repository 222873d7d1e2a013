import { rateLimit } from '../../src/services/rate-limit.js';
import { onEveryDatabase } from '../kit/storages.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

const MINUTE = 60_000;

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  afterAll(() => house.remove());

  test('a bucket has its tries in each window, and no more', async () => {
    const { spend } = house.services.rateLimit;
    const outcomes = [];
    for (let index = 0; index < 5; index += 1)
      outcomes.push((await spend(['voting-code', '192.0.2.1'], 3, 10 * MINUTE)).ok);
    expect(outcomes).toEqual([true, true, true, false, false]);
    expect((await spend(['voting-code', '192.0.2.2'], 3, 10 * MINUTE)).ok).toBe(true);
    house.clock.set(house.clock.now() + 10 * MINUTE);
    expect((await spend(['voting-code', '192.0.2.1'], 3, 10 * MINUTE)).ok).toBe(true);
  });

  test('a refusal says how long to wait', async () => {
    const { spend } = house.services.rateLimit;
    house.clock.set(house.clock.now() - (house.clock.now() % (10 * MINUTE)) + 3.5 * MINUTE);
    await spend(['waiting'], 1, 10 * MINUTE);
    const refused = await spend(['waiting'], 1, 10 * MINUTE);
    expect(refused).toMatchObject({ problem: { code: 'too-many-tries', parameters: { minutes: '7' } } });
  });

  test('asking whether a try is left spends none', async () => {
    const { check, spend } = house.services.rateLimit;
    const bucket = [['asking'], 1, MINUTE] as const;
    for (let index = 0; index < 3; index += 1) expect((await check(...bucket)).ok).toBe(true);
    await spend(...bucket);
    expect(await check(...bucket)).toMatchObject({ ok: false, problem: { code: 'too-many-tries' } });
    house.clock.set(house.clock.now() + MINUTE);
    expect((await check(...bucket)).ok).toBe(true);
  });

  test('tries at the same moment are counted one by one', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, () => house.services.rateLimit.spend(['rush'], 7, MINUTE)),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(7);
  });

  test('a second server over the same database counts along', async () => {
    const second = rateLimit(house.services.context);
    await house.services.rateLimit.spend(['shared'], 1, MINUTE);
    expect((await second.spend(['shared'], 1, MINUTE)).ok).toBe(false);
    await second.forgive(['shared']);
    expect((await house.services.rateLimit.spend(['shared'], 1, MINUTE)).ok).toBe(true);
  });

  test('parts are kept apart, and nothing stored tells what was limited', async () => {
    const { spend } = house.services.rateLimit;
    await spend(['one', 'two|three'], 1, MINUTE);
    expect((await spend(['one', 'two', 'three'], 1, MINUTE)).ok).toBe(true);
    expect((await spend(['one|two', 'three'], 1, MINUTE)).ok).toBe(true);
    await spend(['sign-in', 'mair@example.org'], 1, MINUTE);
    const rows = await house.services.context.storage.reader.selectFrom('rate_counts').selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.bucket).toMatch(/^[0-9a-f]{64}$/);
  });

  test('counts that no limit looks at are removed', async () => {
    const { spend, tidy } = house.services.rateLimit;
    await spend(['old'], 1, MINUTE);
    house.clock.set(house.clock.now() + 25 * 60 * MINUTE);
    await spend(['new'], 1, MINUTE);
    await tidy();
    const rows = await house.services.context.storage.reader.selectFrom('rate_counts').selectAll().execute();
    expect(rows).toHaveLength(1);
  });
});
