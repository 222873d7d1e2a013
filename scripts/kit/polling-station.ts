/** A ballot with a synthetic roll, opened straight in storage, and the very requests that members' browsers would send. */

import { drawReceiptCode, paperKeyOf, sealReceiptCode } from '../../src/services/ballots/receipt-code.js';
import { codeHash } from '../../src/services/ballots/voting-code.js';
import type { ServiceContext } from '../../src/services/context.js';
import { present } from '../../src/shared/assert.js';
import { systemRandomness } from '../../src/shared/random.js';
import { openBallot } from '../../test/kit/open-ballot.js';
import type { FilledForm } from './browsers.js';
import type { Settings } from './canvass-process.js';
import { openContext, SECRET_KEY } from './context.js';

/** One filled-in and checked form of a member. */
export interface CastForm extends FilledForm {
  /** Whose form it is, from 0. */
  readonly member: number;
  /** The key under which the paper must be found once the form was acknowledged. */
  readonly paperKey: string;
}

export interface PollingStation {
  readonly slug: string;
  readonly ballotId: string;
  readonly members: number;
  /** What servers over this ballot must be started with. */
  readonly settings: Settings;
  readonly context: ServiceContext;
  /** A form of this member, with a receipt code of its own, as if filled in on one more device. */
  newForm(member: number): CastForm;
  close(): Promise<void>;
}

/** Opens the database at `databaseUrl` (migrating it) and in it a ballot with so many members, open for a week. */
export async function openPollingStation(
  databaseUrl: string,
  dataDir: string,
  members: number,
): Promise<PollingStation> {
  const { context, settings, close } = await openContext(databaseUrl, dataDir);
  const { ballot, codes } = await openBallot(context, members);
  return {
    slug: ballot.slug,
    ballotId: ballot.id,
    members,
    settings,
    context,
    newForm: (member) =>
      fillIn(ballot.slug, ballot.id, member, present(codes[member], 'the member is on the roll')),
    close,
  };
}

function fillIn(slug: string, ballotId: string, member: number, votingCode: string): CastForm {
  const receipt = drawReceiptCode(systemRandomness);
  const hash = present(codeHash(votingCode), 'a voting code of ours is one');
  const fields = {
    'rank[health]': String((member % 3) + 1),
    'rank[home]': String(((member + 1) % 3) + 1),
    'rank[harm]': String(((member + 2) % 3) + 1),
    receipt,
    seal: sealReceiptCode(SECRET_KEY, ballotId, hash, receipt),
  };
  return {
    member,
    path: `/ballots/${slug}/vote/cast`,
    cookie: `canvass_vote-${slug}=${votingCode}`,
    body: new URLSearchParams(fields).toString(),
    paperKey: paperKeyOf(receipt),
  };
}
