/** What the pages for setting up two-step sign-in show, the QR code among it. */
import { create } from 'qrcode/lib/core/qrcode.js';
import type { TwoStepOffer } from '../../services/people/two-step.js';
import type { Problem } from '../../shared/problem.js';
import type { PageModel } from '../render.js';

/** White modules around the code, without which cameras do not find it (ISO/IEC 18004, section 9.1). */
const QUIET_ZONE = 4;

export interface QrCode {
  /** Side of the drawing in modules, quiet zone included. */
  readonly side: number;
  /** An SVG path of the dark modules, one rectangle for each run in a row. */
  readonly path: string;
}

/** The QR code that says `text`, as a path to be drawn by a view. */
export function qrCode(text: string): QrCode {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    let column = 0;
    while (column < modules.size) {
      const start = column;
      while (column < modules.size && modules.get(row, column) !== 0) column += 1;
      const width = column - start;
      if (width > 0) runs.push(`M${start + QUIET_ZONE} ${row + QUIET_ZONE}h${width}v1h-${width}z`);
      column += 1;
    }
  }
  return { side: modules.size + 2 * QUIET_ZONE, path: runs.join('') };
}

/** The page that shows a secret to an app and asks for the first code. */
export function twoStepPage(page: {
  offer: TwoStepOffer;
  action: string;
  /** While signing in, because the role demands it; otherwise the password is asked for again. */
  duringSignIn: boolean;
  replaces: boolean;
  fault?: Problem;
}): PageModel {
  const { fault } = page;
  const errors =
    fault === undefined || fault.code === 'form-invalid' ? (fault?.fields ?? {}) : { code: fault.sentence };
  const backLink = page.duringSignIn ? null : { text: 'Your account', href: '/account' };
  return {
    title: 'Set up two-step sign-in',
    area: 'organiser',
    action: page.action,
    duringSignIn: page.duringSignIn,
    replaces: page.replaces,
    secret: page.offer.secret,
    address: page.offer.address,
    sealed: page.offer.sealed,
    qr: qrCode(page.offer.address),
    backLink,
    errors,
  };
}
