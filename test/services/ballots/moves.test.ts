import fc from 'fast-check';
import { definitionOf, fingerprintOf } from '../../../src/services/ballots/definition.js';
import { findMove, MOVES } from '../../../src/services/ballots/moves/index.js';
import { moveDueBallots } from '../../../src/services/ballots/timekeeper.js';
import type { BallotState } from '../../../src/storage/tables.js';
import { DAY, makeDraft, makeLab, makeReadyBallot, type TestLab } from '../../kit/draft-ballot.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, TEST_MOMENT, type TestHouse } from '../../kit/web.js';

/** Where a ballot may go from each state, as the product states it. */
const ALLOWED: Readonly<Record<BallotState, readonly BallotState[]>> = {
  draft: ['scheduled', 'open', 'cancelled'],
  scheduled: ['draft', 'open', 'cancelled'],
  open: ['closed', 'cancelled'],
  closed: ['counted'],
  counted: ['published'],
  published: [],
  cancelled: [],
};

test('every move leads only where the product allows, and each name is one move', () => {
  for (const { from, to } of MOVES) {
    for (const state of from) expect(ALLOWED[state]).toContain(to);
  }
  expect(new Set(MOVES.map(({ name }) => name)).size).toBe(MOVES.length);
});

onEveryDatabase((open) => {
  let house: TestHouse;
  let lab: TestLab;
  beforeAll(async () => {
    house = await openTestHouse(open);
    lab = await makeLab(house.services);
  });
  afterAll(() => house.remove());
  beforeEach(() => house.clock.set(TEST_MOMENT));

  const run = (name: string, ballotId: string, revision: number | null = null) =>
    findMove(name)!.run(house.services.context, { ballotId, actor: lab.accountId, revision });
  const stateOf = async (id: string) => (await house.services.setUp.reread(id)).state;
  const actionsOf = async (subject: string) => {
    const rows = await house.services.context.storage.reader
      .selectFrom('audit_log')
      .select('action')
      .where('subject', '=', subject)
      .orderBy('sequence')
      .execute();
    return rows.map(({ action }) => action);
  };

  test('opening freezes the definition, fingerprints it and records both in the audit log', async () => {
    const draft = await makeReadyBallot(house.services, lab);
    expect(await run('open', draft.id, draft.revision)).toEqual({ ok: true, value: undefined });
    const opened = await house.services.setUp.reread(draft.id);
    expect(opened).toMatchObject({
      state: 'open',
      definition: draft.definition,
      fingerprint: fingerprintOf(definitionOf(draft)),
      opens_at: TEST_MOMENT,
      seed_phrase: draft.seed_phrase,
    });
    expect((await actionsOf(draft.id)).at(-1)).toBe('ballot-opened');
    const edit = { part: 'question', revision: opened.revision, change: <T>(whole: T) => whole };
    expect(await house.services.setUp.edit(draft.id, edit, lab.accountId)).toMatchObject({
      problem: { code: 'frozen' },
    });
  });

  test('a ballot that lacks something does not move, and the refusal says what', async () => {
    const draft = await makeDraft(house.services, lab);
    for (const name of ['open', 'schedule']) {
      const refused = await run(name, draft.id);
      expect(refused).toMatchObject({ ok: false, problem: { code: 'not-ready' } });
      expect(!refused.ok && refused.problem.sentence).toContain('at least two options');
    }
    expect(await stateOf(draft.id)).toBe('draft');
    expect(await actionsOf(draft.id)).toEqual(['ballot-created']);
  });

  test('what was confirmed is what is opened: a later edit refuses the move', async () => {
    const draft = await makeReadyBallot(house.services, lab);
    expect(await run('open', draft.id, draft.revision - 1)).toMatchObject({
      problem: { code: 'ballot-changed-since' },
    });
    expect(await stateOf(draft.id)).toBe('draft');
  });

  test('of two people who open at once one does, and it is recorded once', async () => {
    const draft = await makeReadyBallot(house.services, lab);
    const answers = await Promise.all([
      run('open', draft.id),
      run('open', draft.id),
      run('cancel', draft.id),
    ]);
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1);
    const actions = await actionsOf(draft.id);
    expect(actions.filter((action) => action === 'ballot-opened').length).toBeLessThanOrEqual(1);
    expect(actions).toHaveLength(2 + answers.filter(({ ok }) => ok).length);
  });

  test('an announced ballot is not edited, and can be taken back', async () => {
    const draft = await makeReadyBallot(house.services, lab);
    await run('schedule', draft.id);
    const announced = await house.services.setUp.reread(draft.id);
    expect(announced.state).toBe('scheduled');
    const edit = { part: 'question', revision: announced.revision, change: <T>(whole: T) => whole };
    expect(await house.services.setUp.edit(draft.id, edit, lab.accountId)).toMatchObject({
      problem: { code: 'announced' },
    });
    await run('unschedule', draft.id);
    expect(await stateOf(draft.id)).toBe('draft');
  });

  test('cancelling an open ballot destroys its papers', async () => {
    const { storage } = house.services.context;
    const ballot = await makeReadyBallot(house.services, lab);
    await run('open', ballot.id);
    const paper = { paper_key: 'a'.repeat(64), ballot_id: ballot.id, nonce: '0'.repeat(32), content: '{}' };
    await storage.writer.run((database) => database.insertInto('papers').values(paper).execute());
    expect(await run('cancel', ballot.id)).toEqual({ ok: true, value: undefined });
    expect(await stateOf(ballot.id)).toBe('cancelled');
    const left = await storage.reader
      .selectFrom('papers')
      .selectAll()
      .where('ballot_id', '=', ballot.id)
      .execute();
    expect(left).toEqual([]);
  });

  test('a ballot opened by hand can be closed by hand at once', async () => {
    const ballot = await makeReadyBallot(house.services, lab);
    await run('open', ballot.id);
    expect(await run('close', ballot.id)).toEqual({ ok: true, value: undefined });
    expect(await stateOf(ballot.id)).toBe('closed');
  });

  test('the clock opens and closes an announced ballot, once, on several servers', async () => {
    const ballot = await makeReadyBallot(house.services, lab);
    await run('schedule', ballot.id);
    const { context } = house.services;
    const everyServer = () => Promise.all([1, 2, 3].map(() => moveDueBallots(context)));
    house.clock.set(TEST_MOMENT + DAY - 1);
    await everyServer();
    expect(await stateOf(ballot.id)).toBe('scheduled');
    house.clock.set(TEST_MOMENT + DAY);
    const opened = await everyServer();
    expect(opened.map((moves) => moves.opened).reduce((a, b) => a + b)).toBe(1);
    expect(await house.services.setUp.reread(ballot.id)).toMatchObject({
      state: 'open',
      opens_at: TEST_MOMENT + DAY,
    });
    house.clock.set(TEST_MOMENT + 7 * DAY);
    await everyServer();
    expect(await stateOf(ballot.id)).toBe('closed');
    expect(await actionsOf(ballot.id)).toEqual([
      'ballot-created',
      'ballot-edited',
      'ballot-scheduled',
      'ballot-opened',
      'ballot-closed',
    ]);
  });

  test('the opening on record is when it really opened: early by hand now, late by hand as announced', async () => {
    const [early, late] = [
      await makeReadyBallot(house.services, lab),
      await makeReadyBallot(house.services, lab),
    ];
    for (const { id } of [early, late]) await run('schedule', id);
    await run('open', early.id);
    house.clock.set(TEST_MOMENT + DAY + 5);
    await run('open', late.id);
    expect((await house.services.setUp.reread(early.id)).opens_at).toBe(TEST_MOMENT);
    expect((await house.services.setUp.reread(late.id)).opens_at).toBe(TEST_MOMENT + DAY);
  });

  test('a ballot whose whole time went by unnoticed is not opened by the clock', async () => {
    const ballot = await makeReadyBallot(house.services, lab);
    await run('schedule', ballot.id);
    house.clock.set(TEST_MOMENT + 8 * DAY);
    await moveDueBallots(house.services.context);
    expect(await stateOf(ballot.id)).toBe('scheduled');
  });

  type Event = { move: string } | { wait: number };
  const anyEvent: fc.Arbitrary<Event> = fc.oneof(
    fc.record({ move: fc.constantFrom(...MOVES.map(({ name }) => name)) }),
    fc.record({ wait: fc.integer({ min: 0, max: 4 }) }),
  );

  test('no sequence of moves and days reaches a state that the one before does not allow', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { maxLength: 8 }), async (events) => {
        house.clock.set(TEST_MOMENT);
        const { id } = await makeReadyBallot(house.services, lab);
        let before = await stateOf(id);
        for (const event of events) {
          if ('wait' in event) {
            house.clock.set(house.clock.now() + event.wait * DAY);
            await moveDueBallots(house.services.context);
          } else {
            const allowed = findMove(event.move)!.from.includes(before);
            const answer = await run(event.move, id);
            if (!allowed) expect(answer).toMatchObject({ ok: false, problem: { code: 'wrong-state' } });
          }
          const after = await stateOf(id);
          expect(after === before || ALLOWED[before].includes(after)).toBe(true);
          before = after;
        }
      }),
      { numRuns: 40 },
    );
  });
});
