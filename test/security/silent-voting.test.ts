/** Promises 6 and 10 on the member's way: what is chosen, typed or kept secret is told to nobody, and nothing early. */
import type { BallotDefinition } from '../../src/services/ballots/definition.js';
import { everyRow } from '../kit/every-row.js';
import { type OpenBallot, openBallot } from '../kit/open-ballot.js';
import { onEveryDatabase } from '../kit/storages.js';
import { hiddenFields, memberAt, vote } from '../kit/voter.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

const WHY: BallotDefinition['companions'][number] = {
  type: 'long-text',
  name: 'why',
  label: { en: 'Why?' },
  hint: null,
  required: false,
  choices: [],
};

onEveryDatabase((open) => {
  let house: TestHouse;
  let opened: OpenBallot;
  let home: string;
  beforeEach(async () => {
    house = await openTestHouse(open);
    opened = await openBallot(house.services.context, 3, { companions: [WHY] });
    home = `/ballots/${opened.ballot.slug}`;
  });
  afterEach(() => house.remove());

  test('promise 6, silent logs: no code, receipt, choice or answer of a whole journey is in a log line or the audit log', async () => {
    const member = memberAt(house.app);
    await member.post('/vote', { code: 'CANARYTYPED' });
    await member.get('/v/CANARYLINK');
    const form = { 'rank[home]': '1', 'answer-why': 'CANARYANSWER' };
    await vote(member, opened.ballot.slug, opened.codes[0]!, form);
    const receipt = /canvass_receipt-[^=]*=([0-9A-Z]{32})\.(\w+)/.exec(member.cookie());
    await member.post(`${home}/check`, { receipt: 'CANARYRECEIPT' });
    await member.post(`${home}/check`, { receipt: receipt?.[1] ?? '' });
    const changed = await member.post(`${home}/change`, { receipt: receipt?.[1] ?? '' });
    const held = hiddenFields(changed.text, 'paper');
    await member.post(`${home}/vote`, { ...held, 'rank[home]': '9', 'answer-why': 'CANARYANSWER' });
    const { audit_log } = await everyRow(house.services.context.storage);
    const written = JSON.stringify(house.logged) + JSON.stringify(audit_log);
    const secrets = [opened.codes[0]!, receipt?.[1], receipt?.[2], 'CANARY', 'rank', '"home"'];
    for (const secret of secrets) expect(written).not.toContain(secret);
    expect(house.logged.length).toBeGreaterThan(8);
  });

  test('promise 6: the database holds neither the voting code nor the receipt code, and casting writes no audit row', async () => {
    const before = await everyRow(house.services.context.storage);
    const member = memberAt(house.app);
    await vote(member, opened.ballot.slug, opened.codes[0]!, { 'rank[home]': '1' });
    const receipt = /canvass_receipt-[^=]*=([0-9A-Z]{32})/.exec(member.cookie())?.[1] ?? '';
    const after = await everyRow(house.services.context.storage);
    expect(receipt).toHaveLength(32);
    for (const secret of [opened.codes[0]!, receipt]) {
      expect(JSON.stringify(after)).not.toContain(secret);
    }
    expect(after['audit_log']).toEqual(before['audit_log']);
    const touched = Object.keys(after).filter((table) => after[table]!.join() !== before[table]!.join());
    expect(touched.sort()).toEqual(['papers', 'roll_entries', 'turnout_hours']);
  });

  test('promise 10, no early results: while the ballot is open every member sees the same pages, however others voted', async () => {
    const watcher = memberAt(house.app);
    await watcher.get(`/v/${opened.codes[2]}`);
    const look = async () => {
      const pages = [`${home}/vote`, `${home}/check`, `${home}/change`];
      const texts = [];
      for (const page of pages) texts.push((await watcher.get(page)).text);
      return texts;
    };
    const before = await look();
    await vote(memberAt(house.app), opened.ballot.slug, opened.codes[0]!, { 'rank[home]': '1' });
    await vote(memberAt(house.app), opened.ballot.slug, opened.codes[1]!, { 'rank[harm]': '1' });
    expect(await look()).toEqual(before);
  });
});
