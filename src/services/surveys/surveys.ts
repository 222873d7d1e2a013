/** Everything about surveys, in one place: what organisers do, and what respondents do. */
import { surveyById } from '../../storage/survey-store.js';
import { findConsent, findDraft, findVersion, newestConsent } from '../../storage/survey-version-store.js';
import type { ServiceContext } from '../context.js';
import type { RateLimit } from '../rate-limit.js';
import { authoringService } from './authoring.js';
import { begin } from './begin.js';
import { rememberedDrafts, rememberedVersions } from './compiled.js';
import { contactLinksFile, listContacts, showContact, withdrawContact } from './contact-links.js';
import { confirmContacts, removeAbandonedContacts, stageContacts, tryContacts } from './contacts.js';
import { takeOutProblem } from './data.js';
import { designShelf } from './design-shelf.js';
import { complete, deleteUnderWay, withdraw } from './end.js';
import { eraseByCode, eraseContact, findByCode } from './erasure.js';
import { fieldReport } from './field-report.js';
import { moveSurveyOn } from './moves.js';
import { openSurveys } from './notices.js';
import { admitPanelMember, panelKey, panelReturn, panelSignature } from './panel.js';
import { follow, type RespondContext } from './pass.js';
import { pictureService } from './pictures.js';
import { surveySituation } from './readiness.js';
import { rememberedCounts } from './repeat-counts.js';
import { hasBegun, reissueContact } from './replaced-link.js';
import { nextOf, sendPage, showPage, underWay } from './respond.js';
import { responsePage } from './response-pages.js';
import { surveyData } from './rows.js';
import { screenOutWords, sentResponse } from './sent.js';
import { createSurvey, editSurvey, listSurveys, storeDraft } from './set-up.js';
import { simulate } from './simulate.js';
import { beginTrial, sendTrialPage, showTrialPage, type TrialContext } from './trial.js';
import { type PublishingContext, publishVersion } from './versions.js';

export type SurveyService = ReturnType<typeof surveyService>;

/** The services behind the pages of surveys; each method is documented where it is written. */
export function surveyService(base: ServiceContext, limits: RateLimit) {
  const designs = designShelf(base.heavyWork);
  const remembered = { limits, versions: rememberedVersions(), designs };
  const context: RespondContext & PublishingContext = { ...base, ...remembered };
  const trying: TrialContext = { ...base, drafts: rememberedDrafts(), designs };
  const { reader } = base.storage;
  return {
    authoring: authoringService(context),
    designs,
    pictures: pictureService(context),
    create: createSurvey.bind(null, context),
    edit: editSurvey.bind(null, context),
    storeDraft: storeDraft.bind(null, context),
    publish: publishVersion.bind(null, context),
    move: moveSurveyOn.bind(null, context),
    list: listSurveys.bind(null, context),
    report: fieldReport.bind(null, context),
    simulate: simulate.bind(null, context),
    openToAll: openSurveys.bind(null, context),
    reread: (id: string) => surveyById(reader, id),
    situation: async (survey: Parameters<typeof surveySituation>[1]) =>
      surveySituation(reader, survey, base.clock.now()),
    draft: (id: string) => findDraft(reader, id),
    version: (id: string, number: number) => findVersion(reader, id, number),
    ready: (id: string, number: number) => context.versions(reader, id, number),
    newestConsent: (id: string) => newestConsent(reader, id),
    consent: (id: string, number: number) => findConsent(reader, id, number),
    panel: {
      admit: admitPanelMember.bind(null, context),
      returnTo: panelReturn.bind(null, context),
      key: panelKey.bind(null, context),
      signature: panelSignature.bind(null, context),
    },
    trials: {
      begin: beginTrial.bind(null, trying),
      showPage: showTrialPage.bind(null, trying),
      sendPage: sendTrialPage.bind(null, trying),
    },
    contacts: {
      stage: stageContacts.bind(null, context),
      tryOut: tryContacts.bind(null, context),
      confirm: confirmContacts.bind(null, context),
      list: listContacts.bind(null, context),
      show: showContact.bind(null, context),
      withdraw: withdrawContact.bind(null, context),
      reissue: reissueContact.bind(null, context),
      hasBegun: hasBegun.bind(null, context),
      linksFile: contactLinksFile.bind(null, context),
      erase: eraseContact.bind(null, context),
      removeAbandoned: removeAbandonedContacts.bind(null, context),
    },
    data: (id: string) => surveyData(reader, context.versions, id),
    takeOutProblem: takeOutProblem.bind(null, reader),
    erasure: { find: findByCode.bind(null, context), erase: eraseByCode.bind(null, context) },
    responsePage: responsePage.bind(null, base, rememberedCounts()),
    sent: sentResponse.bind(null, context),
    screenOutWords: screenOutWords.bind(null, context),
    respond: respondService(context),
  };
}

function respondService(context: RespondContext) {
  return {
    follow: follow.bind(null, context),
    begin: begin.bind(null, context),
    underWay: underWay.bind(null, context),
    next: nextOf.bind(null, context),
    showPage: showPage.bind(null, context),
    sendPage: sendPage.bind(null, context),
    complete: complete.bind(null, context),
    deleteUnderWay: deleteUnderWay.bind(null, context),
    withdraw: withdraw.bind(null, context),
  };
}
