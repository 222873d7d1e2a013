/** Filling in the paper, and checking it before it is cast. Nothing is stored here: everything travels in the form. */
import { answerValues } from '../../domain/questionnaire/answers.js';
import { labTitle } from '../../services/labs/lab-texts.js';
import { inLanguage } from '../../shared/language.js';
import { problem } from '../../shared/problem.js';
import { askedLanguage, languageOf } from '../language.js';
import { hiddenFields, PAPER_FORM, shownPaper } from '../pages/paper.js';
import { type Entry, isCastable, readEntry } from '../pages/paper-entry.js';
import { paperErrors } from '../pages/paper-errors.js';
import { type FieldValues, type Form, markValues, textUnder } from '../pages/paper-form.js';
import { answerErrors } from '../pages/questions.js';
import { shownReview } from '../pages/review.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { BallotVisit } from '../visit.js';
import type { BallotForm, VoterDesk } from '../voter-desk.js';
import { type Errand, errandOf, ownReceipt, showNoErrand, showStopped, voteErrand } from '../voter-errand.js';

/** Adds the doors of the paper and of its review. */
export function addPaperRoutes(door: AddDoor, desk: VoterDesk): void {
  door('GET /ballots/:ballot/vote', async (visit) => {
    const errand = await voteErrand(desk, visit);
    if (!errand.ok) return showStopped(desk, visit, errand.problem);
    if (ownReceipt(desk, visit) === null) desk.cookies.forgetReceipt(visit.response, visit.ballot.slug);
    showPaper(desk, visit, errand.value, { values: {} });
  });

  door('POST /ballots/:ballot/vote', async (visit) => {
    const sent = (visit.request.body ?? {}) as Form;
    const asked = askedLanguage(sent);
    if (asked !== null) desk.setLanguage(visit.response, asked);
    const errand = await errandOf(desk, visit, sent);
    if (!errand.ok) return showNoErrand(desk, visit, sent, errand.problem);
    const isEdited = asked === null ? sent['step'] === 'change' : sent['page'] !== 'review';
    if (isEdited) return showPaper(desk, visit, errand.value, { values: sent });
    showEntry(desk, visit, errand.value, sent);
  });
}

/** The review page when the paper can be cast; the paper again, with what to change, when it cannot. */
export function showEntry(desk: VoterDesk, visit: BallotVisit, errand: Errand, sent: Form): void {
  const form = desk.formOf(visit.ballot);
  const entry = readEntry(form, sent);
  if (entry === null) showStopped(desk, visit, problem('form-stale'));
  else if (isCastable(entry)) showReview(desk, visit, errand, entry, sent);
  else showPaper(desk, visit, errand, { values: sent, entry });
}

/** A paper with what was typed; `entry` brings its errors. */
interface Filled {
  readonly values: Form;
  readonly entry?: Entry;
}

/** The paper page, filled in with `values`. */
export function showPaper(desk: VoterDesk, visit: BallotVisit, errand: Errand, filled: Filled): void {
  const { ballot, lab, response } = visit;
  const { t, format } = wordsFor(response, 'member');
  const language = languageOf(response);
  const form = desk.formOf(ballot);
  const { values, entry } = filled;
  const faults = entry === undefined ? undefined : paperErrors(form, entry.faults, language, t);
  const isChange = errand.kind === 'change';
  const paper = shownPaper(
    {
      form,
      slug: ballot.slug,
      lab: inLanguage(labTitle(lab), language),
      action: `/ballots/${ballot.slug}/vote`,
      shuffleKey: isChange ? errand.receiptCode : errand.codeHash,
      hidden: isChange ? { receipt: errand.receiptCode, replaces: errand.replaces } : {},
      ...(faults === undefined ? {} : { faults }),
    },
    language,
    t,
  );
  const until = ballot.closes_at === null ? null : format.moment(ballot.closes_at, desk.timeZone);
  const answers = answerErrors(form.definition.companions, entry?.errors ?? {}, language, t);
  renderPage(
    response,
    'vote',
    {
      title: paper.heading,
      area: 'member',
      languageSwitch: { kind: 'form', form: PAPER_FORM, main: { name: 'step', value: 'review' } },
      errors: { ...faults?.errors, ...answers },
      values,
      scripts: form.kind === 'ranks' ? ['ranking.js'] : [],
      paper,
      notice: isChange ? t('change.notice') : null,
      until: until === null ? null : t('paper.until', { moment: until }),
    },
    entry === undefined ? 200 : 422,
  );
}

/** The review page. Its form carries the paper, and what makes casting it safe to repeat. */
function showReview(desk: VoterDesk, visit: BallotVisit, errand: Errand, entry: Entry, sent: Form): void {
  const { ballot, response } = visit;
  const { t } = wordsFor(response, 'member');
  const language = languageOf(response);
  const form = desk.formOf(ballot);
  renderPage(response, 'review', {
    title: t('review.title'),
    area: 'member',
    languageSwitch: { kind: 'form', form: 'review' },
    caption: form.definition.question[language] ?? form.definition.question.en,
    action: `/ballots/${ballot.slug}/vote`,
    castAction: `/ballots/${ballot.slug}/vote/cast`,
    isChange: errand.kind === 'change',
    hidden: hiddenFields({ ...paperFields(form, entry), ...proofFields(desk, visit, errand, sent) }),
    review: shownReview(form, entry, language, t),
  });
}

/** The fields from which the same paper is read again. */
function paperFields(form: BallotForm, entry: Entry): FieldValues {
  return {
    ...(entry.abstained ? { choice: '' } : {}),
    ...markValues(form.kind, form.optionIds, entry.marks),
    ...answerValues(form.definition.companions, entry.answers),
  };
}

/** What makes casting safe to repeat: drawn for this page, and not drawn again by a change of language. */
function proofFields(desk: VoterDesk, { ballot }: BallotVisit, errand: Errand, sent: Form): FieldValues {
  const { voting } = desk.services;
  if (errand.kind === 'change') {
    const draw = textUnder(sent, 'draw') || voting.drawChange();
    return { receipt: errand.receiptCode, replaces: errand.replaces, draw };
  }
  const carried = { receiptCode: textUnder(sent, 'receipt'), seal: textUnder(sent, 'seal') };
  const drawn = voting.isSealedFor(ballot.id, errand.codeHash, carried)
    ? carried
    : voting.drawReceipt(ballot.id, errand.codeHash);
  return { receipt: drawn.receiptCode, seal: drawn.seal };
}
