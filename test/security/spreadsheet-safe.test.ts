import { parse } from 'csv-parse/sync';
import request from 'supertest';
import { countBallot } from '../../src/services/ballots/count.js';
import type { BallotDefinition } from '../../src/services/ballots/definition.js';
import { publishBallot } from '../../src/services/ballots/publish.js';
import { writeAttributes } from '../../src/services/ballots/roll/attributes.js';
import { type BallotRow, ballotById } from '../../src/storage/ballot-store.js';
import { COMPANIONS, closedBallot } from '../kit/counted-ballot.js';
import { giveRole, makeAccount, signIn } from '../kit/people.js';
import { onEveryDatabase } from '../kit/storages.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

/** Every beginning that promise 16 names, and two that hide it. */
const BEGINNINGS = ['=', '+', '-', '@', '\t', '\r', ' =', "'="];
const HOSTILE = BEGINNINGS.map((beginning, place) => `${beginning}cmd|'/c calc'!A${place}`);
/** What a spreadsheet program could run, once it has put the quotes of CSV away. */
const RUNS = /^\s*[=+\-@]|^[\t\r\n]/;

const OPTIONS: BallotDefinition['options'] = HOSTILE.map((title, place) => ({
  id: `option-${place}`,
  title: { en: title },
  description: { en: '' },
  link: null,
  image: null,
}));

const ROLE_AND_WHY: BallotDefinition['companions'] = COMPANIONS.map((question) => ({
  ...question,
  label: { en: `=${question.label.en}` },
  choices: question.choices.map((choice) => ({ ...choice, label: { en: `@${choice.label.en}` } })),
}));

/** Each option first on as many papers, which say why in words that begin like formulas. */
const PAPERS = HOSTILE.flatMap((why, first) =>
  Array.from({ length: 6 }, () => ({
    marks: HOSTILE.map((_, option) => (option === first ? 1 : null)),
    answers: { role: 'carer', country: 'wales', why },
  })),
);

onEveryDatabase((open) => {
  let house: TestHouse;
  let ballot: BallotRow;
  beforeAll(async () => {
    house = await openTestHouse(open);
    const { context } = house.services;
    const closed = await closedBallot(house.services, PAPERS, {
      options: OPTIONS,
      companions: ROLE_AND_WHY,
    });
    await nameGroups(closed.id);
    expect((await countBallot(context, closed.id, 'system')).ok).toBe(true);
    expect((await publishBallot(context, closed.id, 'system', 'whole')).ok).toBe(true);
    ballot = await ballotById(context.storage.reader, closed.id);
  });
  afterAll(() => house.remove());

  /** Half of the roll is one group of each attribute, half another; names of attributes and groups are hostile. */
  async function nameGroups(ballotId: string): Promise<void> {
    const { reader, writer } = house.services.context.storage;
    const entries = await reader
      .selectFrom('roll_entries')
      .select('id')
      .where('ballot_id', '=', ballotId)
      .execute();
    await writer.run(async (database) => {
      for (const [place, { id }] of entries.entries()) {
        const attributes = writeAttributes(HOSTILE.map((name) => [name, `${name}${place % 2}`]));
        await database.updateTable('roll_entries').set({ attributes }).where('id', '=', id).execute();
      }
    });
  }

  async function rowsOf(name: string): Promise<string[][]> {
    const account = await makeAccount(house, `Reader of ${name}`);
    await giveRole(house, ballot.lab_id, account, 'analyst');
    const analyst = await signIn(house, account);
    const answer = await analyst.get(`/ballots/${ballot.slug}/${name}`).expect(200);
    return parse(answer.text) as string[][];
  }

  test.each(['papers.csv', 'turnout.csv', 'comments.csv'])(
    'promise 16, spreadsheet-safe exports: no header and no cell of %s can be run',
    async (name) => {
      const rows = await rowsOf(name);
      expect(rows.length).toBeGreaterThan(6);
      expect(rows.flat().filter((cell) => RUNS.test(cell))).toEqual([]);
    },
  );

  test('promise 16: options head the columns of papers.csv with an apostrophe before them, and none is lost', async () => {
    const [header] = await rowsOf('papers.csv');
    expect(header?.slice(2)).toEqual([
      ...[0, 1, 2, 3].map((place) => `'${HOSTILE[place]}`),
      // The definition takes no blanks around a title.
      ...["cmd|'/c calc'!A4", "cmd|'/c calc'!A5", "'=cmd|'/c calc'!A6", "''=cmd|'/c calc'!A7"],
    ]);
  });

  test('promise 16: attributes and groups of turnout.csv stand there in full, with an apostrophe before them', async () => {
    const rows = (await rowsOf('turnout.csv')).slice(2);
    expect([...new Set(rows.map(([attribute]) => attribute))].sort()).toEqual(
      HOSTILE.map((name) => `'${name}`).sort(),
    );
    expect(rows.every(([attribute, group]) => group?.startsWith(String(attribute)))).toBe(true);
  });

  test('promise 16: only JSON holds the texts as they were written', async () => {
    const answer = await request(house.app).get(`/ballots/${ballot.slug}/result.json`).expect(200);
    expect(answer.text).toContain(JSON.stringify(HOSTILE[0]));
    expect(answer.text).not.toContain(JSON.stringify(`'${HOSTILE[0]}`));
  });
});
