/** Counting and writing bundles happen on other threads, over connections that cannot write, and voters do not wait. */
import request from 'supertest';
import { closeBallot } from '../../../src/services/ballots/close.js';
import { countBallot } from '../../../src/services/ballots/count.js';
import { codeHash } from '../../../src/services/ballots/voting-code.js';
import { verifyBundle } from '../../../src/services/exports/ballots/verify-bundle.js';
import { heavyWorkPool } from '../../../src/services/heavy-work/pool.js';
import type { ProblemError } from '../../../src/shared/problem.js';
import { ballotById } from '../../../src/storage/ballot-store.js';
import { openReader } from '../../../src/storage/storage.js';
import { closedBallot, FORTY_PAPERS, publishedBallot } from '../../kit/counted-ballot.js';
import { temporaryFolders } from '../../kit/folder.js';
import { BUILT_WORKER, gatedWorker } from '../../kit/gated-worker.js';
import { openBallot } from '../../kit/open-ballot.js';
import { refusal } from '../../kit/refusal.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { textOf } from '../../kit/text-of.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const newFolder = temporaryFolders();

onEveryDatabase((open) => {
  let house: TestHouse;
  afterEach(async () => {
    await house.services.context.heavyWork.close();
    await house.remove();
  });

  const openWith = async (worker: URL) => {
    house = await openTestHouse(open, {}, ({ url }) => heavyWorkPool(url, worker));
  };

  test('a ballot that is counted and written by threads verifies, and the same link is answered alike twice', async () => {
    await openWith(BUILT_WORKER);
    const ballot = await publishedBallot(house.services);
    const bundle = await house.services.exports.publicFile(ballot, 'bundle.zip');
    expect(verifyBundle(bundle!.content).checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(await house.services.exports.publicFile(ballot, 'bundle.zip')).toEqual(bundle);
    expect(textOf(await house.services.exports.openings(ballot, 'account'))).toContain('canvass-openings/1');
    expect((await house.services.exports.listComments(ballot))!.length).toBe(8);
  });

  test('a refusal comes back from a thread as the refusal it is', async () => {
    await openWith(BUILT_WORKER);
    const { context } = house.services;
    const { ballot } = await openBallot(context, 1);
    const stray = {
      paper_key: 'a'.repeat(64),
      nonce: '0'.repeat(32),
      content: '{"marks":[1,null,null],"answers":{}}',
    };
    await context.storage.writer.run((database) =>
      database
        .insertInto('papers')
        .values({ ...stray, ballot_id: ballot.id })
        .execute(),
    );
    await closeBallot(context, ballot.id, 'system');
    expect(await countBallot(context, ballot.id, 'system')).toMatchObject({
      ok: false,
      problem: { code: 'papers-changed', status: 409 },
    });
  });

  test('while a count keeps its thread busy, members vote and the house answers; the count is stored after them', async () => {
    const gate = gatedWorker(newFolder());
    await openWith(gate.worker);
    const { context, voting } = house.services;
    const closed = await closedBallot(house.services);
    const opened = await openBallot(context, 20);
    const events: string[] = [];
    const count = countBallot(context, closed.id, 'system').then(
      ({ ok }) => events.push(ok ? 'counted' : 'not counted'),
      (error) => events.push(String(error)),
    );
    const reached = () => gate.isReached() || events.length > 0;
    while (!reached()) await new Promise((resolve) => setImmediate(resolve));

    expect((await request(house.app).get('/health')).status).toBe(200);
    expect((await request(house.app).get(`/ballots/${opened.ballot.slug}`)).status).toBe(200);
    events.push('answered');
    for (const votingCode of opened.codes) {
      const drawn = voting.drawReceipt(opened.ballot.id, codeHash(votingCode)!);
      const cast = await voting.cast({
        ballot: opened.ballot,
        votingCode,
        paper: FORTY_PAPERS[0]!,
        ...drawn,
      });
      expect(cast.ok).toBe(true);
    }
    events.push('cast');
    expect((await ballotById(context.storage.reader, closed.id)).state).toBe('closed');
    gate.open();
    await count;
    expect(events).toEqual(['answered', 'cast', 'counted']);
    expect((await ballotById(context.storage.reader, closed.id)).state).toBe('counted');
  });

  test('more than may wait for a thread are refused as busy, and those that wait are served', async () => {
    const gate = gatedWorker(newFolder());
    await openWith(gate.worker);
    const { context } = house.services;
    const closed = await closedBallot(house.services);
    const asked = Array.from({ length: 60 }, () =>
      context.heavyWork.comments(closed.id).then(
        (comments) => comments.length,
        (error) => (error as ProblemError).problem.code,
      ),
    );
    gate.open();
    const answers = await Promise.all(asked);
    const served = answers.filter((answer) => answer === 8).length;
    expect(served).toBeGreaterThanOrEqual(32);
    expect(answers.filter((answer) => answer === 'busy')).toHaveLength(60 - served);
    expect(served).toBeLessThan(60);
  });

  test('what goes wrong on a thread is told with its sentence', async () => {
    await openWith(BUILT_WORKER);
    const lost = heavyWorkPool('sqlite:/nowhere/at/all.sqlite', BUILT_WORKER);
    expect(await refusal(lost.countPapers('ballot', () => undefined))).toMatch(
      /unable to open|does not exist/,
    );
    await lost.close();
  });

  test('the connection of heavy work cannot write', async () => {
    const opened = await open();
    house = await openTestHouse(async () => opened);
    const { reader, close } = await openReader(opened.url);
    const change = reader.updateTable('ballots').set({ revision: 9 }).execute();
    expect(await refusal(change)).toMatch(/read.?only/i);
    await close();
  });
});
