/** A receipt on the page and as a text file, and where its paper is: in the box, or on the board. */

import type { ReceiptView } from '../../services/ballots/receipt.js';
import { inGroupsOfFour } from '../../shared/base32.js';
import type { Formats } from '../../shared/dates.js';
import { inLanguage, type Language } from '../../shared/language.js';
import { rootFromProof } from '../../shared/merkle.js';
import type { Translate } from '../../shared/text.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import type { BallotForm } from '../voter-desk.js';

/** What a receipt is about and in whose words it is told. */
export interface ReceiptParts {
  readonly ballot: BallotRow;
  readonly form: BallotForm;
  readonly baseUrl: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly t: Translate;
  readonly format: Formats;
}

/** What `partials/paper-place` reads as `place`. */
export interface ShownPlace {
  readonly commitment: string;
  readonly sentences: readonly string[];
  /** Null while the ballot is open. */
  readonly board: {
    /** False when the proof does not lead to the board's root: something is wrong with the board. */
    readonly proven: boolean;
    readonly root: string;
    readonly list: string;
    readonly steps: readonly string[];
  } | null;
}

/** For `partials/receipt-code`: the code in groups of four, and the file that can be kept. */
export function shownReceipt(receiptCode: string, parts: ReceiptParts) {
  return {
    code: inGroupsOfFour(receiptCode),
    text: receiptFile(receiptCode, parts),
    filename: fileName(parts.ballot),
    label: parts.t('receipt.codeLabel'),
  };
}

/** The name under which a receipt is saved. */
export function fileName(ballot: BallotRow): string {
  return `receipt-${ballot.slug}.txt`;
}

/** The receipt as plain text: the question, the code, what it is good for. Never what the paper says. */
export function receiptFile(receiptCode: string, parts: ReceiptParts): string {
  const { t, form, language } = parts;
  return [
    t('receipt.file.heading'),
    inLanguage(form.definition.question, language),
    '',
    `${t('receipt.codeLabel')}: ${inGroupsOfFour(receiptCode)}`,
    '',
    ...receiptSentences(parts),
    '',
    t('receipt.file.check', { address: checkAddress(parts) }),
    '',
  ].join('\r\n');
}

/** Where a receipt can be checked, as somebody with the paper in hand would type it. */
export function checkAddress({ baseUrl, ballot }: ReceiptParts): string {
  return `${baseUrl}/ballots/${ballot.slug}/check`;
}

/** What it proves, what it cannot show, until when the vote can be changed. */
export function receiptSentences({ t, format, ballot, timeZone }: ReceiptParts): readonly string[] {
  const isOpen = ballot.state === 'open';
  const until =
    ballot.closes_at === null
      ? t('receipt.untilClose')
      : t('receipt.until', { moment: format.moment(ballot.closes_at, timeZone) });
  return isOpen
    ? [t('receipt.proves'), t('receipt.cannotShow'), until]
    : [t('receipt.proves'), t('receipt.cannotShowClosed'), t('receipt.over')];
}

/** Where the paper of a receipt is now. */
export function shownPlace(view: ReceiptView, parts: ReceiptParts): ShownPlace {
  const { t, format, ballot, timeZone } = parts;
  const { commitment, board } = view;
  if (board === null) {
    const counted =
      ballot.closes_at === null
        ? t('check.countedAtClose')
        : t('check.countedAt', { moment: format.moment(ballot.closes_at, timeZone) });
    return { commitment, sentences: [t('check.inBox'), counted], board: null };
  }
  const proven = rootFromProof(commitment, board.proof) === board.root;
  const place = { place: board.index + 1, size: board.size };
  return {
    commitment,
    sentences: proven ? [t('check.onBoard', place), t('check.counted')] : [t('check.broken')],
    board: {
      proven,
      root: board.root,
      list: `/ballots/${ballot.slug}/board.txt`,
      steps: board.proof.map(({ side, hash }) => t(`check.steps.${side}`, { hash })),
    },
  };
}
