/** The one form in which a receipt code is typed, for checking a paper and for changing it. */
import { type Problem, problem } from '../shared/problem.js';
import { type Result, refuse } from '../shared/result.js';
import { languageOf } from './language.js';
import { type Form, textUnder } from './pages/paper-form.js';
import { renderPage, wordsFor } from './render.js';
import type { BallotVisit } from './visit.js';
import type { VoterDesk } from './voter-desk.js';
import { ownReceipt, showStopped } from './voter-errand.js';

/** What a receipt code is typed for; its words are under this name in the locale files. */
export type ReceiptErrand = 'check' | 'change';

/** Shows the form; `why` says what was wrong with the code that was typed. */
export function showReceiptForm(
  desk: VoterDesk,
  visit: BallotVisit,
  errand: ReceiptErrand,
  sent: Form = {},
  why?: Problem,
): void {
  const { response, ballot } = visit;
  const { t } = wordsFor(response, 'member');
  const question = desk.formOf(ballot).definition.question;
  const error = why?.code === 'voting-code-missing' ? t('check.missing') : t('check.unknown');
  renderPage(
    response,
    'receipt-code',
    {
      title: t(`${errand}.title`),
      area: 'member',
      languageSwitch: { kind: 'form', form: 'receipt-code' },
      errors: why === undefined ? {} : { receipt: error },
      values: { receipt: textUnder(sent, 'receipt') },
      caption: question[languageOf(response)] ?? question.en,
      action: `/ballots/${ballot.slug}/${errand}`,
      introduction: t(`${errand}.introduction`),
      button: t(`${errand}.button`),
      kept: ownReceipt(desk, visit) === null ? null : `/ballots/${ballot.slug}/receipt`,
    },
    why === undefined ? 200 : 422,
  );
}

/** What `find` makes of the typed code. */
export async function withTypedReceipt<Found>(
  desk: VoterDesk,
  { request }: BallotVisit,
  sent: Form,
  find: (receiptCode: string) => Promise<Result<Found, Problem>>,
): Promise<Result<Found, Problem>> {
  const typed = textUnder(sent, 'receipt');
  if (typed.trim() === '') return refuse(problem('voting-code-missing'));
  return desk.findByCode({ as: 'receipt-code', code: typed }, request, () => find(typed));
}

/** The form again for a code that was missing or unknown; the kind page for everything else. */
export function showRefused(
  desk: VoterDesk,
  visit: BallotVisit,
  errand: ReceiptErrand,
  sent: Form,
  why: Problem,
): void {
  const isTypo = why.code === 'receipt-unknown' || why.code === 'voting-code-missing';
  if (isTypo) showReceiptForm(desk, visit, errand, sent, why);
  else showStopped(desk, visit, why);
}
