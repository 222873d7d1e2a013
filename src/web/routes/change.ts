/** Changing a cast paper with its receipt code, for as long as the ballot is open. */
import { votingProblem } from '../../services/ballots/admission.js';
import { readReceiptCode } from '../../services/ballots/receipt-code.js';
import { present } from '../../shared/assert.js';
import { askedLanguage } from '../language.js';
import { type Form, textUnder } from '../pages/paper-form.js';
import { showReceiptForm, showRefused, withTypedReceipt } from '../receipt-form.js';
import type { AddDoor } from '../security/door.js';
import type { BallotVisit } from '../visit.js';
import type { VoterDesk } from '../voter-desk.js';
import { showStopped } from '../voter-errand.js';
import { showPaper } from './paper.js';

/** Adds the doors through which a cast paper is opened and changed. */
export function addChangeRoutes(door: AddDoor, desk: VoterDesk): void {
  door('GET /ballots/:ballot/change', (visit) => {
    const over = votingProblem(visit.ballot, desk.services.context.clock.now());
    if (over === null) showReceiptForm(desk, visit, 'change');
    else showStopped(desk, visit, over);
  });

  door('POST /ballots/:ballot/change', async (visit) => {
    const sent = (visit.request.body ?? {}) as Form;
    const asked = askedLanguage(sent);
    if (asked === null) return openPaper(desk, visit, sent);
    desk.setLanguage(visit.response, asked);
    showReceiptForm(desk, visit, 'change', sent);
  });
}

/** An empty paper to take the place of the one in the box, which is shown to nobody: a receipt must not prove a vote. */
async function openPaper(desk: VoterDesk, visit: BallotVisit, sent: Form): Promise<void> {
  const opened = await withTypedReceipt(desk, visit, sent, (typed) =>
    desk.services.voting.openChange(visit.ballot, typed),
  );
  if (!opened.ok) return showRefused(desk, visit, 'change', sent, opened.problem);
  const code = readReceiptCode(textUnder(sent, 'receipt'));
  const receiptCode = present(code, 'a code that finds a paper is a code');
  const errand = { kind: 'change', receiptCode, replaces: opened.value.commitment } as const;
  showPaper(desk, visit, errand, { values: {} });
}
