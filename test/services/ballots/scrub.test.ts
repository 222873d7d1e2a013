import { readFileSync, statSync } from 'node:fs';
import { closeBallot } from '../../../src/services/ballots/close.js';
import { paperKeyOf } from '../../../src/services/ballots/receipt-code.js';
import { codeHash } from '../../../src/services/ballots/voting-code.js';
import { present } from '../../../src/shared/assert.js';
import { COMPANIONS } from '../../kit/counted-ballot.js';
import { type OpenBallot, openBallot } from '../../kit/open-ballot.js';
import { sqliteForTest, type TestStorage } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const MEMBERS = 120;
const PAGE = 4096;
const canary = (member: number) => `canary-${String(member).padStart(3, '0')}`;

describe('what closing leaves in the bytes of a SQLite file', () => {
  let opened: TestStorage;
  let house: TestHouse;
  let ballot: OpenBallot;
  /** Paper keys by member, in the order of casting. */
  let keys: string[];
  beforeEach(async () => {
    opened = await sqliteForTest();
    house = await openTestHouse(async () => opened);
    ballot = await openBallot(house.services.context, MEMBERS, { companions: COMPANIONS });
    keys = [];
    for (let member = 0; member < MEMBERS; member += 1) keys.push(await castBy(member));
  });
  afterEach(() => house.remove());

  const file = () => opened.url.slice('sqlite:'.length);
  const log = () => readFileSync(`${file()}-wal`);

  async function castBy(member: number): Promise<string> {
    const { voting } = house.services;
    const votingCode = ballot.codes[member]!;
    const drawn = voting.drawReceipt(ballot.ballot.id, codeHash(votingCode)!);
    const answers = { role: null, country: null, why: canary(member) };
    const paper = { marks: [1, null, null], answers };
    expect((await voting.cast({ ballot: ballot.ballot, votingCode, paper, ...drawn })).ok).toBe(true);
    return paperKeyOf(drawn.receiptCode);
  }

  /** Members by where their words stand in these bytes; one that stands there twice is named twice. */
  function membersIn(bytes: Buffer): { readonly member: number; readonly page: number }[] {
    const text = bytes.toString('latin1');
    return [...text.matchAll(/canary-(\d{3})/g)].map(({ 1: digits, index }) => ({
      member: Number(digits),
      page: Math.floor(index / PAGE),
    }));
  }

  /** Which part of neighbours on one page are neighbours in the order of casting, or of the random keys. */
  const inCastOrder = (places: ReturnType<typeof membersIn>) => neighbours(places, (member) => member);
  const inKeyOrder = (places: ReturnType<typeof membersIn>) => {
    const rank = new Map([...keys].sort().map((key, place) => [key, place]));
    return neighbours(places, (member) => present(rank.get(keys[member]!), 'every member has a key'));
  };
  function neighbours(places: ReturnType<typeof membersIn>, place: (member: number) => number): number {
    const steps = places.slice(1).map((one, at) => {
      const before = places[at]!;
      return one.page === before.page ? Math.abs(place(one.member) - place(before.member)) : null;
    });
    const within = steps.filter((step) => step !== null);
    return within.filter((step) => step === 1).length / within.length;
  }

  test('while a ballot is open, the write-ahead log does tell the order of casting, which is why it has to go', () => {
    const seen = [...new Set(membersIn(log()).map(({ member }) => member))];
    expect(seen).toEqual(keys.map((_, member) => member));
  });

  test('promise 5, mixed at close: the write-ahead log is emptied, and every paper stands once, in the order of its random key', async () => {
    const { context } = house.services;
    const sizes: number[] = [];
    const scrub = async () => {
      await context.storage.scrub();
      sizes.push(statSync(`${file()}-wal`).size);
    };
    const closed = await closeBallot(
      { ...context, storage: { ...context.storage, scrub } },
      ballot.ballot.id,
      'system',
    );
    expect(closed.ok).toBe(true);
    expect(sizes).toEqual([0]);
    const places = membersIn(readFileSync(file()));
    expect(places.map(({ member }) => member).sort((a, b) => a - b)).toEqual(keys.map((_, member) => member));
    // Where a page was full, SQLite began another one in the middle; by chance one step in sixty follows casting.
    expect(inKeyOrder(places)).toBeGreaterThan(0.8);
    expect(inCastOrder(places)).toBeLessThan(0.15);
    // What is logged since is that nothing is owed any more.
    expect(membersIn(log())).toEqual([]);
    for (const key of keys) expect(log().includes(key)).toBe(false);
  });
});
