/** The hall of endpoints for programs: adding one is a file beside this one and a line here. */
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import type { AddDoor } from '../security/door.js';
import type { TokenVisit } from '../visit.js';
import { ballots } from './ballots.js';
import type { Endpoint } from './endpoint.js';
import { exportAsked, exportDownload, exportFile, exportList } from './exports.js';
import { openApi } from './openapi.js';
import { plan, planNumbers, plans } from './plans.js';
import { report, reports } from './reports.js';
import { responses } from './responses.js';
import { result } from './result.js';
import { survey } from './survey.js';
import { surveys } from './surveys.js';
import { table } from './table.js';
import { variables } from './variables.js';

/** Every endpoint, in the order in which a person reads about them. */
export const ENDPOINTS: readonly Endpoint[] = [
  surveys,
  survey,
  variables,
  responses,
  table,
  plans,
  plan,
  planNumbers,
  exportList,
  exportAsked,
  exportFile,
  exportDownload,
  ballots,
  result,
  reports,
  report,
];

/** Adds every endpoint's door, and their description at `/api/openapi.json`. */
export function addApi(door: AddDoor, services: Services): void {
  const description = openApi(ENDPOINTS, services.context.config.baseUrl);
  door('GET /api/openapi.json', ({ response }) => {
    response.json(description);
  });
  for (const endpoint of ENDPOINTS) {
    door(endpoint.door, async (visit) => {
      const query = readAsked(endpoint, visit);
      const answer = await endpoint.handle(visit, query, services);
      if (endpoint.answer !== null) visit.response.json(answer);
    });
  }
}

/** The query, or the body, as the endpoint reads it; refused with `query-invalid`, each wrong parameter named. */
function readAsked({ query, body }: Endpoint, { request }: TokenVisit): Readonly<Record<string, unknown>> {
  const read = body === undefined ? query.safeParse(request.query) : body.safeParse(request.body ?? {});
  if (read.success) return read.data;
  const fields = Object.fromEntries(
    read.error.issues.map(({ path, message }) => [path.map(String).join('.') || 'query', message]),
  );
  throw new ProblemError(problem('query-invalid', { fields }));
}
