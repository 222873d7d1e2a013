/** The hall of heavy tasks, each over a connection that cannot write: adding one is a line here and its word in the type. */
import { drawReport } from '../../domain/questionnaire/experiment-design.js';
import type { Clock } from '../../shared/clock.js';
import { ballotById } from '../../storage/ballot-store.js';
import { allPapers } from '../../storage/paper-store.js';
import type { Database } from '../../storage/tables.js';
import { answerAbout } from '../analysis/comments/asks/index.js';
import { codesBeside } from '../analysis/comments/codes-beside.js';
import { gatherComments } from '../analysis/comments/gather.js';
import { broughtUpToDate } from '../analysis/data-set/block-order.js';
import { answerTo } from '../analysis/enquiries/index.js';
import { type Opened, openSource } from '../analysis/publishing/opened.js';
import { protectReport } from '../analysis/publishing/protect-report.js';
import { commentsOf } from '../ballots/comments.js';
import { countPapers, papersOf } from '../ballots/count-papers.js';
import { definitionOf } from '../ballots/definition.js';
import { openingsJson } from '../exports/ballots/openings.js';
import { isPublicFileName, writePublicFile } from '../exports/ballots/public-files.js';
import { writeExport } from '../exports/surveys/write-export.js';
import { solverOnce } from '../solver/once.js';
import { rememberedVersions } from '../surveys/compiled.js';
import { surveyPage } from '../surveys/rows.js';
import type { HeavyTasks } from './heavy-work.js';

/**
 * The tasks over one connection; the clock says at which moment what is read was so, and `solver` gives the same solver to all of a
 * thread's tasks.
 */
export function heavyTasks(reader: Database, clock: Clock, solver = solverOnce()): HeavyTasks {
  return {
    countPapers: (ballotId, tell) => countPapers(reader, ballotId, tell),
    publicFile: async (ballotId, name) =>
      isPublicFileName(name) ? writePublicFile(reader, ballotId, name) : null,
    comments: async (ballotId) => {
      const definition = definitionOf(await ballotById(reader, ballotId));
      return commentsOf(definition, await papersOf(reader, ballotId));
    },
    dataBlock: (order) => broughtUpToDate({ reader, solver }, order),
    enquire: (order) => answerTo(reader, order),
    commentBlock: (order) => gatherComments(reader, order),
    askComments: (order) => answerAbout(reader, order),
    protectReport: async (order) => {
      const opened: Opened[] = [];
      for (const source of order.sources) opened.push(await openSource(reader, source));
      return protectReport(order, opened, await solver());
    },
    drawDesign: async (needs) => drawReport(needs),
    openings: async (ballotId) => new TextEncoder().encode(openingsJson(await allPapers(reader, ballotId))),
    responsePage: (surveyId, part) => surveyPage(reader, rememberedVersions(), surveyId, part, codesBeside),
    exportSurvey: (order, onProgress) => writeExport(reader, clock, order, onProgress),
  };
}
