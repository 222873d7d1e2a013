/** Where an organiser's page stands: the way back to the labs, the lab and the ballot, the same on every page. */
import { definitionOf } from '../../services/ballots/definition.js';
import type { PageFrame, PageLink } from '../render.js';
import type { BallotVisit, LabVisit } from '../visit.js';

/** What surrounds every page of an organiser. */
export type OrganiserFrame = Required<Pick<PageFrame, 'area' | 'synthetic' | 'breadcrumbs'>>;

/** What surrounds a page below a ballot. */
export interface BallotFrame extends OrganiserFrame {
  /** The ballot's question, above the page's heading. */
  readonly caption: string;
  /** Address of the ballot's home, without a slash at the end. */
  readonly home: string;
}

type OfLab = Pick<LabVisit, 'lab'>;
type OfBallot = Pick<BallotVisit, 'lab' | 'ballot'>;

const LABS: PageLink = { text: 'Labs', href: '/manage' };

/** The surroundings of a page that belongs to no lab yet. */
export function labsFrame(): OrganiserFrame {
  return { area: 'organiser', synthetic: false, breadcrumbs: [LABS] };
}

/** The surroundings of a lab's own page. */
export function labFrame({ lab }: OfLab): OrganiserFrame {
  return { ...labsFrame(), synthetic: lab.synthetic === 1 };
}

/** The surroundings of a page below a lab; `above` are the pages between the lab's home and this one. */
export function belowLabFrame(visit: OfLab, ...above: readonly PageLink[]): OrganiserFrame {
  return { ...labFrame(visit), breadcrumbs: [LABS, labLink(visit), ...above] };
}

/** The surroundings of a page below a ballot; `above` are the pages between the ballot's home and this one. */
export function belowBallotFrame(visit: OfBallot, ...above: readonly PageLink[]): BallotFrame {
  const home = ballotHome(visit.ballot.slug);
  return {
    ...belowLabFrame(visit, { text: 'Ballot', href: home }, ...above),
    caption: definitionOf(visit.ballot).question.en,
    home,
  };
}

/** The address of a ballot's home for those who run it. */
export function ballotHome(slug: string): string {
  return `/manage/ballots/${slug}`;
}

/** The way back to the roll. */
export function rollLink({ ballot }: Pick<OfBallot, 'ballot'>): PageLink {
  return { text: 'Roll', href: `${ballotHome(ballot.slug)}/roll` };
}

/** The way back to the result. */
export function resultLink({ ballot }: Pick<OfBallot, 'ballot'>): PageLink {
  return { text: 'Result', href: `${ballotHome(ballot.slug)}/result` };
}

function labLink({ lab }: OfLab): PageLink {
  return { text: shortened(lab.title), href: `/manage/labs/${lab.slug}` };
}

/** A title short enough to stand in a line of links, cut between words. */
function shortened(title: string): string {
  const cut = title.slice(0, 45);
  return cut === title ? title : `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 20))}…`;
}
