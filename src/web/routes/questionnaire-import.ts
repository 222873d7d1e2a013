/** Brings a questionnaire in from a file: read as a whole, with every fault, and stored once its differences were seen. */
import type { Services } from '../../services/index.js';
import {
  checkQuestionnaireFile,
  LARGEST_QUESTIONNAIRE,
  type QuestionnaireFault,
} from '../../services/surveys/check.js';
import { actorOf } from '../actor.js';
import { revisionOf } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { confirmPage, importPage, notesPage } from '../pages/questionnaire-import.js';
import { type Desk, deskOf, questionnaireLink } from '../questionnaire-desk.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { showSurveyRefusal } from '../survey-refusal.js';
import { readUpload } from '../upload.js';

const BASE = '/manage/surveys/:survey/questionnaire/import';

/** Adds the pages. */
export function addQuestionnaireImportRoutes(door: AddDoor, services: Services): void {
  const { authoring } = services.surveys;

  door(`GET ${BASE}`, async (visit) => show(await deskOf(services, visit)));

  door(`POST ${BASE}`, async (visit) => {
    const { request, response, survey } = visit;
    const upload = await readUpload(request, response, 'questionnaire', LARGEST_QUESTIONNAIRE);
    const desk = await deskOf(services, visit);
    if (upload.kind === 'too-large') return show(desk, 'The file is larger than 10 MB.');
    if (upload.file === null) return show(desk, 'Choose a file that is not empty.');
    const fileName = nameOf(upload.name);
    const read = await checkQuestionnaireFile(upload.file, fileName);
    if (!read.ok) return showFaults(desk, read.problem);
    await authoring.stage(survey.id, read.value.questionnaire, fileName);
    const { notes } = read.value;
    if (notes.length === 0) return response.redirect(303, `${desk.address}/import/confirm`);
    renderPage(response, 'questionnaire-notes', notesPage(desk, fileName, notes));
  });

  door(`GET ${BASE}/confirm`, async (visit) => {
    const desk = await deskOf(services, visit);
    const incoming = await authoring.staged(visit.survey);
    if (incoming === null) return visit.response.redirect(303, `${desk.address}/import`);
    renderPage(visit.response, 'questionnaire-confirm', confirmPage(desk, incoming));
  });

  door(`POST ${BASE}/confirm`, async (visit) => {
    const desk = await deskOf(services, visit);
    const reader = new FormReader(visit.request.body);
    const confirmed = { revision: revisionOf(reader), fingerprint: reader.all('fingerprint')[0] ?? '' };
    const stored = await authoring.replace(visit.survey.id, confirmed, actorOf(visit));
    if (stored.ok) visit.response.redirect(303, desk.address);
    else showSurveyRefusal(visit, stored.problem, questionnaireLink(desk));
  });
}

function showFaults(desk: Desk, faults: readonly QuestionnaireFault[]): void {
  const many = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
  show(desk, `The questionnaire has ${many}, so nothing was stored.`, faults);
}

function show(desk: Desk, refused?: string, faults: readonly QuestionnaireFault[] = []): void {
  const page = importPage(desk, refused, faults);
  renderPage(desk.visit.response, 'questionnaire-import', page, refused === undefined ? 200 : 422);
}

/** The file's own name without folders and control characters. */
function nameOf(sent: string): string {
  const name = Buffer.from(sent, 'latin1').toString('utf8').split(/[\\/]/).at(-1) ?? '';
  return name.replace(/\p{C}/gu, '').slice(-200) || 'questionnaire';
}
