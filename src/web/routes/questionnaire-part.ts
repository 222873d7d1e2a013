/** One part of a questionnaire: a question or a group shown as a form, stored, or shown again with what is wrong. */
import { findPart } from '../../domain/questionnaire/editing/index.js';
import type { Services } from '../../services/index.js';
import { problem } from '../../shared/problem.js';
import { actorOf } from '../actor.js';
import { revisionOf } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { groupPage, readGroup } from '../pages/group-editor.js';
import { partConflict } from '../pages/part-conflict.js';
import { questionPage } from '../pages/question-editor.js';
import { readQuestion } from '../pages/question-form.js';
import { lineId } from '../pages/questionnaire-outline.js';
import { type Desk, deskOf, partAddress, partAt, questionnaireLink } from '../questionnaire-desk.js';
import { type PageModel, renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { showSurveyRefusal } from '../survey-refusal.js';

const CHANGED = problem('survey-changed-since');
const BASE = '/manage/surveys/:survey/questionnaire/parts/:part';

/** Adds the page. */
export function addQuestionnairePartRoutes(door: AddDoor, services: Services): void {
  door(`GET ${BASE}`, async (visit) => show(await deskOf(services, visit)));

  door(`POST ${BASE}`, async (visit) => {
    const desk = await deskOf(services, visit);
    const { key } = partAt(desk);
    const reader = new FormReader(visit.request.body);
    const step = reader.all('step')[0] ?? 'save';
    if (step !== 'save') return show(desk, reader);
    const change = changeOf(desk, reader);
    if (Object.keys(reader.errors).length > 0) return show(desk, reader);
    const edit = { what: 'part-changed', name: key, revision: revisionOf(reader), change };
    const stored = await services.surveys.authoring.edit(visit.survey.id, edit, actorOf(visit));
    if (stored.ok) return visit.response.redirect(303, afterwards(desk, reader, key));
    if (stored.problem.code !== 'survey-changed-since')
      return showSurveyRefusal(visit, stored.problem, questionnaireLink(desk));
    await showConflict(services, desk, reader, change);
  });
}

function show(desk: Desk, reader?: FormReader, more: Partial<PageModel> = {}, status = 200): void {
  const { response } = desk.visit;
  const { t } = wordsFor(response, 'organiser');
  const placed = partAt(desk);
  const { part } = placed;
  const typed = reader === undefined ? undefined : { reader, revision: revisionOf(reader) };
  const page =
    part.kind === 'question'
      ? questionPage(desk, { ...placed, part }, t, typed)
      : groupPage(desk, { ...placed, part }, typed);
  const view = part.kind === 'question' ? 'questionnaire-question' : 'questionnaire-group';
  const refused = Object.keys(reader?.errors ?? {}).length > 0;
  renderPage(response, view, { conflict: null, ...page, ...more }, status === 200 && refused ? 422 : status);
}

function changeOf(desk: Desk, reader: FormReader) {
  const { part, key } = partAt(desk);
  return part.kind === 'question'
    ? readQuestion(reader, part, key, desk.questionnaire)
    : readGroup(reader, part, key, desk.questionnaire);
}

/** Back to the list; but a question that is answered in another way now has other fields, which come first. */
function afterwards(desk: Desk, reader: FormReader, key: string): string {
  const { part } = partAt(desk);
  const [type] = reader.all('type');
  const name = reader.all('name')[0]?.trim() || part.name;
  const now = key.includes('~') || name === part.name ? key : name;
  const changesType = part.kind === 'question' && type !== undefined && type !== part.type;
  return changesType ? partAddress(desk, now) : `${desk.address}#${lineId(now)}`;
}

/** A colleague stored something meanwhile: what was typed stays in the form, beside what is stored now. */
async function showConflict(
  services: Services,
  desk: Desk,
  reader: FormReader,
  change: ReturnType<typeof changeOf>,
): Promise<void> {
  const { visit } = desk;
  const { key } = partAt(desk);
  const survey = await services.surveys.reread(visit.survey.id);
  const fresh = await deskOf(services, { ...visit, survey });
  const stored = findPart(fresh.questionnaire, key);
  const mine = change(desk.questionnaire);
  const conflict =
    stored === undefined || !mine.ok ? null : partConflict(mine.value, fresh.questionnaire, key);
  if (stored === undefined || conflict === null)
    return showSurveyRefusal(visit, CHANGED, questionnaireLink(desk));
  show(fresh, reader, { conflict, revision: survey.revision, faults: [] }, CHANGED.status);
}
