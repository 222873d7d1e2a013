/** Builds every service once, from the same collaborators. */

import { type AnalysisService, analysisService } from './analysis/analysis.js';
import { type CountJobs, countJobs } from './ballots/count-jobs.js';
import { type NoticeService, noticeService } from './ballots/notices.js';
import { type RollService, rollService } from './ballots/roll/roll.js';
import { type SetUpService, setUpService } from './ballots/set-up.js';
import { type TurnoutService, turnoutService } from './ballots/turnout/turnout.js';
import { type VotingService, votingService } from './ballots/voting.js';
import type { ServiceContext } from './context.js';
import { type ExportsService, exportsService } from './exports/ballots/index.js';
import { type SurveyExportsService, surveyExportsService } from './exports/surveys/index.js';
import { type LabService, labService } from './labs/labs.js';
import { type MailService, mailService } from './mail/mail.js';
import { type People, peopleServices } from './people/index.js';
import { type RateLimit, rateLimit } from './rate-limit.js';
import { type SurveyService, surveyService } from './surveys/surveys.js';
import { type WebhookService, webhookService } from './webhooks/webhooks.js';

/** What people do, by noun; `web/` and `cli/` call these and nothing below them. */
export interface Services {
  readonly context: ServiceContext;
  readonly labs: LabService;
  readonly notices: NoticeService;
  readonly setUp: SetUpService;
  readonly counts: CountJobs;
  readonly people: People;
  readonly rateLimit: RateLimit;
  readonly voting: VotingService;
  readonly exports: ExportsService;
  readonly surveyExports: SurveyExportsService;
  readonly roll: RollService;
  readonly mail: MailService;
  readonly turnout: TurnoutService;
  readonly surveys: SurveyService;
  readonly analysis: AnalysisService;
  readonly webhooks: WebhookService;
}

/** The services over one set of collaborators; nothing is opened or started here. */
export function buildServices(context: ServiceContext): Services {
  const limits = rateLimit(context);
  return {
    context,
    labs: labService(context),
    notices: noticeService(context),
    setUp: setUpService(context),
    counts: countJobs(context),
    people: peopleServices(context, limits),
    rateLimit: limits,
    voting: votingService(context),
    exports: exportsService(context),
    surveyExports: surveyExportsService(context),
    roll: rollService(context),
    mail: mailService(context),
    turnout: turnoutService(context),
    surveys: surveyService(context, limits),
    analysis: analysisService(context),
    webhooks: webhookService(context),
  };
}
