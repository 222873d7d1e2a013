/** Uploading a questionnaire, with every fault of a file that cannot be asked, and taking it out again. */
import type { Services } from '../../services/index.js';
import { writeQuestionnaireBytes } from '../../services/questionnaires/index.js';
import {
  checkQuestionnaireFile,
  LARGEST_QUESTIONNAIRE,
  type QuestionnaireFault,
} from '../../services/surveys/check.js';
import { storedQuestionnaire } from '../../services/surveys/questionnaire-json.js';
import { present } from '../../shared/assert.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { actorOf } from '../actor.js';
import { revisionOf } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { belowSurveyFrame, surveyHome } from '../pages/survey-desk.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { showSurveyRefusal } from '../survey-refusal.js';
import { readUpload } from '../upload.js';
import type { SurveyVisit } from '../visit.js';

/** Adds the page and the file. */
export function addSurveyQuestionnaireRoutes(door: AddDoor, { surveys }: Services): void {
  const show = async (visit: SurveyVisit, refused?: Refused) => {
    const draft = await surveys.draft(visit.survey.id);
    const { versions } = await surveys.situation(visit.survey);
    showQuestionnaire(visit, { draft: draft?.file_name ?? null, published: versions.length > 0 }, refused);
  };

  door('GET /manage/surveys/:survey/questionnaire', (visit) => show(visit));

  door('POST /manage/surveys/:survey/questionnaire', async (visit) => {
    const { request, response, survey } = visit;
    const upload = await readUpload(request, response, 'questionnaire', LARGEST_QUESTIONNAIRE);
    const revision = revisionOf(new FormReader(request.body));
    if (upload.kind === 'too-large') return show(visit, { sentence: 'The file is larger than 10 MB.' });
    if (upload.file === null) return show(visit, { sentence: 'Choose a file that is not empty.' });
    const fileName = nameOf(upload.name);
    const checked = await checkQuestionnaireFile(upload.file, fileName);
    if (!checked.ok)
      return show(visit, { sentence: faultsSentence(checked.problem), faults: checked.problem });
    const { definition } = checked.value;
    const stored = await surveys.storeDraft(survey.id, { definition, fileName, revision }, actorOf(visit));
    if (stored.ok) response.redirect(303, surveyHome(survey.slug));
    else showSurveyRefusal(visit, stored.problem);
  });

  for (const ending of ['json', 'xlsx'] as const) {
    door(`GET /manage/surveys/:survey/questionnaire.${ending}`, async ({ survey, response }) => {
      const draft = await surveys.draft(survey.id);
      const [newest] = (await surveys.situation(survey)).versions;
      const version = newest === undefined ? undefined : await surveys.version(survey.id, newest.number);
      const definition = draft?.definition ?? version?.definition;
      if (definition === undefined) throw new ProblemError(problem('not-found'));
      const name = `${survey.slug}-questionnaire.${ending}`;
      const bytes = writeQuestionnaireBytes(storedQuestionnaire(definition), name);
      response.attachment(name).send(Buffer.from(present(bytes, 'both endings can be written')));
    });
  }
}

interface Refused {
  readonly sentence: string;
  readonly faults?: readonly QuestionnaireFault[];
}

function faultsSentence(faults: readonly QuestionnaireFault[]): string {
  return faults.length === 1
    ? 'The questionnaire has a fault, so it was not stored.'
    : `The questionnaire has ${faults.length} faults, so it was not stored.`;
}

/** The file's own name without folders and control characters. */
function nameOf(sent: string): string {
  const name = Buffer.from(sent, 'latin1').toString('utf8').split(/[\\/]/).at(-1) ?? '';
  return name.replace(/\p{C}/gu, '').slice(0, 200) || 'questionnaire';
}

/** More faults than these are one fault repeated. */
const MOST_SHOWN = 500;

function showQuestionnaire(
  visit: SurveyVisit,
  stored: { readonly draft: string | null; readonly published: boolean },
  refused?: Refused,
): void {
  const { home, ...frame } = belowSurveyFrame(visit);
  const faults = (refused?.faults ?? []).slice(0, MOST_SHOWN);
  renderPage(
    visit.response,
    'survey-questionnaire',
    {
      ...frame,
      title: 'Questionnaire',
      mainWidth: faults.length > 0 ? 'full' : 'text',
      action: `${home}/questionnaire`,
      revision: visit.survey.revision,
      accepted: '.xlsx,.json,.md',
      acceptedHint:
        'An XLSForm workbook (.xlsx), Canvass’s own JSON (.json) or XLSForm as Markdown tables (.md), up to 10 MB.',
      draft: stored.draft,
      published: stored.published,
      downloadHref: stored.draft !== null || stored.published ? `${home}/questionnaire` : null,
      errors: refused === undefined ? {} : { questionnaire: refused.sentence },
      table: faults.length === 0 ? null : faultTable(faults),
    },
    refused === undefined ? 200 : 422,
  );
}

function faultTable(faults: readonly QuestionnaireFault[]) {
  const isPlaced = faults.some(({ row }) => row !== null);
  return {
    caption: 'What is wrong, and where',
    dense: true,
    rowHeads: false,
    head: [
      ...(isPlaced ? [{ text: 'Sheet' }, { text: 'Row', numeric: true }] : []),
      { text: 'Column' },
      { text: 'What is wrong' },
    ],
    rows: faults.map(({ sheet, row, column, sentence }) => [
      ...(isPlaced ? [sheet ?? '', row === null ? '' : String(row)] : []),
      column ?? '',
      sentence,
    ]),
  };
}
