/** The preview of a ballot as a voter meets it. Everything travels in the form; nothing is ever stored. */
import type { Services } from '../../services/index.js';
import { askedLanguage, languageOf, languageSetter } from '../language.js';
import {
  type PreviewDesk,
  previewPaperPage,
  previewReviewPage,
  wouldBeReviewed,
} from '../pages/ballot-preview.js';
import { readEntry } from '../pages/paper-entry.js';
import type { Form } from '../pages/paper-form.js';
import { renderPage, wordsFor } from '../render.js';
import { cookiesFor } from '../security/cookies.js';
import type { AddDoor } from '../security/door.js';
import type { BallotVisit } from '../visit.js';
import { ballotForm } from '../voter-desk.js';

/** Adds the preview. */
export function addBallotPreviewRoutes(door: AddDoor, { context }: Services): void {
  const { baseUrl, labTimeZone } = context.config;
  const setLanguage = languageSetter(cookiesFor(baseUrl));
  const deskFor = ({ ballot, response }: BallotVisit): PreviewDesk => {
    const { t, format } = wordsFor(response, 'member');
    const closes = ballot.closes_at === null ? null : format.moment(ballot.closes_at, labTimeZone);
    return { form: ballotForm(ballot.definition), language: languageOf(response), t, closes };
  };

  door('GET /manage/ballots/:ballot/preview', (visit) => {
    renderPage(visit.response, 'ballot-preview', previewPaperPage(visit, deskFor(visit), { values: {} }));
  });

  door('POST /manage/ballots/:ballot/preview', (visit) => {
    const sent = (visit.request.body ?? {}) as Form;
    const asked = askedLanguage(sent);
    if (asked !== null) setLanguage(visit.response, asked);
    const desk = deskFor(visit);
    const entry = readEntry(desk.form, sent);
    const isEdited = asked === null ? sent['step'] === 'change' : sent['page'] !== 'review';
    if (!isEdited && wouldBeReviewed(entry)) {
      const page = previewReviewPage(visit, desk, entry, sent);
      return renderPage(visit.response, 'ballot-preview-review', page);
    }
    const filled = isEdited || entry === null ? { values: sent } : { values: sent, entry };
    const status = 'entry' in filled ? 422 : 200;
    renderPage(visit.response, 'ballot-preview', previewPaperPage(visit, desk, filled), status);
  });
}
