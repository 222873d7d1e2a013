/** The codebook of a survey: what the columns of its answers mean. */
import { pipeline } from 'node:stream/promises';
import type { Services } from '../../services/index.js';
import { type CodebookLine, codebookFile, codebookOf } from '../../services/surveys/data.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { belowSurveyFrame } from '../pages/survey-desk.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { SurveyVisit } from '../visit.js';

/** Adds the page and its file. */
export function addSurveyCodebookRoutes(door: AddDoor, { surveys, analysis }: Services): void {
  const codebook = async ({ survey }: SurveyVisit): Promise<readonly CodebookLine[]> => {
    const data = await surveys.data(survey.id);
    if (data === null) throw new ProblemError(problem('not-found'));
    return codebookOf(data, await analysis.comments.beside(survey.id, data.plan));
  };

  door('GET /manage/surveys/:survey/codebook', async (visit) => {
    const lines = await codebook(visit);
    const { home, ...frame } = belowSurveyFrame(visit, {
      text: 'Answers',
      href: `${belowSurveyFrame(visit).home}/answers`,
    });
    renderPage(visit.response, 'survey-codebook', {
      ...frame,
      title: 'Codebook',
      mainWidth: 'full',
      csvHref: `${home}/codebook.csv`,
      table: {
        caption: 'Variables and codes',
        dense: true,
        head: [
          { text: 'Variable' },
          { text: 'Label' },
          { text: 'Kind' },
          { text: 'Code', numeric: true },
          { text: 'Means' },
          { text: 'Versions' },
        ],
        rows: lines.map((line) => [
          line.variable,
          line.code === null ? line.label : '',
          line.code === null ? line.kind : '',
          line.code === null ? '' : String(line.code),
          line.missing ? `${line.codeLabel} (says nothing)` : line.codeLabel,
          line.code === null ? line.versions.join(', ') : '',
        ]),
      },
    });
  });

  door('GET /manage/surveys/:survey/codebook.csv', async (visit) => {
    const lines = await codebook(visit);
    visit.response.type('text/csv; charset=utf-8').attachment(`codebook-${visit.survey.slug}.csv`);
    await pipeline(codebookFile(lines), visit.response);
  });
}
