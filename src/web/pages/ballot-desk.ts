/** What the pages about a ballot's roll, mail and turnout share: where they stand and what they are about. */
import { definitionOf } from '../../services/ballots/set-up.js';
import type { PageFrame, PageLink } from '../render.js';
import type { BallotVisit } from '../visit.js';

export type BallotDesk = Required<Pick<PageFrame, 'area' | 'synthetic' | 'breadcrumbs'>> & {
  /** The ballot's question, above the page's heading. */
  readonly caption: string;
  /** Address of the ballot's pages, without a slash at the end. */
  readonly home: string;
};

/** The frame of a page below a ballot; `above` are the pages between the ballot's home and this one. */
export function ballotDesk(
  { lab, ballot }: Pick<BallotVisit, 'lab' | 'ballot'>,
  ...above: readonly PageLink[]
): BallotDesk {
  const home = `/manage/ballots/${ballot.slug}`;
  const caption = definitionOf(ballot).question.en;
  return {
    area: 'organiser',
    synthetic: lab.synthetic === 1,
    caption,
    home,
    breadcrumbs: [
      { text: 'Labs', href: '/manage' },
      { text: lab.title, href: `/manage/labs/${lab.slug}` },
      { text: 'Ballot', href: home },
      ...above,
    ],
  };
}

/** The way back to the roll. */
export function rollLink({ ballot }: Pick<BallotVisit, 'ballot'>): PageLink {
  return { text: 'Roll', href: `/manage/ballots/${ballot.slug}/roll` };
}

/** The way back to the mail. */
export function mailLink({ ballot }: Pick<BallotVisit, 'ballot'>): PageLink {
  return { text: 'Mail', href: `/manage/ballots/${ballot.slug}/mail` };
}

/** `1 member`, `2,657 members`. */
export function counted(
  format: { number(value: number): string },
  count: number,
  one: string,
  many: string,
): string {
  return `${format.number(count)} ${count === 1 ? one : many}`;
}
