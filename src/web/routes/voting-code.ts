/** The ways in for a member: the personal link, and the same code typed by hand. */
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import { askedLanguage } from '../language.js';
import { type Form, textUnder } from '../pages/paper-form.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { Visit } from '../visit.js';
import type { VoterDesk } from '../voter-desk.js';
import { showStopped } from '../voter-errand.js';

/** Adds the personal link and the form for its code. */
export function addVotingCodeRoutes(door: AddDoor, desk: VoterDesk): void {
  door('GET /v/:code', async (visit) => {
    const votingCode = String(visit.request.params['code']);
    const found = await findBallot(desk, votingCode);
    if (found.ok) enter(desk, visit, found.value, votingCode);
    else showStopped(desk, visit, found.problem);
  });

  door('GET /vote', (visit) => showForm(visit, {}));

  door('POST /vote', async (visit) => {
    const form = (visit.request.body ?? {}) as Form;
    const asked = askedLanguage(form);
    if (asked !== null) {
      desk.setLanguage(visit.response, asked);
      showForm(visit, form);
      return;
    }
    const votingCode = codeIn(textUnder(form, 'code'));
    const found = await findTyped(desk, visit, votingCode);
    if (found.ok) enter(desk, visit, found.value, votingCode);
    else if (found.problem.code === 'too-many-tries') showStopped(desk, visit, found.problem);
    else showForm(visit, form, found.problem);
  });
}

/** Keeps the code where no address bar, history or referrer shows it, and goes on to the paper. */
function enter(desk: VoterDesk, { response }: Visit, ballot: BallotRow, votingCode: string): void {
  desk.cookies.keepVotingCode(response, ballot.slug, votingCode);
  response.redirect(303, `/ballots/${ballot.slug}/vote`);
}

/** The code in what was typed, which may be the whole link. */
function codeIn(typed: string): string {
  return typed.trim().replace(/^.*\/v\//s, '');
}

async function findTyped(
  desk: VoterDesk,
  { request }: Visit,
  votingCode: string,
): Promise<Result<BallotRow, Problem>> {
  if (votingCode === '') return refuse(problem('voting-code-missing'));
  const spent = await desk.spendTry('voting-code', request);
  return spent.ok ? findBallot(desk, votingCode) : spent;
}

async function findBallot(desk: VoterDesk, votingCode: string): Promise<Result<BallotRow, Problem>> {
  const found = await desk.services.voting.findBallotOfCode(votingCode);
  return found.ok ? ok(found.value.ballot) : found;
}

function showForm({ response }: Visit, values: Form, why?: Problem): void {
  const { t } = wordsFor(response, 'member');
  const key = why?.code === 'voting-code-missing' ? 'missing' : 'unknown';
  renderPage(
    response,
    'voting-code',
    {
      title: t('voting.code.title'),
      area: 'member',
      languageSwitch: { kind: 'form', form: 'voting-code' },
      values: { code: textUnder(values, 'code') },
      errors: why === undefined ? {} : { code: t(`voting.code.${key}`) },
    },
    why === undefined ? 200 : 422,
  );
}
