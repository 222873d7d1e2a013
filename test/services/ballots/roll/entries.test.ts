import { codeHash } from '../../../../src/services/ballots/voting-code.js';
import type { BallotRow } from '../../../../src/storage/ballot-store.js';
import { draftBallot, must, openDraft } from '../../../kit/empty-roll.js';
import { onEveryDatabase } from '../../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../../kit/web.js';

const MEMBER = {
  email: 'Ann@Example.org',
  name: ' Ann  Example ',
  attributes: { country: 'Wales', role: '' },
};

onEveryDatabase((open) => {
  let house: TestHouse;
  let ballot: BallotRow;
  let id: string;
  beforeEach(async () => {
    house = await openTestHouse(open);
    const { context, roll } = house.services;
    ballot = await openDraft(context, await draftBallot(context));
    id = must(await roll.add(ballot, 'organiser', MEMBER)).id;
  });
  afterEach(() => house.remove());

  const roll = () => house.services.roll;
  const reader = () => house.services.context.storage.reader;
  const codeIn = (link: string) => link.split('/').at(-1)!;
  const linkNow = async () => {
    const { ballot_id, issue } = must(await roll().find(ballot, id));
    const { linkOf } = await import('../../../../src/services/ballots/roll/entries.js');
    return linkOf(house.services.context, { ballot_id, id, issue });
  };

  async function castWith(code: string) {
    const { voting } = house.services;
    const drawn = voting.drawReceipt(ballot.id, codeHash(code)!);
    return voting.cast({
      ballot,
      votingCode: code,
      paper: { marks: [1, null, null], answers: {} },
      ...drawn,
    });
  }

  test('one member is added, tidied, and not a second time', async () => {
    expect(must(await roll().find(ballot, id))).toMatchObject({
      email: 'ann@example.org',
      name: 'Ann Example',
      attributes: '{"country":"Wales"}',
    });
    expect(await roll().add(ballot, 'organiser', { ...MEMBER, email: 'ANN@example.org' })).toMatchObject({
      ok: false,
      problem: { fields: { email: expect.stringContaining('already') } },
    });
    expect(await roll().add(ballot, 'organiser', { ...MEMBER, email: 'ann' })).toMatchObject({
      ok: false,
      problem: { fields: { email: expect.any(String) } },
    });
  });

  test('a reissued link works, and the old one is dead and says so', async () => {
    const old = codeIn(await linkNow());
    const { link } = must(await roll().reissue(ballot, 'organiser', id, 1));
    expect(codeIn(link)).not.toBe(old);
    expect(await castWith(old)).toMatchObject({ ok: false });
    expect(await house.services.voting.admit(ballot, old)).toMatchObject({
      ok: false,
      problem: { code: 'link-replaced' },
    });
    expect(await castWith(codeIn(link))).toMatchObject({ ok: true });
    expect(await roll().reissue(ballot, 'organiser', id, 2)).toMatchObject({
      ok: false,
      problem: { code: 'already-voted' },
    });
  });

  test('a double click on reissue makes one new link', async () => {
    const both = await Promise.all([1, 2].map(() => roll().reissue(ballot, 'organiser', id, 1)));
    const links = both.map((outcome) => (outcome.ok ? outcome.value.link : outcome.problem.code));
    const settled = must(await roll().reissue(ballot, 'organiser', id, 1));
    expect(settled.entry.issue).toBe(2);
    expect(links.filter((link) => link !== 'busy').every((link) => link === settled.link)).toBe(true);
  });

  test('a withdrawn entry keeps its row, its link is dead, and adding it again gives it another link', async () => {
    const old = codeIn(await linkNow());
    must(await roll().withdraw(ballot, 'organiser', id));
    expect(await castWith(old)).toMatchObject({ ok: false, problem: { code: 'link-withdrawn' } });
    expect(must(await roll().find(ballot, id)).withdrawn).toBe(1);
    expect(await roll().reissue(ballot, 'organiser', id, 1)).toMatchObject({ ok: false });
    expect(must(await roll().add(ballot, 'organiser', MEMBER))).toEqual({ id, restored: true });
    expect(await castWith(old)).toMatchObject({ ok: false });
    expect(await castWith(codeIn(await linkNow()))).toMatchObject({ ok: true });
  });

  test('an entry that has voted cannot be withdrawn', async () => {
    must(await castWith(codeIn(await linkNow())));
    expect(await roll().withdraw(ballot, 'organiser', id)).toMatchObject({
      ok: false,
      problem: { code: 'already-voted' },
    });
    expect((await roll().list(ballot, 'ann', 1)).entries).toMatchObject([{ voted: true, withdrawn: false }]);
  });

  test('another ballot does not know the entry, and a closed one changes nobody', async () => {
    const other = await draftBallot(house.services.context);
    expect(await roll().find(other, id)).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    expect(await roll().withdraw(other, 'organiser', id)).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    });
    expect(await roll().reissue(other, 'organiser', id, 1)).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    });
    house.clock.set(ballot.closes_at!);
    expect(await roll().withdraw(ballot, 'organiser', id)).toMatchObject({
      ok: false,
      problem: { code: 'ballot-closed' },
    });
  });

  test('promise 6, silent logs: the audit log names entries by id and holds neither address, name nor code', async () => {
    const link = codeIn(await linkNow());
    const renewed = must(await roll().reissue(ballot, 'organiser', id, 1)).link;
    must(await roll().withdraw(ballot, 'organiser', id));
    const log = await reader().selectFrom('audit_log').selectAll().orderBy('sequence').execute();
    expect(log.map((line) => [line.action, line.subject])).toEqual([
      ['roll-entry-added', id],
      ['roll-link-reissued', id],
      ['roll-entry-withdrawn', id],
    ]);
    const text = JSON.stringify(log).toLowerCase();
    for (const secret of [link, codeIn(renewed), 'ann@example.org', 'ann example', codeHash(link)!])
      expect(text).not.toContain(secret.toLowerCase());
  });
});
