/** Casting the paper that was checked: read the form, hand it over once, go to the receipt. */
import { type Problem, problem } from '../../shared/problem.js';
import { type Entry, isCastable, readEntry } from '../pages/paper-entry.js';
import { type Form, textUnder } from '../pages/paper-form.js';
import type { AddDoor } from '../security/door.js';
import { seeOther } from '../see-other.js';
import type { BallotVisit } from '../visit.js';
import type { VoterDesk } from '../voter-desk.js';
import { errandOf, ownReceipt, showNoErrand, showStopped } from '../voter-errand.js';
import { showEntry } from './paper.js';

/** Adds the door through which the checked paper is cast. */
export function addCastRoutes(door: AddDoor, desk: VoterDesk): void {
  door('POST /ballots/:ballot/vote/cast', async (visit) => {
    const sent = (visit.request.body ?? {}) as Form;
    const entry = readEntry(desk.formOf(visit.ballot), sent);
    if (entry === null) return showStopped(desk, visit, problem('form-stale'));
    if (!isCastable(entry)) return showAgain(desk, visit, sent);
    return 'replaces' in sent ? replacePaper(desk, visit, sent, entry) : castPaper(desk, visit, sent, entry);
  });
}

/** A repeated form is the same success; a second paper leads to the first one's receipt, where it is kept. */
async function castPaper(desk: VoterDesk, visit: BallotVisit, sent: Form, entry: Entry): Promise<void> {
  const { request, response, ballot } = visit;
  const votingCode = desk.cookies.votingCode(request, ballot.slug);
  if (votingCode === undefined) return showNoErrand(desk, visit, sent, problem('voting-code-missing'));
  const cast = await desk.services.voting.cast({
    ballot,
    votingCode,
    receiptCode: textUnder(sent, 'receipt'),
    seal: textUnder(sent, 'seal'),
    paper: { marks: entry.marks, answers: entry.answers },
  });
  if (cast.ok) desk.cookies.keepReceipt(response, ballot.slug, cast.value);
  else if (!isAnsweredByReceipt(desk, visit, cast.problem)) return showStopped(desk, visit, cast.problem);
  toReceipt(visit);
}

function isAnsweredByReceipt(desk: VoterDesk, visit: BallotVisit, why: Problem): boolean {
  return why.code === 'already-voted' && ownReceipt(desk, visit) !== null;
}

/** The receipt code stays the voter's own; a seal that this device keeps with it stays too. */
async function replacePaper(desk: VoterDesk, visit: BallotVisit, sent: Form, entry: Entry): Promise<void> {
  const { request, response, ballot } = visit;
  const receiptCode = textUnder(sent, 'receipt');
  const change = {
    ballot,
    receiptCode,
    replaces: textUnder(sent, 'replaces'),
    draw: textUnder(sent, 'draw'),
    paper: { marks: entry.marks, answers: entry.answers },
  };
  const came = { as: 'receipt-code', code: receiptCode } as const;
  const replaced = await desk.findByCode(came, request, () => desk.services.voting.replace(change));
  if (!replaced.ok) return showStopped(desk, visit, replaced.problem);
  const kept = desk.cookies.receipt(request, ballot.slug);
  const seal = kept?.receiptCode === receiptCode ? kept.seal : '';
  desk.cookies.keepReceipt(response, ballot.slug, { receiptCode, seal });
  toReceipt(visit);
}

/** The form was altered after it was checked: back to the paper with what is wrong. */
async function showAgain(desk: VoterDesk, visit: BallotVisit, sent: Form): Promise<void> {
  const errand = await errandOf(desk, visit, sent);
  if (errand.ok) showEntry(desk, visit, errand.value, sent);
  else showStopped(desk, visit, errand.problem);
}

function toReceipt({ response, ballot }: BallotVisit): void {
  seeOther(response, `/ballots/${ballot.slug}/receipt`);
}
