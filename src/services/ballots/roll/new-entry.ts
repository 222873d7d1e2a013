/** A roll entry as it enters the roll: a random id, and of its voting code only the hash. */
import { present } from '../../../shared/assert.js';
import { newId } from '../../../shared/ids.js';
import type { RollEntryRow } from '../../../storage/roll-store.js';
import type { ServiceContext } from '../../context.js';
import { codeHash, votingCode } from '../voting-code.js';
import type { NewMember } from './check-lines.js';

/** The row of a member who has just been put on the roll. */
export function newEntry(context: ServiceContext, ballotId: string, member: NewMember): RollEntryRow {
  const id = newId(context.randomness);
  return {
    id,
    ballot_id: ballotId,
    email: member.email,
    name: member.name,
    attributes: member.attributes,
    issue: 1,
    code_hash: hashOfIssue(context, ballotId, id, 1),
    voted: 0,
    withdrawn: 0,
  };
}

/** What the database holds of the entry's code of this issue. */
export function hashOfIssue(
  context: ServiceContext,
  ballotId: string,
  entryId: string,
  issue: number,
): string {
  return present(
    codeHash(votingCode(context.secretKey, ballotId, entryId, issue)),
    'a voting code of ours can be read',
  );
}
