import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeHash } from '../../../src/services/ballots/voting-code.js';
import type { Services } from '../../../src/services/index.js';
import { ballotOccasion } from '../../../src/services/mail/occasions/index.js';
import { fixedClock } from '../../../src/shared/clock.js';
import { openStorage, type Storage } from '../../../src/storage/storage.js';
import { must } from '../../kit/empty-roll.js';
import { bodyOf, type MailServer, openMailServer } from '../../kit/mail-server.js';
import { mailingServices } from '../../kit/mail-services.js';
import { type OpenBallot, openBallot } from '../../kit/open-ballot.js';
import { onEveryDatabase, type TestStorage } from '../../kit/storages.js';

const MEMBERS = 40;
const MINUTE = 60_000;

onEveryDatabase((open) => {
  let opened: TestStorage;
  let secondStorage: Storage;
  let server: MailServer;
  let one: Services;
  let other: Services;
  let clock: ReturnType<typeof fixedClock>;
  let vote: OpenBallot;

  beforeEach(async () => {
    opened = await open();
    secondStorage = await openStorage(opened.url);
    server = await openMailServer();
    clock = fixedClock(Date.UTC(2027, 0, 3, 12));
    one = servicesOver(opened.storage, server.url);
    other = servicesOver(secondStorage, server.url);
    vote = await openBallot(one.context, MEMBERS);
  });
  afterEach(async () => {
    await Promise.all([one.mail.stop(), other.mail.stop()]);
    await server.close();
    await secondStorage.close();
    await opened.remove();
  });

  const servicesOver = (storage: Storage, smtpUrl: string | null, dataDir?: string) =>
    mailingServices(storage, clock, smtpUrl, dataDir);

  const send = async (services: Services, kind: 'invitation' | 'reminder', number = 0) =>
    services.mail.sendOff(ballotOccasion(vote.ballot), 'organiser', {
      kind,
      number,
      message: services.mail.defaultMessage(ballotOccasion(vote.ballot), kind),
    });
  const progress = async (mailing: string) =>
    must(await one.mail.show(ballotOccasion(vote.ballot), mailing)).progress;
  const outbox = () => opened.storage.reader.selectFrom('outbox').selectAll().execute();

  async function castBy(member: number): Promise<void> {
    const votingCode = vote.codes[member]!;
    const drawn = one.voting.drawReceipt(vote.ballot.id, codeHash(votingCode)!);
    const paper = { marks: [1, null, null], answers: {} };
    must(await one.voting.cast({ ballot: vote.ballot, votingCode, paper, ...drawn }));
  }

  test('send pressed in two tabs and on two servers is one mailing with one message for each member', async () => {
    const pressed = await Promise.all(
      [one, other, one, other].map((services) => send(services, 'invitation')),
    );
    const sent = pressed.map(must);
    expect(new Set(sent.map((outcome) => outcome.mailingId)).size).toBe(1);
    expect(sent.filter((outcome) => !outcome.repeated)).toHaveLength(1);
    expect(await outbox()).toHaveLength(MEMBERS);
  });

  test('two servers sending at once send every message once, with the link of its own member', async () => {
    must(await send(one, 'invitation'));
    const rounds = await Promise.all([one.mail.sendDue(), other.mail.sendDue(), other.mail.sendDue()]);
    expect(rounds.reduce((sum, round) => sum + round.attempted, 0)).toBe(MEMBERS);
    expect(new Set(server.received.map((mail) => mail.to)).size).toBe(MEMBERS);
    expect(server.received).toHaveLength(MEMBERS);
    for (const mail of server.received) {
      const member = Number(/member-(\d+)@/.exec(mail.to)![1]);
      expect(bodyOf(mail.raw)).toContain(`https://canvass.example/v/${vote.codes[member]}`);
    }
    expect(new Set(server.received.map((mail) => /^Message-ID: (.*)$/im.exec(mail.raw)![1])).size).toBe(
      MEMBERS,
    );
  });

  test('promise 6, silent logs: after sending, no code and no address is left in what mail stored', async () => {
    const { mailingId } = must(await send(one, 'invitation'));
    server.manners = (to) =>
      to.startsWith('member-1@') ? { at: 'recipient', reply: `550 <${to}> no such user` } : 'accept';
    await one.mail.sendDue();
    expect(await progress(mailingId)).toMatchObject({ sent: MEMBERS - 1, failed: 1 });
    const { reader } = opened.storage;
    const stored = [
      await reader.selectFrom('mailings').selectAll().execute(),
      await reader.selectFrom('outbox').selectAll().execute(),
      await reader.selectFrom('audit_log').selectAll().execute(),
      await reader.selectFrom('roll_entries').select(['id', 'name', 'attributes', 'code_hash']).execute(),
    ];
    const text = JSON.stringify(stored).toUpperCase();
    for (const code of vote.codes) expect(text).not.toContain(code);
    expect(JSON.stringify(stored.slice(0, 3))).not.toContain('@');
  });

  test('a second invitation reaches only members without one, and whoever failed', async () => {
    server.manners = (to) => (to.startsWith('member-1@') ? { at: 'recipient', reply: '550 no' } : 'accept');
    must(await send(one, 'invitation'));
    await one.mail.sendDue();
    must(
      await one.roll.add(vote.ballot, 'organiser', { email: 'new@example.org', name: 'New', attributes: {} }),
    );
    server.manners = () => 'accept';
    server.received.length = 0;
    expect(await one.mail.prospect(ballotOccasion(vote.ballot), 'invitation')).toEqual({
      number: 1,
      recipients: 2,
    });
    must(await send(one, 'invitation', 1));
    await one.mail.sendDue();
    expect(server.received.map((mail) => mail.to).sort()).toEqual([
      'member-1@example.org',
      'new@example.org',
    ]);
    expect(await send(one, 'invitation', 2)).toMatchObject({ ok: false, problem: { code: 'not-ready' } });
    expect(await send(one, 'invitation', 7)).toMatchObject({ ok: false, problem: { code: 'form-stale' } });
  });

  test('a member who was withdrawn and put back is invited again, once, with the link that works', async () => {
    must(await send(one, 'invitation'));
    await one.mail.sendDue();
    const { entries } = await one.roll.list(vote.ballot, 'member-7@', 1);
    const id = entries[0]!.id;
    must(await one.roll.withdraw(vote.ballot, 'organiser', id));
    expect(await one.mail.prospect(ballotOccasion(vote.ballot), 'invitation')).toMatchObject({
      recipients: 0,
    });
    const member = { email: 'member-7@example.org', name: 'Member 7', attributes: {} };
    expect(must(await one.roll.add(vote.ballot, 'organiser', member))).toEqual({ id, restored: true });
    expect(await one.mail.prospect(ballotOccasion(vote.ballot), 'invitation')).toEqual({
      number: 1,
      recipients: 1,
    });
    server.received.length = 0;
    must(await send(one, 'invitation', 1));
    expect(await one.mail.prospect(ballotOccasion(vote.ballot), 'invitation')).toMatchObject({
      recipients: 0,
    });
    await one.mail.sendDue();
    expect(server.received.map((mail) => mail.to)).toEqual(['member-7@example.org']);
    const code = /\/v\/([0-9A-Z]+)/.exec(bodyOf(server.received[0]!.raw))![1]!;
    expect(code).not.toBe(vote.codes[7]);
    expect(must(await one.voting.admit(vote.ballot, code))).toMatchObject({ voted: false });
    expect(await send(one, 'invitation', 2)).toMatchObject({ ok: false, problem: { code: 'not-ready' } });
  });

  test('who was put back before the invitation went, or was mailed the link since, is not invited twice', async () => {
    must(await send(one, 'invitation'));
    const { entries } = await one.roll.list(vote.ballot, 'member-8@', 1);
    must(await one.roll.withdraw(vote.ballot, 'organiser', entries[0]!.id));
    const member = { email: 'member-8@example.org', name: 'Member 8', attributes: {} };
    must(await one.roll.add(vote.ballot, 'organiser', member));
    await one.mail.sendDue();
    const { entry } = must(await one.roll.reissue(vote.ballot, 'organiser', entries[0]!.id, 2));
    must(await one.mail.sendReplacement(ballotOccasion(vote.ballot), 'organiser', entry));
    await one.mail.sendDue();
    expect(server.received.filter((mail) => mail.to.startsWith('member-8@'))).toHaveLength(2);
    expect(await one.mail.prospect(ballotOccasion(vote.ballot), 'invitation')).toMatchObject({
      recipients: 0,
    });
  });

  test('a reminder leaves alone who has voted, also since it was sent off, and who was withdrawn', async () => {
    await castBy(0);
    const { mailingId } = must(await send(one, 'reminder'));
    await castBy(1);
    const { entries } = await one.roll.list(vote.ballot, 'member-2@', 1);
    must(await one.roll.withdraw(vote.ballot, 'organiser', entries[0]!.id));
    await one.mail.sendDue();
    const addressed = server.received.map((mail) => mail.to);
    expect(addressed).toHaveLength(MEMBERS - 3);
    for (const member of [0, 1, 2]) expect(addressed).not.toContain(`member-${member}@example.org`);
    expect(await progress(mailingId)).toMatchObject({ sent: MEMBERS - 3, skipped: 2, waiting: 0 });
  });

  test('nothing is sent once the ballot is over', async () => {
    const { mailingId } = must(await send(one, 'invitation'));
    clock.set(vote.ballot.closes_at!);
    await one.mail.sendDue();
    expect(server.received).toEqual([]);
    expect(await progress(mailingId)).toMatchObject({ skipped: MEMBERS });
    expect(await send(one, 'reminder')).toMatchObject({ ok: false, problem: { code: 'ballot-closed' } });
  });

  test('what is refused for now is tried again later and later, and then counts as failed', async () => {
    server.manners = (to) =>
      to.startsWith('member-3@') ? { at: 'recipient', reply: '450 4.2.1 busy' } : 'accept';
    const { mailingId } = must(await send(one, 'invitation'));
    let attempts = 0;
    const waits: number[] = [];
    for (let passed = 0; passed <= 400; passed += 1) {
      const { attempted } = await one.mail.sendDue();
      if (attempted > 0) waits.push(passed);
      attempts += attempted;
      clock.set(clock.now() + MINUTE);
    }
    expect(attempts).toBe(MEMBERS - 1 + 6);
    expect(waits).toEqual([0, 1, 6, 21, 81, 321]);
    expect(await progress(mailingId)).toMatchObject({ sent: MEMBERS - 1, failed: 1 });
    const { troubles } = must(await one.mail.show(ballotOccasion(vote.ballot), mailingId));
    expect(troubles).toMatchObject([
      { email: 'member-3@example.org', state: 'failed', error: '450 4.2.1', attempts: 6 },
    ]);
  });

  test('a broken line after the message has gone over it is reported as perhaps sent and never sent again', async () => {
    server.manners = (to) => (to.startsWith('member-4@') ? { at: 'message', reply: 'hang up' } : 'accept');
    const { mailingId } = must(await send(one, 'invitation'));
    for (let passed = 0; passed < 3; passed += 1) {
      await one.mail.sendDue();
      clock.set(clock.now() + 60 * MINUTE);
    }
    expect(await progress(mailingId)).toMatchObject({ sent: MEMBERS - 1, 'perhaps-sent': 1 });
    expect(server.attempts.filter((to) => to.startsWith('member-4@'))).toHaveLength(1);
  });

  test('a message whose server died while sending is reported as perhaps sent and never sent again', async () => {
    const { mailingId } = must(await send(one, 'invitation'));
    const { claimDue } = await import('../../../src/storage/outbox-store.js');
    const now = clock.now();
    const claimed = await opened.storage.writer.run((database) => claimDue(database, now, now + 10 * MINUTE));
    expect(claimed).toMatchObject({ state: 'sending', attempts: 1 });
    await other.mail.sendDue();
    expect(await progress(mailingId)).toMatchObject({ sending: 1, sent: MEMBERS - 1 });
    clock.set(now + 10 * MINUTE + 1);
    await other.mail.sendDue();
    expect(await progress(mailingId)).toMatchObject({ sending: 0, sent: MEMBERS - 1, 'perhaps-sent': 1 });
    expect(server.received).toHaveLength(MEMBERS - 1);
  });

  test('while no mail server answers, a round gives up soon and loses nothing', async () => {
    await server.close();
    const { mailingId } = must(await send(one, 'invitation'));
    const round = await one.mail.sendDue();
    expect(round.unreachable).toBe(true);
    expect(round.attempted).toBeLessThan(MEMBERS);
    expect(await progress(mailingId)).toMatchObject({ waiting: MEMBERS });
    server = await openMailServer();
    const later = servicesOver(opened.storage, server.url);
    clock.set(clock.now() + 5 * MINUTE);
    await later.mail.sendDue();
    await later.mail.stop();
    expect(await progress(mailingId)).toMatchObject({ sent: MEMBERS });
  });

  test('a reissued link is mailed once, and the mail holds the new link alone', async () => {
    const { entries } = await one.roll.list(vote.ballot, 'member-5@', 1);
    const { entry, link } = must(await one.roll.reissue(vote.ballot, 'organiser', entries[0]!.id, 1));
    const sent = await Promise.all(
      [one, other].map((services) =>
        services.mail.sendReplacement(ballotOccasion(vote.ballot), 'organiser', entry),
      ),
    );
    expect(new Set(sent.map((outcome) => must(outcome).mailingId)).size).toBe(1);
    await one.mail.sendDue();
    expect(server.received).toHaveLength(1);
    expect(bodyOf(server.received[0]!.raw)).toContain(link);
    expect(bodyOf(server.received[0]!.raw)).not.toContain(vote.codes[5]);
  });

  test('without a mail server, messages are files that only their owner can read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'canvass-mail-'));
    const filing = servicesOver(opened.storage, null, folder);
    must(await send(filing, 'invitation'));
    await filing.mail.sendDue();
    const files = readdirSync(join(folder, 'mail'));
    expect(files).toHaveLength(MEMBERS);
    expect(statSync(join(folder, 'mail')).mode & 0o777).toBe(0o700);
    const texts = files.map((file) => {
      expect(statSync(join(folder, 'mail', file)).mode & 0o777).toBe(0o600);
      return bodyOf(readFileSync(join(folder, 'mail', file), 'utf8'));
    });
    for (const code of vote.codes) expect(texts.filter((text) => text.includes(code))).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });

  test('the round that a server runs sends what is put into the outbox, and stops when it is told to', async () => {
    const faults: unknown[] = [];
    one.mail.start((fault) => faults.push(fault));
    const { mailingId } = must(await send(one, 'invitation'));
    one.mail.wake();
    while ((await progress(mailingId)).sent < MEMBERS) await new Promise((resolve) => setImmediate(resolve));
    await one.mail.stop();
    expect(faults).toEqual([]);
    expect(server.received).toHaveLength(MEMBERS);
  });
});
