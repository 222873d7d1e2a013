/** Single entries of the roll: found, added, withdrawn, given a new link. */
import { present } from '../../../shared/assert.js';
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { appendAudit } from '../../../storage/audit-store.js';
import type { BallotRow } from '../../../storage/ballot-store.js';
import * as roll from '../../../storage/roll-store.js';
import type { Database } from '../../../storage/tables.js';
import type { ServiceContext } from '../../context.js';
import { votingCode, votingLink } from '../voting-code.js';
import { readAddress } from './address.js';
import { writeAttributes } from './attributes.js';
import { type NewMember, plainText } from './check-lines.js';
import { hashOfIssue, newEntry } from './new-entry.js';
import { rollProblemNow } from './roll-state.js';

/** A member as typed into the form. */
export interface TypedMember {
  readonly email: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** An entry that is on the roll now; `restored` when it had been withdrawn before. */
export interface Added {
  readonly id: string;
  readonly restored: boolean;
}

/** The roll as it was found inside the transaction, or why the change is not possible. */
type Judged<Answer> = (database: Database, now: number) => Promise<Result<Answer, Problem>>;

/** The entry, or `not-found`; another ballot's entry is nobody here. */
export async function findEntry(
  context: ServiceContext,
  ballot: BallotRow,
  id: string,
): Promise<Result<roll.RollEntryRow, Problem>> {
  const entry = await roll.findEntry(context.storage.reader, ballot.id, id);
  return entry === undefined ? refuse(problem('not-found')) : ok(entry);
}

/** Adds one member. One who was withdrawn is put back with a new link; one who is on the roll is refused. */
export async function addEntry(
  context: ServiceContext,
  ballot: BallotRow,
  actor: string,
  typed: TypedMember,
): Promise<Result<Added, Problem>> {
  const member = readMember(typed);
  if (!member.ok) return member;
  const entry = newEntry(context, ballot.id, member.value);
  return changeRoll<Added>(context, ballot, async (database, now) => {
    const line = { at: now, actor, labId: ballot.lab_id, details: { ballot: ballot.id } };
    if ((await roll.addEntries(database, [entry])) === 1) {
      await appendAudit(database, { ...line, action: 'roll-entry-added', subject: entry.id });
      return ok({ id: entry.id, restored: false });
    }
    const known = present(
      await roll.findEntryByEmail(database, ballot.id, entry.email),
      'an address that conflicts is on the roll',
    );
    if (known.withdrawn === 0) return refuseField('email', 'This address is on the roll already.');
    if (!(await roll.replaceCode(database, known, nextHash(context, known)))) return refuse(problem('busy'));
    await appendAudit(database, { ...line, action: 'roll-entry-restored', subject: known.id });
    return ok({ id: known.id, restored: true });
  });
}

function readMember(typed: TypedMember): Result<NewMember, Problem> {
  const email = readAddress(typed.email);
  const name = plainText(typed.name);
  const attributes = Object.entries(typed.attributes).map(([key, value]) => [key, plainText(value)] as const);
  const fields: Record<string, string> = {};
  if (typed.email.trim() === '') fields['email'] = 'Enter the member’s e-mail address.';
  else if (email === null) fields['email'] = 'Enter an e-mail address such as name@example.org.';
  if (name.length > 200) fields['name'] = 'Enter a name of at most 200 characters.';
  attributes.forEach(([, value], place) => {
    if (value.length > 200) fields[`attribute-${place}`] = 'Enter at most 200 characters.';
  });
  if (email === null || Object.keys(fields).length > 0) return refuse(problem('form-invalid', { fields }));
  return ok({ email, name, attributes: writeAttributes([...attributes]) });
}

function refuseField(name: string, sentence: string): { readonly ok: false; readonly problem: Problem } {
  return refuse(problem('form-invalid', { fields: { [name]: sentence } }));
}

/** Withdraws an entry: it stays on record, its link is dead. Not possible once it has voted. */
export async function withdrawEntry(
  context: ServiceContext,
  ballot: BallotRow,
  actor: string,
  id: string,
): Promise<Result<void, Problem>> {
  return changeRoll(context, ballot, async (database, now) => {
    if (await roll.withdrawEntry(database, ballot.id, id)) {
      const details = { ballot: ballot.id };
      const action = 'roll-entry-withdrawn';
      await appendAudit(database, { at: now, actor, action, subject: id, labId: ballot.lab_id, details });
      return ok(undefined);
    }
    const entry = await roll.findEntry(database, ballot.id, id);
    if (entry === undefined) return refuse(problem('not-found'));
    return entry.voted === 1 ? refuse(problem('already-voted')) : ok(undefined);
  });
}

/** A link that has just replaced another one. */
export interface Reissued {
  readonly entry: roll.RollEntryRow;
  readonly link: string;
}

/**
 * Gives an entry a new link in place of number `issue`; the old one is dead from then on. Asked again for the
 * same number (a double click), it answers with the same new link. Not possible once the entry has voted.
 */
export async function reissueLink(
  context: ServiceContext,
  ballot: BallotRow,
  actor: string,
  id: string,
  issue: number,
): Promise<Result<Reissued, Problem>> {
  return changeRoll(context, ballot, async (database, now) => {
    const entry = await roll.findEntry(database, ballot.id, id);
    if (entry === undefined) return refuse(problem('not-found'));
    if (entry.voted === 1) return refuse(problem('already-voted'));
    if (entry.withdrawn === 1) return refuse(problem('link-withdrawn'));
    if (entry.issue === issue + 1) return ok({ entry, link: linkOf(context, entry) });
    if (entry.issue !== issue) return refuse(problem('form-stale'));
    if (!(await roll.replaceCode(database, entry, nextHash(context, entry)))) return refuse(problem('busy'));
    const renewed = { ...entry, issue: issue + 1 };
    const details = { ballot: ballot.id, issue: renewed.issue };
    const action = 'roll-link-reissued';
    await appendAudit(database, { at: now, actor, action, subject: id, labId: ballot.lab_id, details });
    return ok({ entry: renewed, link: linkOf(context, renewed) });
  });
}

function nextHash(context: ServiceContext, entry: roll.RollEntryRow): string {
  return hashOfIssue(context, entry.ballot_id, entry.id, entry.issue + 1);
}

/** The entry's voting link as it is now. */
export function linkOf(
  context: ServiceContext,
  entry: Pick<roll.RollEntryRow, 'ballot_id' | 'id' | 'issue'>,
): string {
  const code = votingCode(context.secretKey, entry.ballot_id, entry.id, entry.issue);
  return votingLink(context.config.baseUrl, code);
}

async function changeRoll<Answer>(
  context: ServiceContext,
  ballot: BallotRow,
  change: Judged<Answer>,
): Promise<Result<Answer, Problem>> {
  const now = context.clock.now();
  return context.storage.writer.run(async (database) => {
    const closed = await rollProblemNow(database, ballot.id, now);
    return closed === null ? change(database, now) : refuse(closed);
  });
}
