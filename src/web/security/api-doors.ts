/** Doors for programs to tables, files of answers and reports, a part of the authorisation table. */

export const API_DOORS = {
  'GET /api/v1/surveys/:survey/table': 'token:tables',
  'GET /api/v1/plans': 'token:tables',
  'GET /api/v1/plans/:plan': 'token:tables',
  'GET /api/v1/plans/:plan/numbers': 'token:tables',
  'GET /api/v1/surveys/:survey/exports': 'token:exports',
  'POST /api/v1/surveys/:survey/exports': 'token:exports',
  'GET /api/v1/surveys/:survey/exports/:file': 'token:exports',
  'GET /api/v1/surveys/:survey/exports/:file/download': 'token:exports',
  'GET /api/v1/reports': 'token:results',
  'GET /api/v1/reports/:report': 'token:results',
} as const;
