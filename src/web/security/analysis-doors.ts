/** The doors of analysis, a part of the authorisation table: all of them for those who may see the answers themselves. */
import type { Role } from '../../storage/tables.js';

const ANALYST = ['organiser', 'analyst'] as const satisfies readonly Role[];

const ORGANISER = ['organiser'] as const satisfies readonly Role[];

export const ANALYSIS_DOORS = {
  'GET /manage/labs/:lab/plans': ANALYST,
  'POST /manage/labs/:lab/plans': ANALYST,
  'GET /manage/labs/:lab/plans/:plan': ANALYST,
  'POST /manage/labs/:lab/plans/:plan': ANALYST,
  'GET /manage/labs/:lab/plans/:plan/edit': ANALYST,
  'GET /manage/labs/:lab/plans/:plan/plan.json': ANALYST,
  'GET /manage/labs/:lab/plans/:plan/compose': ANALYST,
  'POST /manage/labs/:lab/plans/:plan/compose': ANALYST,
  'GET /manage/labs/:lab/plans/:plan/compose/:part': ANALYST,
  'POST /manage/labs/:lab/plans/:plan/compose/:part': ANALYST,
  'POST /manage/labs/:lab/plans/:plan/compose/:part/move': ANALYST,
  'GET /manage/labs/:lab/plans/:plan/compose/:part/delete': ANALYST,
  'POST /manage/labs/:lab/plans/:plan/compose/:part/delete': ANALYST,
  'GET /manage/labs/:lab/plans/:plan/preview': ANALYST,
  'POST /manage/labs/:lab/plans/:plan/publish': ORGANISER,
  'GET /manage/labs/:lab/reports': ANALYST,
  'GET /manage/labs/:lab/reports/:report/withdraw': ORGANISER,
  'POST /manage/labs/:lab/reports/:report/withdraw': ORGANISER,
  'GET /manage/surveys/:survey/workbench': ANALYST,
  'GET /manage/surveys/:survey/workbench/publishable': ANALYST,
  'GET /manage/surveys/:survey/workbench/:download': ANALYST,
  'POST /manage/surveys/:survey/workbench/plan': ANALYST,
  'GET /manage/surveys/:survey/definitions': ANALYST,
  'GET /manage/surveys/:survey/definitions/new/:form': ANALYST,
  'POST /manage/surveys/:survey/definitions/new/:form': ANALYST,
  'GET /manage/surveys/:survey/definitions/:definition': ANALYST,
  'POST /manage/surveys/:survey/definitions/:definition': ANALYST,
  'GET /manage/surveys/:survey/definitions/:definition/delete': ANALYST,
  'POST /manage/surveys/:survey/definitions/:definition/delete': ANALYST,
  'POST /manage/surveys/:survey/definitions/:definition/weights.csv': ANALYST,
  'GET /manage/surveys/:survey/comments': ANALYST,
  'GET /manage/surveys/:survey/comments/:question': ANALYST,
  'GET /manage/surveys/:survey/comments/:question/:page': ANALYST,
  'POST /manage/surveys/:survey/comments/:question/:page': ANALYST,
  'GET /manage/ballots/:ballot/comments/:question': ANALYST,
  'GET /manage/ballots/:ballot/comments/:question/:page': ANALYST,
  'POST /manage/ballots/:ballot/comments/:question/:page': ANALYST,
  'GET /manage/ballots/:ballot/workbench': ANALYST,
  'GET /manage/ballots/:ballot/workbench/:download': ANALYST,
  'POST /manage/ballots/:ballot/workbench/plan': ANALYST,
} as const satisfies Readonly<Record<string, readonly Role[]>>;
