/** What a member has come for: to cast a paper with their voting code, or to change one with its receipt code. */
import type { Request } from 'express';
import { isPublic } from '../services/ballots/visibility.js';
import { codeHash } from '../services/ballots/voting-code.js';
import { inLanguage, type Language } from '../shared/language.js';
import { type Problem, ProblemError, problem } from '../shared/problem.js';
import { ok, type Result, refuse } from '../shared/result.js';
import type { BallotRow } from '../storage/ballot-store.js';
import { showCodeForm, typedCode } from './code-form.js';
import { languageOf, otherLanguage } from './language.js';
import { type Form, textUnder } from './pages/paper-form.js';
import { stoppedPage } from './pages/stopped.js';
import { type PageFrame, renderPage, wordsFor } from './render.js';
import type { KeptReceipt } from './security/voter-cookies.js';
import type { BallotVisit, Visit } from './visit.js';
import type { VoterDesk } from './voter-desk.js';

/** One errand, proved by the code it came with. */
export type Errand =
  | { readonly kind: 'vote'; readonly codeHash: string }
  | { readonly kind: 'change'; readonly receiptCode: string; readonly replaces: string };

/** The errand of this visit and form, or why there is none. `replaces` in the form says that it is a change. */
export async function errandOf(
  desk: VoterDesk,
  visit: BallotVisit,
  form: Form,
): Promise<Result<Errand, Problem>> {
  return 'replaces' in form ? changeErrand(desk, visit, form) : voteErrand(desk, visit, form);
}

/**
 * The errand to vote: the code is good, unused, and the ballot is open. The code is the cookie's; where that has run
 * out, the one in the form, which is then kept again.
 */
export async function voteErrand(
  desk: VoterDesk,
  visit: BallotVisit,
  form: Form = {},
): Promise<Result<Errand, Problem>> {
  const { request, response, ballot } = visit;
  const kept = desk.cookies.votingCode(request, ballot.slug);
  if (kept === undefined && !isPublic(ballot)) throw new ProblemError(problem('not-found'));
  const code = kept === undefined ? typedCode(form) : ok(kept);
  if (!code.ok) return code;
  const came = { as: kept === undefined ? 'typed-voting-code' : 'voting-link', code: code.value } as const;
  const admitted = await desk.findByCode(came, request, () => desk.services.voting.admit(ballot, code.value));
  if (!admitted.ok) return admitted;
  if (kept === undefined) desk.cookies.keepVotingCode(response, ballot.slug, code.value);
  if (admitted.value.voted) return refuse(problem('already-voted'));
  return ok({ kind: 'vote', codeHash: admitted.value.codeHash });
}

/** Why there is no errand; a paper that only lacks its voting code waits in the form that asks for it. */
export function showNoErrand(desk: VoterDesk, visit: BallotVisit, sent: Form, why: Problem): void {
  const lacksCode = why.code === 'voting-code-missing';
  const wasTyped = why.code === 'link-unknown' && 'code' in sent;
  const action = `/ballots/${visit.ballot.slug}/vote`;
  if (lacksCode || wasTyped) showCodeForm(visit, { action, paper: sent }, textUnder(sent, 'code'), why);
  else showStopped(desk, visit, why);
}

async function changeErrand(
  desk: VoterDesk,
  visit: BallotVisit,
  form: Form,
): Promise<Result<Errand, Problem>> {
  const receiptCode = textUnder(form, 'receipt');
  const replaces = textUnder(form, 'replaces');
  const found = await desk.findByCode({ as: 'receipt-code', code: receiptCode }, visit.request, () =>
    desk.services.voting.openChange(visit.ballot, receiptCode),
  );
  if (!found.ok) return found;
  if (found.value.commitment !== replaces) return refuse(problem('paper-changed-since'));
  return ok({ kind: 'change', receiptCode, replaces });
}

/**
 * The receipt that this device keeps of the visitor's own paper. One that another member left here is not theirs:
 * whoever comes with a voting code sees only a receipt that was drawn for that code.
 */
export function ownReceipt(desk: VoterDesk, { request, ballot }: BallotVisit): KeptReceipt | null {
  const kept = desk.cookies.receipt(request, ballot.slug);
  const votingCode = desk.cookies.votingCode(request, ballot.slug);
  const hash = votingCode === undefined ? null : codeHash(votingCode);
  if (kept === null || hash === null || kept.seal === '') return kept;
  return desk.services.voting.isSealedFor(ballot.id, hash, kept) ? kept : null;
}

/** Whether this device keeps a receipt that was not drawn for this voting code. */
export function keepsReceiptOfAnother(
  desk: VoterDesk,
  request: Request,
  ballot: BallotRow,
  votingCode: string,
): boolean {
  const kept = desk.cookies.receipt(request, ballot.slug);
  const hash = codeHash(votingCode);
  return kept !== null && (hash === null || !desk.services.voting.isSealedFor(ballot.id, hash, kept));
}

/** Answers with the kind page of a problem, with the problem's status. */
export function showStopped(desk: VoterDesk, visit: Visit | BallotVisit, why: Problem): void {
  const { response } = visit;
  const ballot = 'ballot' in visit ? visit.ballot : null;
  const { t, format } = wordsFor(response, 'member');
  const stop = {
    problem: why,
    ballot,
    holdsReceipt: 'ballot' in visit && ownReceipt(desk, visit) !== null,
    timeZone: desk.timeZone,
  };
  renderPage(
    response,
    'stopped',
    {
      ...stoppedPage(stop, t, format),
      ...switchOf(visit, why.code === 'paper-changed-since' ? 'change' : 'vote'),
      caption: ballot === null ? null : questionOf(desk, ballot, languageOf(response)),
    },
    why,
  );
}

/** The language switch of a page that answers a form: it leads to `page` of the ballot, which says the same. */
export function switchOf(visit: Visit | BallotVisit, page: string): Pick<PageFrame, 'languageSwitch'> {
  if (visit.request.method === 'GET') return {};
  const path = 'ballot' in visit ? `/ballots/${visit.ballot.slug}/${page}` : '/vote';
  const language = otherLanguage(languageOf(visit.response));
  return { languageSwitch: { kind: 'link', href: `${path}?language=${language}` } };
}

/** The ballot's question; nothing of a draft, which a link's holder may know of but not read. */
function questionOf(desk: VoterDesk, ballot: BallotRow, language: Language): string | null {
  return isPublic(ballot) ? inLanguage(desk.formOf(ballot).definition.question, language) : null;
}
