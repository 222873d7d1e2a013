/** What all of an organiser's pages share: where they stand, and the words for a ballot's state. */
import type { BallotDefinition } from '../../services/ballots/definition.js';
import type { BallotState } from '../../storage/tables.js';
import type { PageFrame, PageLink } from '../render.js';
import type { BallotVisit, LabVisit } from '../visit.js';

/** A word and its tone, for `partials/tag`. */
export interface Tag {
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'needs-you' | 'warning';
}

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

type Frame = Pick<PageFrame, 'area' | 'synthetic' | 'breadcrumbs' | 'backLink'>;

const LABS: PageLink = { text: 'Labs', href: '/manage' };

/** The surroundings of a lab's own page. */
export function labFrame({ lab }: Pick<LabVisit, 'lab'>): Frame {
  return { area: 'organiser', synthetic: lab.synthetic === 1, breadcrumbs: [LABS] };
}

/** The surroundings of a page below a lab. */
export function belowLabFrame({ lab }: Pick<LabVisit, 'lab'>): Frame {
  const above = { text: shortened(lab.title), href: `/manage/labs/${lab.slug}` };
  return { area: 'organiser', synthetic: lab.synthetic === 1, breadcrumbs: [LABS, above] };
}

/** A title short enough to stand in a line of links, cut between words. */
function shortened(title: string): string {
  const cut = title.slice(0, 45);
  return cut === title ? title : `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 20))}…`;
}

/** The surroundings of a page below a ballot: back to its home, its question as the caption. */
export function belowBallotFrame(
  { lab, ballot }: Pick<BallotVisit, 'lab' | 'ballot'>,
  definition: BallotDefinition,
): Frame & { readonly caption: string; readonly home: string } {
  const home = ballotHome(ballot.slug);
  return {
    area: 'organiser',
    synthetic: lab.synthetic === 1,
    backLink: { text: 'Back to the ballot', href: home },
    caption: definition.question.en,
    home,
  };
}

/** The address of a ballot's home for those who run it. */
export function ballotHome(slug: string): string {
  return `/manage/ballots/${slug}`;
}
