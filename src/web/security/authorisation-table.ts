/**
 * Who may come through which door: every route of the service, once. A route that is not listed here does not
 * compile, and `door.ts` enforces what is.
 *
 * `anyone`: published or public pages; the handler answers 404 for what is not public.
 * `voter`, `respondent`: needs no account; the handler reads the visitor's own cookie.
 * `signed-in`: any account. `creator`: accounts that may create labs.
 * `token:<scope>`: programs with an access token for that scope, in its lab alone; cookies open none of these.
 * A list of roles: the account must have one of them in the lab that `:lab`, `:ballot` or `:survey`
 * belongs to; to everybody else that lab, ballot or survey does not exist (404).
 */
import type { Scope } from '../../services/people/access-tokens.js';
import type { Role } from '../../storage/tables.js';
import { ANALYSIS_DOORS } from './analysis-doors.js';
import { API_DOORS } from './api-doors.js';
import { WEBHOOK_DOORS } from './webhook-doors.js';

export type Admission =
  | 'anyone'
  | 'voter'
  | 'respondent'
  | 'signed-in'
  | 'creator'
  | `token:${Scope}`
  | readonly Role[];

const ORGANISER = ['organiser'] as const satisfies readonly Role[];
const ANALYST = ['organiser', 'analyst'] as const satisfies readonly Role[];
const OBSERVER = ['organiser', 'analyst', 'observer'] as const satisfies readonly Role[];

export const AUTHORISATION_TABLE = {
  // The public
  'GET /': 'anyone',
  'GET /labs/:lab': 'anyone',
  'GET /labs/:lab/reports/:report': 'anyone',
  'GET /labs/:lab/reports/:report/:file': 'anyone',
  'GET /ballots/:ballot': 'anyone',
  'GET /ballots/:ballot/images/:image': 'anyone',
  'GET /ballots/:ballot/result': 'anyone',
  'GET /ballots/:ballot/result.json': 'anyone',
  'GET /ballots/:ballot/papers.csv': 'anyone',
  'GET /ballots/:ballot/papers.blt': 'anyone',
  'GET /ballots/:ballot/papers.abif': 'anyone',
  'GET /ballots/:ballot/turnout.csv': 'anyone',
  'GET /ballots/:ballot/board.txt': 'anyone',
  'GET /ballots/:ballot/bundle.zip': 'anyone',
  'GET /ballots/:ballot/certificate.html': 'anyone',
  'GET /accessibility': 'anyone',
  'GET /privacy': 'anyone',
  'GET /about/counting': 'anyone',
  'GET /health': 'anyone',
  'GET /assets/:version/:name': 'anyone',

  // Programs
  'GET /api/openapi.json': 'anyone',
  'GET /api/v1/surveys': 'token:surveys',
  'GET /api/v1/surveys/:survey': 'token:surveys',
  'GET /api/v1/surveys/:survey/variables': 'token:surveys',
  'GET /api/v1/surveys/:survey/responses': 'token:responses',
  ...API_DOORS,
  'GET /api/v1/ballots': 'token:results',
  'GET /api/v1/ballots/:ballot/result': 'token:results',

  // Members
  'GET /v/:code': 'voter',
  'GET /vote': 'voter',
  'POST /vote': 'voter',
  'GET /ballots/:ballot/vote': 'voter',
  'POST /ballots/:ballot/vote': 'voter',
  'POST /ballots/:ballot/vote/cast': 'voter',
  'GET /ballots/:ballot/receipt': 'voter',
  'GET /ballots/:ballot/receipt.txt': 'voter',
  'POST /ballots/:ballot/receipt/forget': 'voter',
  'GET /ballots/:ballot/change': 'voter',
  'POST /ballots/:ballot/change': 'voter',
  'GET /ballots/:ballot/check': 'voter',
  'POST /ballots/:ballot/check': 'voter',

  // Respondents
  'GET /s/:survey': 'respondent',
  'POST /s/:survey': 'respondent',
  'GET /s/:survey/link/:code': 'respondent',
  'GET /s/:survey/pictures/:picture': 'respondent',
  'GET /s/:survey/panel': 'respondent',
  'GET /s/:survey/page/:page': 'respondent',
  'POST /s/:survey/page/:page': 'respondent',
  'GET /s/:survey/later': 'respondent',
  'POST /s/:survey/later': 'respondent',
  'GET /s/:survey/visit': 'respondent',
  'POST /s/:survey/visit': 'respondent',
  'GET /s/:survey/resume': 'respondent',
  'POST /s/:survey/resume': 'respondent',
  'GET /s/:survey/finish': 'respondent',
  'POST /s/:survey/finish': 'respondent',
  'GET /s/:survey/done': 'respondent',
  'GET /s/:survey/stop': 'respondent',
  'POST /s/:survey/stop': 'respondent',
  'GET /s/:survey/withdraw': 'respondent',
  'POST /s/:survey/withdraw': 'respondent',
  'GET /s/:survey/consent/:number': 'respondent',

  // Signing in
  'GET /sign-in': 'anyone',
  'POST /sign-in': 'anyone',
  'GET /sign-in/code': 'anyone',
  'POST /sign-in/code': 'anyone',
  'GET /sign-in/two-step': 'anyone',
  'POST /sign-in/two-step': 'anyone',
  'GET /welcome/:token': 'anyone',
  'GET /welcome': 'anyone',
  'POST /welcome': 'anyone',
  'POST /sign-out': 'anyone',
  'GET /account': 'signed-in',
  'POST /account/password': 'signed-in',
  'GET /account/two-step': 'signed-in',
  'POST /account/two-step': 'signed-in',
  'POST /account/two-step/off': 'signed-in',
  'POST /account/sign-out-everywhere': 'signed-in',

  // Labs
  'GET /manage': 'signed-in',
  'GET /manage/labs/new': 'creator',
  'POST /manage/labs/new': 'creator',
  'GET /manage/labs/:lab': OBSERVER,
  'GET /manage/labs/:lab/edit': ORGANISER,
  'POST /manage/labs/:lab/edit': ORGANISER,
  'GET /manage/labs/:lab/people': ORGANISER,
  'POST /manage/labs/:lab/people': ORGANISER,
  'POST /manage/labs/:lab/people/:account/role': ORGANISER,
  'POST /manage/labs/:lab/people/:account/remove': ORGANISER,
  'GET /manage/labs/:lab/tokens': ANALYST,
  'POST /manage/labs/:lab/tokens': ANALYST,
  'POST /manage/labs/:lab/tokens/:key/end': ANALYST,
  'GET /manage/labs/:lab/audit': ORGANISER,
  'GET /manage/labs/:lab/ballots/new': ORGANISER,
  'POST /manage/labs/:lab/ballots/new': ORGANISER,
  'GET /manage/labs/:lab/surveys/new': ORGANISER,
  'POST /manage/labs/:lab/surveys/new': ORGANISER,

  // A ballot's set-up
  'GET /manage/ballots/:ballot': OBSERVER,
  'GET /manage/ballots/:ballot/question': ORGANISER,
  'POST /manage/ballots/:ballot/question': ORGANISER,
  'GET /manage/ballots/:ballot/options': ORGANISER,
  'POST /manage/ballots/:ballot/options': ORGANISER,
  'GET /manage/ballots/:ballot/options/:option': ORGANISER,
  'POST /manage/ballots/:ballot/options/:option': ORGANISER,
  'POST /manage/ballots/:ballot/options/:option/move': ORGANISER,
  'POST /manage/ballots/:ballot/options/:option/remove': ORGANISER,
  'GET /manage/ballots/:ballot/method': ORGANISER,
  'POST /manage/ballots/:ballot/method': ORGANISER,
  'GET /manage/ballots/:ballot/companions': ORGANISER,
  'POST /manage/ballots/:ballot/companions': ORGANISER,
  'GET /manage/ballots/:ballot/companions/:question': ORGANISER,
  'POST /manage/ballots/:ballot/companions/:question': ORGANISER,
  'POST /manage/ballots/:ballot/companions/:question/move': ORGANISER,
  'POST /manage/ballots/:ballot/companions/:question/remove': ORGANISER,
  'GET /manage/ballots/:ballot/dates': ORGANISER,
  'POST /manage/ballots/:ballot/dates': ORGANISER,
  'GET /manage/ballots/:ballot/preview': OBSERVER,
  'POST /manage/ballots/:ballot/preview': OBSERVER,
  'GET /manage/ballots/:ballot/move/:move': ORGANISER,
  'POST /manage/ballots/:ballot/move/:move': ORGANISER,
  'GET /manage/ballots/:ballot/count': OBSERVER,

  // Roll, mail, turnout
  'GET /manage/ballots/:ballot/roll': ORGANISER,
  'GET /manage/ballots/:ballot/roll/upload': ORGANISER,
  'POST /manage/ballots/:ballot/roll/upload': ORGANISER,
  'GET /manage/ballots/:ballot/roll/upload/:upload': ORGANISER,
  'POST /manage/ballots/:ballot/roll/upload/:upload': ORGANISER,
  'GET /manage/ballots/:ballot/roll/upload/:upload/check': ORGANISER,
  'POST /manage/ballots/:ballot/roll/upload/:upload/confirm': ORGANISER,
  'GET /manage/ballots/:ballot/roll/add': ORGANISER,
  'POST /manage/ballots/:ballot/roll/add': ORGANISER,
  'GET /manage/ballots/:ballot/roll/:entry': ORGANISER,
  'POST /manage/ballots/:ballot/roll/:entry/withdraw': ORGANISER,
  'POST /manage/ballots/:ballot/roll/:entry/reissue': ORGANISER,
  'POST /manage/ballots/:ballot/links.csv': ORGANISER,
  'GET /manage/ballots/:ballot/mail': ORGANISER,
  'GET /manage/ballots/:ballot/mail/:kind': ORGANISER,
  'POST /manage/ballots/:ballot/mail/:kind': ORGANISER,
  'GET /manage/ballots/:ballot/mailings/:mailing': ORGANISER,
  'GET /manage/ballots/:ballot/turnout': OBSERVER,

  // Surveys
  'GET /manage/surveys/:survey': OBSERVER,
  'GET /manage/surveys/:survey/questionnaire': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire.json': OBSERVER,
  'GET /manage/surveys/:survey/questionnaire.xlsx': OBSERVER,
  'GET /manage/surveys/:survey/questionnaire/add': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/add': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/add-group': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/add-group': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/parts/:part': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/parts/:part': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/parts/:part/logic': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/parts/:part/logic/:rule': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/parts/:part/logic/:rule': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/parts/:part/move': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/parts/:part/duplicate': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/parts/:part/delete': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/parts/:part/delete': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/parts/:part/levels': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/parts/:part/levels': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/parts/:part/prohibitions': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/parts/:part/prohibitions': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/parts/:part/design': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/parts/:part/design.csv': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/parts/:part/pictures': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/parts/:part/pictures/:of': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/parts/:part/pictures/:of': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/preview': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/preview': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/settings': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/settings': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/languages': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/languages': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/languages/:language': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/languages/:language': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/screen-outs': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/screen-outs': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/screen-outs/:rule': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/screen-outs/:rule': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/quotas': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/quotas': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/quotas/:quota': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/quotas/:quota': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/quota-cells': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/quota-cells': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/templates': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/templates': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/import': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/import': ORGANISER,
  'GET /manage/surveys/:survey/questionnaire/import/confirm': ORGANISER,
  'POST /manage/surveys/:survey/questionnaire/import/confirm': ORGANISER,
  'GET /manage/surveys/:survey/about': ORGANISER,
  'POST /manage/surveys/:survey/about': ORGANISER,
  'GET /manage/surveys/:survey/versions': OBSERVER,
  'GET /manage/surveys/:survey/versions/publish': ORGANISER,
  'POST /manage/surveys/:survey/versions/publish': ORGANISER,
  'GET /manage/surveys/:survey/move/:move': ORGANISER,
  'POST /manage/surveys/:survey/move/:move': ORGANISER,
  'GET /manage/surveys/:survey/try': OBSERVER,
  'POST /manage/surveys/:survey/try': OBSERVER,
  'GET /manage/surveys/:survey/try/:trial/page/:page': OBSERVER,
  'POST /manage/surveys/:survey/try/:trial/page/:page': OBSERVER,
  'GET /manage/surveys/:survey/try/end': OBSERVER,
  'GET /manage/surveys/:survey/dates': ORGANISER,
  'POST /manage/surveys/:survey/dates': ORGANISER,
  'GET /manage/surveys/:survey/links': ORGANISER,
  'POST /manage/surveys/:survey/links': ORGANISER,
  'GET /manage/surveys/:survey/poster': OBSERVER,
  'GET /manage/surveys/:survey/panel': ORGANISER,
  'POST /manage/surveys/:survey/panel': ORGANISER,
  'GET /manage/surveys/:survey/mail': ORGANISER,
  'GET /manage/surveys/:survey/mail/:kind': ORGANISER,
  'POST /manage/surveys/:survey/mail/:kind': ORGANISER,
  'GET /manage/surveys/:survey/mailings/:mailing': ORGANISER,
  'GET /manage/surveys/:survey/contacts': ORGANISER,
  'POST /manage/surveys/:survey/contacts': ORGANISER,
  'GET /manage/surveys/:survey/contacts/file/:file': ORGANISER,
  'POST /manage/surveys/:survey/contacts/file/:file': ORGANISER,
  'GET /manage/surveys/:survey/contacts/:contact': ORGANISER,
  'POST /manage/surveys/:survey/contacts/:contact/withdraw': ORGANISER,
  'POST /manage/surveys/:survey/contacts/:contact/replace': ORGANISER,
  'GET /manage/surveys/:survey/contacts/:contact/erase': ORGANISER,
  'POST /manage/surveys/:survey/contacts/:contact/erase': ORGANISER,
  'GET /manage/surveys/:survey/erasure': ORGANISER,
  'POST /manage/surveys/:survey/erasure': ORGANISER,
  'POST /manage/surveys/:survey/links.csv': ORGANISER,
  'GET /manage/surveys/:survey/report': OBSERVER,
  'GET /manage/surveys/:survey/answers': ANALYST,
  'POST /manage/surveys/:survey/answers': ANALYST,
  'GET /manage/surveys/:survey/files/:file': ANALYST,
  'GET /manage/surveys/:survey/files/:file/download': ANALYST,
  'POST /manage/surveys/:survey/files/:file/again': ANALYST,
  'POST /manage/surveys/:survey/files/:file/remove': ANALYST,
  'GET /manage/surveys/:survey/codebook': ANALYST,
  'GET /manage/surveys/:survey/codebook.csv': ANALYST,

  // Analysis
  ...ANALYSIS_DOORS,
  ...WEBHOOK_DOORS,

  // After closing
  'GET /manage/ballots/:ballot/result': OBSERVER,
  'GET /manage/ballots/:ballot/comments': ANALYST,
  'GET /ballots/:ballot/comments.csv': ANALYST,
  'GET /manage/ballots/:ballot/openings': ORGANISER,
  'POST /manage/ballots/:ballot/openings.json': ORGANISER,
} as const satisfies Readonly<Record<string, Admission>>;

/** One door: `METHOD /pattern`. */
export type DoorName = keyof typeof AUTHORISATION_TABLE;

/** Doors that a token opens. */
export type TokenDoor = {
  [Door in DoorName]: (typeof AUTHORISATION_TABLE)[Door] extends `token:${Scope}` ? Door : never;
}[DoorName];
