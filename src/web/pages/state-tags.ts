/** How a ballot's state is called in an organiser's lists. */
import type { BallotState } from '../../storage/tables.js';
import type { Tag } from './tag.js';

/** How each state is called in an organiser's lists. */
export const STATE_TAGS: Readonly<Record<BallotState, Tag>> = {
  draft: { text: 'Draft', tone: 'needs-you' },
  scheduled: { text: 'Announced', tone: 'good' },
  open: { text: 'Open', tone: 'good' },
  closed: { text: 'Closed', tone: 'needs-you' },
  counted: { text: 'Counted', tone: 'needs-you' },
  published: { text: 'Published', tone: 'good' },
  cancelled: { text: 'Cancelled', tone: 'plain' },
};
