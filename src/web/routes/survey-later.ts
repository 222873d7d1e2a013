/** Saved, and on with it later: the code that leads back, on the page and by mail if the respondent wishes. */
import { readAddress } from '../../services/ballots/roll/address.js';
import type { Delivery } from '../../services/mail/delivery.js';
import type { Pass } from '../../services/surveys/pass.js';
import { inGroupsOfFour } from '../../shared/base32.js';
import { type Problem, ProblemError, problem } from '../../shared/problem.js';
import { textField } from '../form.js';
import { askedLanguage, languageOf } from '../language.js';
import { renderPage, wordsFor } from '../render.js';
import { NEXT_PAGE, passOf, type RespondDesk, surveyFrame, timeOf } from '../respond-desk.js';
import type { AddDoor } from '../security/door.js';
import type { SurveyVisit } from '../visit.js';
import { showLost } from './survey-page.js';
import { leaveForm } from './survey-visit.js';

/** Adds `/s/:survey/later`. */
export function addSurveyLaterRoutes(door: AddDoor, desk: RespondDesk): void {
  const { mail } = desk.services;

  door('GET /s/:survey/later', async (visit) => {
    const pass = await passUnderWay(desk, visit);
    const isBegun = textField(visit.request.query, 'begun', 3) === 'yes';
    if (pass !== null) showLater(desk, visit, pass, { sent: sentIn(visit), isBegun });
  });

  door('POST /s/:survey/later', async (visit) => {
    const { request, response, survey } = visit;
    const typed = textField(request.body, 'address', 300);
    const pass = await passUnderWay(desk, visit);
    if (pass === null) return;
    if (mail.sendReturnCode === null || pass.way !== 'open') throw new ProblemError(problem('not-found'));
    const asked = askedLanguage(request.body);
    if (asked !== null) {
      desk.setLanguage(response, asked);
      return showLater(desk, visit, pass, { typed });
    }
    const { t } = wordsFor(response, 'member');
    const address = readAddress(typed);
    if (address === null)
      return showLater(desk, visit, pass, { typed, error: t('survey.later.mail.invalid') });
    const spent = await desk.spendMail(request, pass.code);
    if (!spent.ok) {
      const error = t('survey.later.mail.tooMany', spent.problem.parameters);
      return showLater(desk, visit, pass, { typed, error, why: spent.problem });
    }
    const order = { code: pass.code, address, language: languageOf(response) };
    const { kind } = await mail.sendReturnCode(survey, order);
    const sent = SENT[kind];
    if (sent !== null) return response.redirect(303, `${surveyFrame(visit).home}/later?mail=${sent}`);
    const error = t(`survey.later.mail.${kind === 'refused' ? 'refused' : 'failed'}`);
    showLater(desk, visit, pass, { typed, error });
  });
}

/** What the page says of a mail that went or may have gone; null where it did not. */
const SENT: Readonly<Record<Delivery['kind'], 'sent' | 'perhaps' | null>> = {
  sent: 'sent',
  uncertain: 'perhaps',
  later: null,
  refused: null,
  unreachable: null,
};

function sentIn({ request }: SurveyVisit): 'sent' | 'perhaps' | null {
  const sent = textField(request.query, 'mail', 10);
  return sent === 'sent' || sent === 'perhaps' ? sent : null;
}

/** The visitor's pass while it leads to answers under way; otherwise null, and they have been told. */
async function passUnderWay(desk: RespondDesk, visit: SurveyVisit): Promise<Pass | null> {
  const pass = passOf(desk, visit);
  const found = pass === null ? null : await desk.services.surveys.respond.underWay(visit.survey, pass);
  if (found?.ok === true) return pass;
  showLost(desk, visit, found === null ? problem('no-response') : found.problem);
  return null;
}

/** What the form of the page is shown with. */
interface Shown {
  readonly typed?: string;
  readonly error?: string;
  readonly why?: Problem;
  readonly sent?: 'sent' | 'perhaps' | null;
  /** Whether nothing was asked yet. */
  readonly isBegun?: boolean;
}

function showLater(
  desk: RespondDesk,
  visit: SurveyVisit,
  pass: Pass,
  { typed = '', error, why, sent = null, isBegun = false }: Shown,
): void {
  const { t, format } = wordsFor(visit.response, 'member');
  const { home, survey, ...frame } = surveyFrame(visit);
  const { closes_at: closesAt } = visit.survey;
  const canMail = desk.services.mail.sendReturnCode !== null && pass.way === 'open';
  const isShared = desk.cookies.isShared(visit.request, visit.survey.slug);
  const { time, timeScripts } = timeOf(desk, visit);
  const page = {
    ...frame,
    title: t(isBegun ? 'survey.later.begunTitle' : 'survey.later.title'),
    isBegun,
    isShared,
    time,
    scripts: timeScripts,
    leave: isShared ? leaveForm(visit) : null,
    caption: survey,
    code: pass.way === 'open' ? inGroupsOfFour(pass.code) : null,
    address: `${desk.services.context.config.baseUrl}${home}/resume`,
    mail: canMail
      ? { action: `${home}/later`, sent: sent === null ? null : t(`survey.later.mail.${sent}`) }
      : null,
    ...(canMail ? { languageSwitch: { kind: 'form' as const, form: 'survey-later' } } : {}),
    until:
      closesAt === null
        ? t('survey.later.untilClosed')
        : t('survey.later.until', { moment: format.moment(closesAt, desk.timeZone) }),
    continueHref: `${home}/page/${NEXT_PAGE}`,
    stopHref: `${home}/stop`,
    values: { address: typed },
    errors: error === undefined ? {} : { address: error },
  };
  renderPage(visit.response, 'survey-later', page, why ?? (error === undefined ? 200 : 422));
}
