/** Papers, marks on the roll and the hour's counter: what a cast vote leaves behind, as stored. */
import type { Selectable } from 'kysely';
import { present } from '../shared/assert.js';
import { prepared } from './prepared.js';
import type { BallotState, BoardsTable, Database, PapersTable } from './tables.js';

export type PaperRow = Selectable<PapersTable>;

/** One voter as the roll knows them by their code. */
export interface VoterRow {
  readonly ballot_id: string;
  readonly voted: number;
  readonly withdrawn: number;
}

/** The roll entry that this voting code belongs to. */
export async function findVoter(database: Database, codeHash: string): Promise<VoterRow | undefined> {
  return database
    .selectFrom('roll_entries')
    .select(['ballot_id', 'voted', 'withdrawn'])
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
}

/** The ballot for which this code was valid before its link was replaced. */
export async function findReplacedCode(database: Database, codeHash: string): Promise<string | undefined> {
  const row = await database
    .selectFrom('replaced_codes')
    .select('ballot_id')
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  return row?.ballot_id;
}

const selectMoment = prepared(['ballotId'], (database, { ballotId }: { ballotId: string }) =>
  database.selectFrom('ballots').select(['state', 'closes_at']).where('id', '=', ballotId),
);

/** State and closing moment of a ballot, read again inside the transaction that depends on them. */
export async function ballotMoment(
  database: Database,
  ballotId: string,
): Promise<{ state: BallotState; closes_at: number | null }> {
  const { rows } = await selectMoment(database, { ballotId });
  return present(rows[0], 'a ballot that papers are cast in is stored');
}

const updateMark = prepared(
  ['ballotId', 'codeHash'],
  (database, { ballotId, codeHash }: { ballotId: string; codeHash: string }) =>
    database
      .updateTable('roll_entries')
      .set({ voted: 1 })
      .where('code_hash', '=', codeHash)
      .where('ballot_id', '=', ballotId)
      .where('voted', '=', 0)
      .where('withdrawn', '=', 0),
);

/** Marks the voter on the roll; false when the entry is unknown, withdrawn or marked already. */
export async function markVoted(database: Database, ballotId: string, codeHash: string): Promise<boolean> {
  const { numAffectedRows } = await updateMark(database, { ballotId, codeHash });
  return numAffectedRows === 1n;
}

const insertOnePaper = prepared(
  ['paper_key', 'ballot_id', 'nonce', 'content'],
  (database, paper: { paper_key: string; ballot_id: string; nonce: string; content: string }) =>
    database.insertInto('papers').values(paper),
);

/** Puts one paper in the box. */
export async function insertPaper(database: Database, paper: PaperRow): Promise<void> {
  await insertOnePaper(database, paper);
}

/** The paper under this key in this ballot. */
export async function findPaper(
  database: Database,
  ballotId: string,
  paperKey: string,
): Promise<PaperRow | undefined> {
  return database
    .selectFrom('papers')
    .selectAll()
    .where('paper_key', '=', paperKey)
    .where('ballot_id', '=', ballotId)
    .executeTakeFirst();
}

/** Replaces a paper's content if it is still the one with `oldNonce`; false when it is not. */
export async function replacePaper(database: Database, paper: PaperRow, oldNonce: string): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('papers')
    .set({ nonce: paper.nonce, content: paper.content })
    .where('paper_key', '=', paper.paper_key)
    .where('ballot_id', '=', paper.ballot_id)
    .where('nonce', '=', oldNonce)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

const addToHour = prepared(
  ['ballotId', 'hour', 'shard'],
  (database, { ballotId, hour, shard }: { ballotId: string; hour: number; shard: number }) =>
    database
      .insertInto('turnout_hours')
      .values({ ballot_id: ballotId, hour, shard, papers: 1 })
      .onConflict((conflict) =>
        conflict
          .columns(['ballot_id', 'hour', 'shard'])
          .doUpdateSet((row) => ({ papers: row('turnout_hours.papers', '+', 1) })),
      ),
);

/** Adds one paper to the counter of its hour. */
export async function countTurnout(
  database: Database,
  ballotId: string,
  hour: number,
  shard: number,
): Promise<void> {
  await addToHour(database, { ballotId, hour, shard });
}

/** All papers of a ballot in the order of their random keys. */
export async function allPapers(database: Database, ballotId: string): Promise<PaperRow[]> {
  return database
    .selectFrom('papers')
    .selectAll()
    .where('ballot_id', '=', ballotId)
    .orderBy('paper_key')
    .execute();
}

/** The next papers of a ballot, at most `limit`, whose keys come after `key` (empty to begin with), in the order of their keys. */
export async function papersAfter(
  database: Database,
  ballotId: string,
  key: string,
  limit: number,
): Promise<PaperRow[]> {
  return database
    .selectFrom('papers')
    .selectAll()
    .where('ballot_id', '=', ballotId)
    .where('paper_key', '>', key)
    .orderBy('paper_key')
    .limit(limit)
    .execute();
}

/** Rows for one insert statement: SQLite binds at most 32,766 values, PostgreSQL 65,535. */
const ROWS_PER_INSERT = 1000;

/**
 * Takes all papers of a ballot out and puts them back in the order of their random keys, as one transaction's
 * rows, so that no stored order or transaction number remembers who cast when.
 */
export async function rewritePapers(database: Database, ballotId: string): Promise<PaperRow[]> {
  const papers = await allPapers(database, ballotId);
  await database.deleteFrom('papers').where('ballot_id', '=', ballotId).execute();
  for (let start = 0; start < papers.length; start += ROWS_PER_INSERT) {
    await database
      .insertInto('papers')
      .values(papers.slice(start, start + ROWS_PER_INSERT))
      .execute();
  }
  return papers;
}

/** Stores the board; a ballot has one, once. */
export async function insertBoard(database: Database, board: Selectable<BoardsTable>): Promise<void> {
  await database.insertInto('boards').values(board).execute();
}

/** The board of a closed ballot. */
export async function findBoard(
  database: Database,
  ballotId: string,
): Promise<Selectable<BoardsTable> | undefined> {
  return database.selectFrom('boards').selectAll().where('ballot_id', '=', ballotId).executeTakeFirst();
}
