import { readCertificate } from '../../../src/services/ballots/certificate.js';
import { countBallot } from '../../../src/services/ballots/count.js';
import { publishBallot } from '../../../src/services/ballots/publish.js';
import { findAuditFault } from '../../../src/storage/audit-store.js';
import { ballotById } from '../../../src/storage/ballot-store.js';
import { findCount } from '../../../src/storage/count-store.js';
import { closedBallot, countedBallot } from '../../kit/counted-ballot.js';
import { openBallot } from '../../kit/open-ballot.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await openTestHouse(open);
  });
  afterEach(() => house.remove());

  const context = () => house.services.context;
  const certificateOf = async (ballotId: string) =>
    readCertificate((await findCount(context().storage.reader, ballotId, 'whole'))?.certificate ?? '');

  test('a count is certified from papers cast to winner, with the reason for each paper left out', async () => {
    const ballot = await countedBallot(house.services);
    const certificate = await certificateOf(ballot.id);
    expect(ballot.state).toBe('counted');
    expect(certificate?.papers).toEqual({
      cast: 40,
      valid: 40,
      counted: 39,
      leftOut: [{ reason: 'blank', papers: 1 }],
      depth: null,
      unique: 1,
    });
    expect(certificate?.definition).toBe(ballot.fingerprint);
    expect(certificate?.board.commitments).toBe(40);
    expect(certificate?.seedPhrase).toBe('a seed phrase');
    expect(certificate?.count.rounds.length).toBeGreaterThan(1);
    expect(certificate?.count.winners).toEqual(['Theme health']);
  });

  test('a paper that breaks the ballot’s rules is left out with its reason, not counted some other way', async () => {
    const certificate = await certificateOf(
      (
        await countedBallot(house.services, [
          { marks: [1, 1, null], answers: {} },
          { marks: [1, null], answers: {} },
          { marks: [1, 2, 3], answers: {} },
        ])
      ).id,
    );
    expect(certificate?.papers).toEqual({
      cast: 3,
      valid: 1,
      counted: 1,
      leftOut: [
        { reason: 'not-aligned', papers: 1 },
        { reason: 'rank-repeated', papers: 1 },
      ],
      depth: null,
      unique: 1,
    });
  });

  test('a ballot is counted once, only when closed, and published once, only when counted', async () => {
    const opened = await openBallot(context(), 3);
    expect(await countBallot(context(), opened.ballot.id, 'system')).toMatchObject({
      problem: { code: 'wrong-state' },
    });
    const ballot = await closedBallot(house.services);
    expect((await publishBallot(context(), ballot.id, 'system', 'whole')).ok).toBe(false);
    const answers = await Promise.all([1, 2, 3].map(() => countBallot(context(), ballot.id, 'system')));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const published = await Promise.all(
      [1, 2].map(() => publishBallot(context(), ballot.id, 'system', 'whole')),
    );
    expect(published.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await ballotById(context().storage.reader, ballot.id)).state).toBe('published');
  });

  test('promise 22: counting and publishing are in the audit log, whose chain holds', async () => {
    const ballot = await countedBallot(house.services);
    await publishBallot(context(), ballot.id, 'account-1', 'whole');
    const rows = await context()
      .storage.reader.selectFrom('audit_log')
      .selectAll()
      .orderBy('sequence')
      .execute();
    expect(rows.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'system ballot-closed',
      'system ballot-counted',
      'account-1 ballot-published',
    ]);
    expect(await findAuditFault(context().storage.reader)).toBeNull();
  });

  test('nothing is counted when the roll holds another number of marks than the box holds papers', async () => {
    const opened = await openBallot(context(), 3);
    await context().storage.writer.run(async (database) => {
      await database
        .insertInto('papers')
        .values({
          paper_key: 'a'.repeat(64),
          ballot_id: opened.ballot.id,
          nonce: '0'.repeat(32),
          content: '{"marks":[1,null,null],"answers":{}}',
        })
        .execute();
    });
    const { closeBallot } = await import('../../../src/services/ballots/close.js');
    await closeBallot(context(), opened.ballot.id, 'system');
    expect(await countBallot(context(), opened.ballot.id, 'system')).toMatchObject({
      problem: { code: 'papers-changed' },
    });
    expect(await findCount(context().storage.reader, opened.ballot.id, 'whole')).toBeUndefined();
  });
});
