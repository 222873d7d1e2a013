/** The receipt of the paper that was just cast, as a page and as a text file, and how to leave a shared device. */

import { inLanguage } from '../../shared/language.js';
import { languageOf } from '../language.js';
import {
  checkAddress,
  fileName,
  type ReceiptParts,
  receiptFile,
  receiptSentences,
  shownPlace,
  shownReceipt,
} from '../pages/receipt.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { BallotVisit } from '../visit.js';
import type { VoterDesk } from '../voter-desk.js';
import { ownReceipt, showStopped, switchOf } from '../voter-errand.js';

/** Adds the doors of the receipt, its text file and its forgetting. */
export function addReceiptRoutes(door: AddDoor, desk: VoterDesk): void {
  door('GET /ballots/:ballot/receipt', async (visit) => {
    const kept = ownReceipt(desk, visit);
    if (kept === null) return toCheck(visit);
    const came = { as: 'receipt-code', code: kept.receiptCode } as const;
    const found = await desk.findByCode(came, visit.request, () =>
      desk.services.voting.look(visit.ballot, kept.receiptCode),
    );
    if (!found.ok) return showStopped(desk, visit, found.problem);
    const parts = receiptParts(desk, visit);
    renderPage(visit.response, 'receipt', {
      title: parts.t('receipt.title'),
      area: 'member',
      scripts: ['receipt.js'],
      caption: inLanguage(parts.form.definition.question, parts.language),
      home: `/ballots/${visit.ballot.slug}`,
      receipt: shownReceipt(kept.receiptCode, parts),
      receiptCode: kept.receiptCode,
      checkAddress: checkAddress(parts),
      sentences: receiptSentences(parts),
      isOpen: visit.ballot.state === 'open',
      place: shownPlace(found.value, parts),
    });
  });

  door('GET /ballots/:ballot/receipt.txt', (visit) => {
    const kept = ownReceipt(desk, visit);
    if (kept === null) return toCheck(visit);
    visit.response
      .attachment(fileName(visit.ballot))
      .type('text/plain; charset=utf-8')
      .send(receiptFile(kept.receiptCode, receiptParts(desk, visit)));
  });

  door('POST /ballots/:ballot/receipt/forget', (visit) => {
    const { response, ballot } = visit;
    desk.cookies.forgetAll(response, ballot.slug);
    const { t } = wordsFor(response, 'member');
    renderPage(response, 'stopped', {
      title: t('receipt.forgotten.title'),
      heading: t('receipt.forgotten.title'),
      area: 'member',
      caption: null,
      ...switchOf(visit, 'check'),
      paragraphs: [t('receipt.forgotten.text')],
      links: [{ text: t('voting.next.ballot'), href: `/ballots/${ballot.slug}` }],
    });
  });
}

/** What the words of a receipt need to know of this visit. */
export function receiptParts(desk: VoterDesk, { response, ballot }: BallotVisit): ReceiptParts {
  const { t, format } = wordsFor(response, 'member');
  const { baseUrl } = desk.services.context.config;
  const { timeZone } = desk;
  return { ballot, form: desk.formOf(ballot), baseUrl, timeZone, language: languageOf(response), t, format };
}

/** This device keeps no receipt: the code may be typed. */
function toCheck({ response, ballot }: BallotVisit): void {
  response.redirect(303, `/ballots/${ballot.slug}/check`);
}
