/** Checking with a receipt code that a paper is in the box, or on the board and so in the count. */
import { readReceiptCode } from '../../services/ballots/receipt-code.js';
import { present } from '../../shared/assert.js';
import { inLanguage } from '../../shared/language.js';
import { askedLanguage } from '../language.js';
import type { Form } from '../pages/paper-form.js';
import { shownPlace } from '../pages/receipt.js';
import { showReceiptForm, showRefused, withTypedReceipt } from '../receipt-form.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { VoterDesk } from '../voter-desk.js';
import { receiptParts } from './receipt.js';

/** Adds the doors through which a receipt is checked. */
export function addCheckRoutes(door: AddDoor, desk: VoterDesk): void {
  door('GET /ballots/:ballot/check', (visit) => showReceiptForm(desk, visit, 'check'));

  door('POST /ballots/:ballot/check', async (visit) => {
    const { response, ballot } = visit;
    const sent = (visit.request.body ?? {}) as Form;
    const asked = askedLanguage(sent);
    if (asked !== null) desk.setLanguage(response, asked);
    if (asked !== null && sent['page'] !== 'checked') return showReceiptForm(desk, visit, 'check', sent);
    const found = await withTypedReceipt(desk, visit, sent, async (typed) => {
      const view = await desk.services.voting.look(ballot, typed);
      return view.ok ? { ok: true, value: { view: view.value, typed } } : view;
    });
    if (!found.ok) return showRefused(desk, visit, 'check', sent, found.problem);
    const { view, typed } = found.value;
    const parts = receiptParts(desk, visit);
    const title = view.board === null ? parts.t('check.inBoxTitle') : parts.t('check.onBoardTitle');
    renderPage(response, 'checked', {
      title,
      area: 'member',
      languageSwitch: { kind: 'form', form: 'checked' },
      caption: inLanguage(parts.form.definition.question, parts.language),
      home: `/ballots/${ballot.slug}`,
      receiptCode: present(readReceiptCode(typed), 'a code that finds a paper is a code'),
      isOpen: ballot.state === 'open',
      isPublished: ballot.state === 'published',
      place: shownPlace(view, parts),
    });
  });
}
