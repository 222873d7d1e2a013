/** A count that was asked for is made once, whichever server is asked, restarted or gone. */
import type { CountProgress } from '../../../src/domain/voting/progress.js';
import { COUNT_STAGES } from '../../../src/domain/voting/progress.js';
import { type CountJobs, countJobs } from '../../../src/services/ballots/count-jobs.js';
import { findMove } from '../../../src/services/ballots/moves/index.js';
import type { HeavyWork } from '../../../src/services/heavy-work/heavy-work.js';
import { ballotById } from '../../../src/storage/ballot-store.js';
import { allCounts } from '../../../src/storage/count-store.js';
import { closedBallot, FORTY_PAPERS } from '../../kit/counted-ballot.js';
import { openBallot } from '../../kit/open-ballot.js';
import { refusal } from '../../kit/refusal.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

/** Longer than a server may say nothing. */
const LONG_SILENCE = 16_000;

onEveryDatabase((open) => {
  let house: TestHouse;
  let ballotId: string;
  let begun = 0;
  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  beforeEach(async () => {
    ballotId = (await closedBallot(house.services, FORTY_PAPERS.slice(0, 14))).id;
    begun = 0;
  });
  afterAll(() => house.remove());

  const reader = () => house.services.context.storage.reader;
  const stateOf = async () => (await ballotById(reader(), ballotId)).state;
  const row = () => house.services.counts.find(ballotId);
  const ask = (revision: number | null = null) =>
    findMove('count')!.run(house.services.context, { ballotId, actor: 'account-1', revision });

  /** Another server over the same database; `held` lets each of its counts begin when it settles. */
  function server(held: (begun: number) => Promise<void> = async () => undefined): CountJobs {
    const { context } = house.services;
    const heavyWork: HeavyWork = {
      ...context.heavyWork,
      countPapers: async (id, tell) => {
        begun += 1;
        tell({ stage: 'rounds', done: 3, total: null });
        await held(begun);
        return context.heavyWork.countPapers(id, tell);
      },
    };
    return countJobs({ ...context, heavyWork });
  }

  const countedBy = async () => {
    const lines = await reader().selectFrom('audit_log').select(['actor', 'action', 'subject']).execute();
    const ofCounts = lines.filter(
      ({ action, subject }) => action === 'ballot-counted' && subject === ballotId,
    );
    return ofCounts.map(({ actor }) => actor);
  };

  /** A promise that the test settles. */
  function gated() {
    let open: () => void = () => undefined;
    let fail: (fault: Error) => void = () => undefined;
    const gate = new Promise<void>((resolve, reject) => {
      open = resolve;
      fail = reject;
    });
    return { gate, open, fail };
  }

  test('asked for by several people on several servers it is made by one of them, and stored once', async () => {
    expect((await Promise.all([ask(), ask(), ask()])).every(({ ok }) => ok)).toBe(true);
    const servers = [server(), server(), server()];
    await Promise.all(servers.flatMap((one) => [one.takeUp(ballotId, 60_000), one.lookAfter()]));
    await Promise.all(servers.map((one) => one.idle()));
    expect(begun).toBe(1);
    expect(await stateOf()).toBe('counted');
    expect((await allCounts(reader(), ballotId)).map(({ extent }) => extent)).toContain('whole');
    expect(await countedBy()).toEqual(['account-1']);
    expect(await row()).toBeUndefined();
    expect(await ask()).toMatchObject({ problem: { code: 'wrong-state' } });
  });

  test('a count whose server has ended is begun again by another, and what comes late from the first is not stored', async () => {
    const { gate, open } = gated();
    await ask();
    const [first, second] = [server(() => gate), server()];
    const late = first.takeUp(ballotId, 60_000);
    while (begun === 0) await new Promise((resolve) => setImmediate(resolve));
    house.clock.set(house.clock.now() + LONG_SILENCE);
    await first.lookAfter();
    expect(await row()).toMatchObject({ stage: 'rounds', done: 3, total: null, attempts: 1 });
    await second.lookAfter();
    await second.idle();
    expect([begun, await stateOf()]).toEqual([1, 'closed']);

    house.clock.set(house.clock.now() + LONG_SILENCE);
    await second.lookAfter();
    await second.idle();
    expect([begun, await stateOf()]).toEqual([2, 'counted']);
    open();
    await late;
    await first.lookAfter();
    expect(await countedBy()).toEqual(['account-1']);
  });

  test('a server that is stopped leaves its count to the next one at once', async () => {
    const { gate, fail } = gated();
    await ask();
    const [stopped, next] = [server(() => gate), server()];
    const left = stopped.takeUp(ballotId, 60_000);
    while (begun === 0) await new Promise((resolve) => setImmediate(resolve));
    await stopped.stop();
    fail(new Error('the threads were ended'));
    await left;
    expect(await row()).toMatchObject({ counter: null, attempts: 0, failed: null });
    await stopped.lookAfter();
    await next.lookAfter();
    await next.idle();
    expect(await stateOf()).toBe('counted');
  });

  test('a count that breaks off is begun three times and then left, until it is asked for again', async () => {
    let memory = 0;
    const broken = server(async () => {
      if (memory === 0) throw new Error('no memory left');
    });
    await ask();
    const faults: (string | null)[] = [];
    for (let look = 0; look < 5; look++) {
      faults.push(await refusal(broken.lookAfter()));
      await broken.idle();
    }
    expect(begun).toBe(3);
    expect(faults).toEqual([null, 'no memory left', 'no memory left', 'no memory left', null]);
    expect(await row()).toMatchObject({ attempts: 3, failed: 'count-failed', counter: null });
    memory = 1;
    await ask();
    await broken.takeUp(ballotId, 60_000);
    expect(await stateOf()).toBe('counted');
  });

  test('papers that do not agree with the board are told, and nothing is stored', async () => {
    const { context } = house.services;
    await ask();
    const other = { ok: false, problem: { code: 'papers-changed' } } as const;
    const heavyWork = { ...context.heavyWork, countPapers: async () => other as never };
    await countJobs({ ...context, heavyWork }).takeUp(ballotId, 60_000);
    expect(await row()).toMatchObject({ failed: 'papers-changed', counter: null });
    expect(await stateOf()).toBe('closed');
  });

  test('only papers of a closed ballot are counted, by the rule and by the database', async () => {
    const { ballot } = await openBallot(house.services.context, 1);
    const order = { ballotId: ballot.id, actor: 'account-1', revision: null };
    expect((await findMove('count')!.run(house.services.context, order)).ok).toBe(false);
    const insert = house.services.context.storage.writer.run((database) =>
      database
        .insertInto('counts_under_way')
        .values({
          ...{ ballot_id: ballot.id, asked_by: 'system', asked_at: 1, touched_at: 1, counter: null },
          ...{ attempts: 0, stage: null, done: 0, total: null, failed: null },
        })
        .execute(),
    );
    expect(await refusal(insert)).toContain('closed ballot alone');
  });

  test('the work tells its stages in their order, and never more done than there is', async () => {
    const told: CountProgress[] = [];
    await house.services.context.heavyWork.countPapers(ballotId, (progress) => void told.push(progress));
    const places = told.map(({ stage }) => COUNT_STAGES.indexOf(stage));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(told.map(({ stage }) => stage))).toEqual(new Set(COUNT_STAGES));
    expect(told.filter(({ done, total }) => total !== null && done > total)).toEqual([]);
    expect(told.filter(({ stage }) => stage === 'rounds').map(({ done }) => done)).toEqual([1, 2]);
    expect(told).toContainEqual({ stage: 'papers', done: 14, total: 14 });
  });
});
