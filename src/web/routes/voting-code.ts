/** The ways in for a member: the personal link, and the same code typed by hand. */
import type { Problem } from '../../shared/problem.js';
import { ok, type Result } from '../../shared/result.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import { showCodeForm, typedCode } from '../code-form.js';
import { askedLanguage } from '../language.js';
import { type Form, textUnder } from '../pages/paper-form.js';
import type { AddDoor } from '../security/door.js';
import type { Visit } from '../visit.js';
import type { CodeCameAs, VoterDesk } from '../voter-desk.js';
import { keepsReceiptOfAnother, showStopped } from '../voter-errand.js';

/** The form by itself, with no paper that waits for the code. */
const ALONE = { action: '/vote', paper: null } as const;

/** Adds the personal link and the form for its code. */
export function addVotingCodeRoutes(door: AddDoor, desk: VoterDesk): void {
  door('GET /v/:code', async (visit) => {
    const votingCode = String(visit.request.params['code']);
    const found = await findBallot(desk, visit, 'voting-link', votingCode);
    if (found.ok) enter(desk, visit, found.value, votingCode);
    else showStopped(desk, visit, found.problem);
  });

  door('GET /vote', (visit) => showCodeForm(visit, ALONE, ''));

  door('POST /vote', async (visit) => {
    const form = (visit.request.body ?? {}) as Form;
    const asked = askedLanguage(form);
    if (asked !== null) {
      desk.setLanguage(visit.response, asked);
      return showCodeForm(visit, ALONE, textUnder(form, 'code'));
    }
    const typed = typedCode(form);
    const found = typed.ok ? await findBallot(desk, visit, 'typed-voting-code', typed.value) : typed;
    if (found.ok && typed.ok) enter(desk, visit, found.value, typed.value);
    else if (!found.ok && found.problem.code === 'too-many-tries') showStopped(desk, visit, found.problem);
    else if (!found.ok) showCodeForm(visit, ALONE, textUnder(form, 'code'), found.problem);
  });
}

/**
 * Keeps the code where no address bar, history or referrer shows it, and goes on to the paper. A receipt that was kept
 * here before, and not drawn for this code, may be another member's: it goes.
 */
function enter(desk: VoterDesk, visit: Visit, ballot: BallotRow, votingCode: string): void {
  const { request, response } = visit;
  if (keepsReceiptOfAnother(desk, request, ballot, votingCode))
    desk.cookies.forgetReceipt(response, ballot.slug);
  desk.cookies.keepVotingCode(response, ballot.slug, votingCode);
  response.redirect(303, `/ballots/${ballot.slug}/vote`);
}

async function findBallot(
  desk: VoterDesk,
  { request }: Visit,
  cameAs: CodeCameAs,
  votingCode: string,
): Promise<Result<BallotRow, Problem>> {
  const { findBallotOfCode } = desk.services.voting;
  const found = await desk.findByCode({ as: cameAs, code: votingCode }, request, () =>
    findBallotOfCode(votingCode),
  );
  return found.ok ? ok(found.value.ballot) : found;
}
