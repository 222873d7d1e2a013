/** The audit log of a lab, for its organisers to read. */
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { auditLogPage } from '../pages/audit.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';

/** `/manage/labs/:lab/audit`, older lines by `?before=`. */
export function addAuditRoutes(door: AddDoor, services: Services): void {
  door('GET /manage/labs/:lab/audit', async ({ request, response, lab }) => {
    const asked = request.query['before'];
    const before = asked === undefined ? null : Number(asked);
    if (before !== null && !(Number.isSafeInteger(before) && before > 0))
      throw new ProblemError(problem('not-found'));
    const lines = await services.people.auditLog.page(lab.id, before);
    const { format } = wordsFor(response, 'organiser');
    const when = (at: number) => format.moment(at, services.context.config.labTimeZone);
    renderPage(response, 'audit', auditLogPage(lab, lines, before !== null, when));
  });
}
