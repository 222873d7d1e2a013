/** What the public is shown of all labs: ballots that are open, coming up, or published. */

import { ballotsInStates } from '../../storage/ballot-list-store.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import type { LabRow } from '../../storage/lab-store.js';
import { labById } from '../../storage/lab-store.js';
import type { ServiceContext } from '../context.js';

/** A ballot with the lab it belongs to. */
export interface Notice {
  readonly ballot: BallotRow;
  readonly lab: LabRow;
}

export interface Notices {
  /** The one that closes first comes first. */
  readonly open: readonly Notice[];
  /** The one that opens first comes first. */
  readonly scheduled: readonly Notice[];
  /** The one that closed last comes first. */
  readonly published: readonly Notice[];
}

export interface NoticeService {
  all(): Promise<Notices>;
}

/** The public notices over these collaborators. */
export function noticeService(context: ServiceContext): NoticeService {
  const { reader } = context.storage;
  return {
    all: async () => {
      const ballots = await ballotsInStates(reader, ['open', 'scheduled', 'published']);
      const labIds = [...new Set(ballots.map(({ lab_id }) => lab_id))];
      const labs = await Promise.all(labIds.map((id) => labById(reader, id)));
      const notices = ballots.flatMap((ballot) => {
        const lab = labs.find(({ id }) => id === ballot.lab_id);
        return lab === undefined ? [] : [{ ballot, lab }];
      });
      const inState = (state: BallotRow['state']) => notices.filter(({ ballot }) => ballot.state === state);
      return {
        open: inState('open').reverse(),
        scheduled: inState('scheduled').sort((a, b) => (a.ballot.opens_at ?? 0) - (b.ballot.opens_at ?? 0)),
        published: inState('published'),
      };
    },
  };
}
