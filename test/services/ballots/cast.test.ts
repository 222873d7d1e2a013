import type { CastRequest, ReplaceRequest } from '../../../src/services/ballots/cast.js';
import { closeBallot } from '../../../src/services/ballots/close.js';
import { moveDueBallots } from '../../../src/services/ballots/timekeeper.js';
import { codeHash } from '../../../src/services/ballots/voting-code.js';
import { type OpenBallot, openBallot } from '../../kit/open-ballot.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const PAPER = { marks: [1, 2, null], answers: {} };

onEveryDatabase((open) => {
  let house: TestHouse;
  let opened: OpenBallot;
  beforeEach(async () => {
    house = await openTestHouse(open);
    opened = await openBallot(house.services.context, 500);
  });
  afterEach(() => house.remove());

  const voting = () => house.services.voting;
  const reader = () => house.services.context.storage.reader;

  function requestOf(member: number, changes: Partial<CastRequest> = {}): CastRequest {
    const votingCode = opened.codes[member]!;
    const drawn = voting().drawReceipt(opened.ballot.id, codeHash(votingCode)!);
    return { ballot: opened.ballot, votingCode, paper: PAPER, ...drawn, ...changes };
  }

  /** A change of the cast paper, as its review page would send it. */
  async function changeOf({ receiptCode }: CastRequest): Promise<ReplaceRequest> {
    const found = await voting().openChange(opened.ballot, receiptCode);
    const replaces = found.ok ? found.value.commitment : '';
    const paper = { marks: [null, null, 1], answers: {} };
    return { ballot: opened.ballot, receiptCode, replaces, draw: voting().drawChange(), paper };
  }

  async function stored(): Promise<{ papers: number; marks: number; turnout: number }> {
    const papers = await reader().selectFrom('papers').selectAll().execute();
    const marks = await reader().selectFrom('roll_entries').select('id').where('voted', '=', 1).execute();
    const hours = await reader().selectFrom('turnout_hours').selectAll().execute();
    return {
      papers: papers.length,
      marks: marks.length,
      turnout: hours.reduce((sum, row) => sum + row.papers, 0),
    };
  }

  test('promise 1, exactly once: a hundred identical casts at once leave one paper, one mark, one receipt', async () => {
    const request = requestOf(0);
    const answers = await Promise.all(Array.from({ length: 100 }, () => voting().cast(request)));
    expect(new Set(answers.map((answer) => answer.ok && answer.value.receiptCode))).toEqual(
      new Set([request.receiptCode]),
    );
    expect(await stored()).toEqual({ papers: 1, marks: 1, turnout: 1 });
  });

  test('promise 1, exactly once: two devices of one member leave one paper, and the later is told so', async () => {
    const answers = await Promise.all([voting().cast(requestOf(0)), voting().cast(requestOf(0))]);
    expect(answers.map((answer) => (answer.ok ? 'cast' : answer.problem.code)).sort()).toEqual([
      'already-voted',
      'cast',
    ]);
    expect(await stored()).toEqual({ papers: 1, marks: 1, turnout: 1 });
  });

  test('promise 4, no link: the stored order of papers says nothing about the order of casting', async () => {
    const order: string[] = [];
    for (let member = 0; member < 500; member += 1) {
      const request = requestOf(member);
      const answer = await voting().cast(request);
      expect(answer.ok).toBe(true);
      const look = await voting().look(opened.ballot, request.receiptCode);
      order.push(look.ok ? look.value.commitment : '');
    }
    await closeBallot(house.services.context, opened.ballot.id, 'system');
    const board = await reader().selectFrom('boards').selectAll().executeTakeFirstOrThrow();
    const papers = await reader().selectFrom('papers').selectAll().execute();
    const { commitmentOf } = await import('../../../src/services/ballots/paper-content.js');
    const asStored = papers.map(commitmentOf);
    expect(board.commitments.split('\n').slice(0, -1)).toEqual([...order].sort());
    // With 500 independent papers |rho| > 0.2 has a probability below 1e-5.
    expect(Math.abs(rankCorrelation(order, asStored))).toBeLessThan(0.2);
  });

  test('promise 5, mixed at close: every paper is rewritten, in key order, and commitments keep', async () => {
    for (let member = 0; member < 40; member += 1) await voting().cast(requestOf(member));
    const before = await reader().selectFrom('papers').selectAll().orderBy('paper_key').execute();
    const closed = await closeBallot(house.services.context, opened.ballot.id, 'system');
    expect(closed.ok).toBe(true);
    expect(await reader().selectFrom('papers').selectAll().orderBy('paper_key').execute()).toEqual(before);
    if (house.services.context.storage.dialect === 'postgres') {
      const { CompiledQuery } = await import('kysely');
      const { rows } = await reader().executeQuery<{ writers: number; places: number }>(
        CompiledQuery.raw(
          'select count(distinct xmin::text) as writers, count(distinct ctid) as places from papers',
        ),
      );
      expect(rows).toEqual([{ writers: 1, places: 40 }]);
      const inOrder = await reader().executeQuery<{ paper_key: string }>(
        CompiledQuery.raw('select paper_key from papers order by ctid'),
      );
      expect(inOrder.rows.map((row) => row.paper_key)).toEqual(before.map((row) => row.paper_key));
    }
  });

  test('promise 5, mixed at close: a scrub that was prevented stays owed until it is done', async () => {
    await voting().cast(requestOf(0));
    const { context } = house.services;
    const hindered = {
      ...context,
      storage: { ...context.storage, scrub: () => Promise.reject(new Error('in use')) },
    };
    expect((await closeBallot(hindered, opened.ballot.id, 'system')).ok).toBe(true);
    const owed = () => reader().selectFrom('scrubs_owed').selectAll().execute();
    expect(await owed()).toEqual([{ ballot_id: opened.ballot.id }]);
    await moveDueBallots(context);
    expect(await owed()).toEqual([]);
  });

  test('promise 7, no replay: a captured form is worth nothing to another member or for another ballot', async () => {
    const captured = requestOf(0);
    const byAnother = await voting().cast({ ...captured, votingCode: opened.codes[1]! });
    expect(byAnother).toMatchObject({ ok: false, problem: { code: 'form-stale' } });
    const other = await openBallot(house.services.context, 1);
    const elsewhere = await voting().cast({ ...captured, ballot: other.ballot });
    expect(elsewhere).toMatchObject({ ok: false, problem: { code: 'form-stale' } });
    expect(await stored()).toEqual({ papers: 0, marks: 0, turnout: 0 });
  });

  test('promise 7, no replay: the first form sent again after a change does not undo the change', async () => {
    const first = requestOf(0);
    await voting().cast(first);
    const found = await voting().openChange(opened.ballot, first.receiptCode);
    const replaces = found.ok ? found.value.commitment : '';
    const changed = { marks: [null, 1, null], answers: {} };
    const draw = voting().drawChange();
    const change = { ballot: opened.ballot, receiptCode: first.receiptCode, replaces, draw, paper: changed };
    expect((await voting().replace(change)).ok).toBe(true);
    expect((await voting().cast(first)).ok).toBe(true);
    const rows = await reader().selectFrom('papers').select('content').execute();
    expect(rows).toEqual([{ content: JSON.stringify(changed) }]);
    expect(await stored()).toEqual({ papers: 1, marks: 1, turnout: 1 });
  });

  test('a change sent twice is one change; a change of an older paper is refused', async () => {
    const first = requestOf(0);
    await voting().cast(first);
    const change = await changeOf(first);
    const answers = await Promise.all([voting().replace(change), voting().replace(change)]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, true]);
    const late = await voting().replace({ ...change, paper: PAPER });
    expect(late).toMatchObject({ ok: false, problem: { code: 'paper-changed-since' } });
  });

  test('a receipt and a right guess do not tell how a paper is marked', async () => {
    const first = requestOf(0);
    await voting().cast(first);
    const guess = { ballot: opened.ballot, receiptCode: first.receiptCode, paper: first.paper };
    for (const replaces of ['', '0'.repeat(64)]) {
      const answer = await voting().replace({ ...guess, replaces, draw: voting().drawChange() });
      expect(answer).toMatchObject({ ok: false, problem: { code: 'paper-changed-since' } });
    }
    const found = await voting().openChange(opened.ballot, first.receiptCode);
    const replaces = found.ok ? found.value.commitment : '';
    const changed = { marks: [null, null, 1], answers: {} };
    const change = { ...guess, replaces, draw: voting().drawChange(), paper: changed };
    await voting().replace(change);
    const other = await voting().replace({ ...change, draw: voting().drawChange() });
    expect(other).toMatchObject({ ok: false, problem: { code: 'paper-changed-since' } });
    expect((await voting().replace(change)).ok).toBe(true);
  });

  test('promise 7, no replay: nothing is cast or changed after closing, by state or by the clock', async () => {
    const first = requestOf(0);
    await voting().cast(first);
    const change = await changeOf(first);
    const late = requestOf(1);
    house.clock.set(opened.ballot.closes_at!);
    expect(await voting().cast(late)).toMatchObject({ problem: { code: 'ballot-closed' } });
    expect(await voting().replace(change)).toMatchObject({ problem: { code: 'ballot-closed' } });
    house.clock.set(opened.ballot.closes_at! - 1);
    await closeBallot(house.services.context, opened.ballot.id, 'system');
    expect(await voting().cast(late)).toMatchObject({ problem: { code: 'ballot-closed' } });
    expect(await voting().replace(change)).toMatchObject({ problem: { code: 'ballot-closed' } });
    expect(await stored()).toEqual({ papers: 1, marks: 1, turnout: 1 });
  });

  test('a closing in the midst of casting cuts cleanly: every success is a paper on the board', async () => {
    const casts = opened.codes.slice(0, 200).map((_, member) => voting().cast(requestOf(member)));
    const closing = closeBallot(house.services.context, opened.ballot.id, 'system');
    const answers = await Promise.all(casts);
    expect((await closing).ok).toBe(true);
    const successes = answers.filter((answer) => answer.ok).length;
    const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem.code]));
    expect(new Set(refusals).size === 0 || refusals.every((code) => code === 'ballot-closed')).toBe(true);
    expect(await stored()).toEqual({ papers: successes, marks: successes, turnout: successes });
    const board = await reader().selectFrom('boards').selectAll().executeTakeFirstOrThrow();
    expect(board.commitments.split('\n').length - 1).toBe(successes);
  });

  test('after closing, the receipt leads to a place on the board whose proof ends at its root', async () => {
    const requests = [0, 1, 2, 3, 4].map((member) => requestOf(member));
    for (const request of requests) await voting().cast(request);
    await closeBallot(house.services.context, opened.ballot.id, 'system');
    const { rootFromProof } = await import('../../../src/shared/merkle.js');
    for (const { receiptCode } of requests) {
      const look = await voting().look(opened.ballot, receiptCode);
      if (!look.ok || look.value.board === null) throw new Error('the paper is not on the board');
      expect(rootFromProof(look.value.commitment, look.value.board.proof)).toBe(look.value.board.root);
    }
  });
});

function rankCorrelation(one: readonly string[], other: readonly string[]): number {
  const place = new Map(other.map((value, index) => [value, index]));
  const n = one.length;
  const squares = one.reduce((sum, value, index) => sum + (index - place.get(value)!) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}
