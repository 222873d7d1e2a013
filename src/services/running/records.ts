/** What lies in the database: its schema and settings, the audit chain, and marks, papers and boards that must agree. */
import { merkleRoot } from '../../shared/merkle.js';
import { findAuditFault } from '../../storage/audit-store.js';
import { type BallotExamination, examineBallots } from '../../storage/examination-store.js';
import { allPapers, findBoard } from '../../storage/paper-store.js';
import type { Storage } from '../../storage/storage.js';
import type { Database } from '../../storage/tables.js';
import { commitmentOf } from '../ballots/paper-content.js';
import { readBoard } from '../ballots/receipt.js';
import { type Finding, fineUnless } from './finding.js';

/** Everything that can be told about the records; a schema that is not this version's is told alone. */
export async function examineRecords(storage: Storage): Promise<Finding[]> {
  const schema = await examineSchema(storage);
  if (schema.some(({ verdict }) => verdict !== 'fine')) return schema;
  const fault = await findAuditFault(storage.reader);
  return [
    ...schema,
    ...fineUnless('The database keeps its safe settings and is in order', await storage.examine()),
    ...fineUnless(
      'The audit log is whole: no line was changed, taken out or cut off',
      fault === null ? [] : [`The audit log cannot be trusted: ${fault}`],
    ),
    ...(await examineAllBallots(storage.reader)),
  ];
}

async function examineSchema(storage: Storage): Promise<Finding[]> {
  const { missing, unknown } = await storage.schema();
  const faults = [
    ...(missing.length > 0 ? [`The database lacks ${missing.join(', ')}: run "canvass migrate"`] : []),
    ...(unknown.length > 0
      ? [`A newer version of Canvass has changed the database (${unknown.join(', ')}): use that version`]
      : []),
  ];
  return fineUnless('The database has the schema of this version', faults);
}

async function examineAllBallots(database: Database): Promise<Finding[]> {
  const ballots = await examineBallots(database);
  const faults: string[] = [];
  for (const ballot of ballots) faults.push(...(await faultsOf(database, ballot)));
  return fineUnless(
    `In each of ${ballots.length} ballots, marks on the roll, papers, turnout and board agree`,
    faults,
  );
}

async function faultsOf(database: Database, ballot: BallotExamination): Promise<string[]> {
  const { slug, marks, papers, turnout } = ballot;
  const faults: string[] = [];
  if (marks !== papers) faults.push(`Ballot ${slug} has ${marks} marks on its roll, but ${papers} papers`);
  if (turnout !== papers) faults.push(`Ballot ${slug} has ${papers} papers, but its counters say ${turnout}`);
  const board = await findBoard(database, ballot.id);
  if (board === undefined) return faults;
  const onBoard = readBoard(board.commitments);
  const stored = (await allPapers(database, ballot.id)).map(commitmentOf).sort();
  if (merkleRoot(onBoard) !== board.root)
    faults.push(`Ballot ${slug} has a board that its root does not fit`);
  if (stored.join() !== onBoard.join())
    faults.push(`Ballot ${slug} has papers that its board does not commit to`);
  return faults;
}
