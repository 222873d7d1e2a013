/** The attributes of a choice experiment and their levels: shown as one form, stored together. */
import { withAttributes } from '../../domain/questionnaire/editing/index.js';
import type { QuestionPart } from '../../domain/questionnaire/questionnaire.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { revisionOf } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { levelsPage, readAttributes } from '../pages/levels-editor.js';
import { typeOf } from '../pages/question-lists.js';
import { type Desk, deskOf, partAddress, partAt, storeEdit } from '../questionnaire-desk.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';

const BASE = '/manage/surveys/:survey/questionnaire/parts/:part/levels';

/** Adds the page. */
export function addQuestionnaireLevelsRoutes(door: AddDoor, services: Services): void {
  door(`GET ${BASE}`, async (visit) => show(await deskOf(services, visit)));

  door(`POST ${BASE}`, async (visit) => {
    const desk = await deskOf(services, visit);
    const { part, key } = experimentAt(desk);
    const reader = new FormReader(visit.request.body);
    if ((reader.all('step')[0] ?? 'save') !== 'save') return show(desk, reader);
    const attributes = readAttributes(reader, desk.questionnaire, part);
    if (Object.keys(reader.errors).length > 0) return show(desk, reader);
    await storeEdit(services, desk, reader, {
      what: 'part-changed',
      name: key,
      change: (questionnaire) => withAttributes(questionnaire, key, attributes),
      afterwards: () => partAddress(desk, key),
    });
  });
}

/** The question whose choices are levels; there is no such page of any other part. */
export function experimentAt(desk: Desk): { readonly part: QuestionPart; readonly key: string } {
  const { part, key } = partAt(desk);
  if (part.kind !== 'question' || typeOf(part)?.levels !== true) throw new ProblemError(problem('not-found'));
  return { part, key };
}

function show(desk: Desk, reader?: FormReader): void {
  const { part, key } = experimentAt(desk);
  const page = levelsPage(desk, part, key, reader);
  const revision = reader === undefined ? desk.visit.survey.revision : revisionOf(reader);
  const refused = Object.keys(reader?.errors ?? {}).length > 0;
  renderPage(desk.visit.response, 'questionnaire-levels', { ...page, revision }, refused ? 422 : 200);
}
