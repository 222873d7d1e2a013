/** Published reports for everybody: the page at the stable address, and its files. What is not published does not exist here. */
import type { Edition } from '../../services/analysis/publishing/editions.js';
import { publishedFile } from '../../services/analysis/publishing/files.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { countIn, textField } from '../form.js';
import { reportPage } from '../pages/report.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { LabVisit } from '../visit.js';

/** Adds the page and its files. */
export function addReportRoutes(door: AddDoor, services: Services): void {
  door('GET /labs/:lab/reports/:report', async (visit) => {
    const edition = await editionOf(services, visit);
    const words = { ...wordsFor(visit.response, 'public'), zone: services.context.config.labTimeZone };
    const page = reportPage(visit.lab, edition, words);
    renderPage(visit.response, 'report', page, edition.row.withdrawn_at === null ? 200 : 410);
  });
  door('GET /labs/:lab/reports/:report/:file', async (visit) => {
    const { publication, row, report, quotes } = await editionOf(services, visit);
    if (row.withdrawn_at !== null) throw new ProblemError(problem('report-withdrawn'));
    const name = String(visit.request.params['file']);
    const file = publishedFile(publication, name, quotes);
    if (file === null) throw new ProblemError(problem('not-found'));
    visit.response.type(file.type).attachment(`${report.slug}-${name}`).send(file.text);
  });
}

/** The edition that the address asks for, or the newest. */
async function editionOf({ analysis }: Services, { lab, request }: LabVisit): Promise<Edition> {
  const asked = textField(request.query, 'edition', 9);
  const number = asked === '' ? null : (countIn(asked) ?? -1);
  const edition = await analysis.reports.edition(lab, String(request.params['report']), number);
  if (edition === undefined) throw new ProblemError(problem('not-found'));
  return edition;
}
