/** Why a member cannot vote here now, said kindly, with what to do instead. */
import type { Formats } from '../../shared/dates.js';
import type { Problem, ProblemCode } from '../../shared/problem.js';
import type { Translate } from '../../shared/text.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import type { PageLink } from '../render.js';

/** What is known about the visitor and the ballot when a page has to say no. */
export interface Stop {
  readonly problem: Problem;
  /** Null when the link led to no ballot. */
  readonly ballot: BallotRow | null;
  /** Whether this device still holds the visitor's own receipt for this ballot. */
  readonly holdsReceipt: boolean;
  readonly timeZone: string;
}

type NextStep = 'type-code' | 'paper' | 'receipt' | 'check' | 'change' | 'result' | 'ballot';

const NEXT_STEPS: Partial<Record<ProblemCode, readonly NextStep[]>> = {
  'link-unknown': ['type-code'],
  'link-replaced': ['type-code'],
  'link-withdrawn': ['ballot'],
  'voting-code-missing': ['type-code', 'check', 'change'],
  'already-voted': ['receipt', 'check', 'change'],
  'ballot-not-open': ['ballot'],
  'ballot-closed': ['result', 'receipt', 'check', 'ballot'],
  'ballot-cancelled': ['ballot'],
  'form-stale': ['paper'],
  'paper-invalid': ['paper'],
  'paper-changed-since': ['change', 'check'],
  'too-many-tries': [],
};

/** For `pages/stopped`: a heading, sentences and links. */
export function stoppedPage(stop: Stop, t: Translate, format: Formats) {
  const { problem, ballot } = stop;
  const heading = t(`problems.${problem.code}.title`);
  const text = t(`problems.${problem.code}.text`, problem.parameters);
  const moment = ballot === null ? null : momentOf(stop, ballot, t, format);
  const links = (NEXT_STEPS[problem.code] ?? []).flatMap((step) => link(step, stop, t));
  return {
    title: heading,
    heading,
    area: 'member' as const,
    paragraphs: moment === null ? [text] : [moment, text],
    links,
  };
}

function momentOf({ problem, timeZone }: Stop, ballot: BallotRow, t: Translate, format: Formats) {
  if (problem.code === 'ballot-not-open' && ballot.opens_at !== null)
    return t('voting.opens', { moment: format.moment(ballot.opens_at, timeZone) });
  if (problem.code === 'ballot-closed' && ballot.closes_at !== null)
    return t('voting.closed', { moment: format.moment(ballot.closes_at, timeZone) });
  return null;
}

/** The link of a next step, or none where it would lead nowhere. */
function link(step: NextStep, { ballot, holdsReceipt }: Stop, t: Translate): readonly PageLink[] {
  if (step === 'type-code') return [{ text: t('voting.next.type-code'), href: '/vote' }];
  if (ballot === null) return [];
  const home = `/ballots/${ballot.slug}`;
  const href: Record<Exclude<NextStep, 'type-code'>, string | null> = {
    paper: `${home}/vote`,
    receipt: holdsReceipt ? `${home}/receipt` : null,
    check: `${home}/check`,
    change: `${home}/change`,
    result: ballot.state === 'published' ? `${home}/result` : null,
    ballot: ballot.state === 'draft' ? null : home,
  };
  return href[step] === null ? [] : [{ text: t(`voting.next.${step}`), href: href[step] }];
}
