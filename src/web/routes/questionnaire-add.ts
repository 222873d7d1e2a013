/** Adds a question or a group to a questionnaire: its words, how it is answered, and where it goes. */
import {
  addPart,
  askedOften,
  findPart,
  nameFrom,
  newGroup,
  newQuestion,
  takenNames,
  type Where,
} from '../../domain/questionnaire/editing/index.js';
import { isQuestionType } from '../../domain/questionnaire/question-types/index.js';
import type { Services } from '../../services/index.js';
import { revisionOf } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { oftenModel, readOften } from '../pages/how-often.js';
import { placesFor } from '../pages/question-editor.js';
import { groupedTypes, readTexts } from '../pages/question-form.js';
import { lineId } from '../pages/questionnaire-outline.js';
import { belowQuestionnaire, type Desk, deskOf, partAddress, storeEdit } from '../questionnaire-desk.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';

const BASE = '/manage/surveys/:survey/questionnaire';

/** Adds the two pages. */
export function addQuestionnaireAddRoutes(door: AddDoor, services: Services): void {
  door(`GET ${BASE}/add`, async (visit) => showQuestion(await deskOf(services, visit)));

  door(`POST ${BASE}/add`, async (visit) => {
    const desk = await deskOf(services, visit);
    const reader = new FormReader(visit.request.body);
    const label = readLabel(reader, desk, 'the question', true);
    const type = reader.all('type')[0] ?? '';
    if (!isQuestionType(type)) reader.refuse('type', 'Choose how the question is answered');
    const where = readWhere(reader);
    if (Object.keys(reader.errors).length > 0) return showQuestion(desk, reader);
    const name = freeNameFor(desk, label, 'question');
    await storeEdit(services, desk, reader, {
      what: 'part-added',
      name,
      change: (questionnaire) => addPart(questionnaire, newQuestion(type, name, label), where),
      afterwards: () => partAddress(desk, name),
    });
  });

  door(`GET ${BASE}/add-group`, async (visit) => showGroup(await deskOf(services, visit)));

  door(`POST ${BASE}/add-group`, async (visit) => {
    const desk = await deskOf(services, visit);
    const reader = new FormReader(visit.request.body);
    const label = readLabel(reader, desk, 'the title', false);
    const where = readWhere(reader);
    const often = readOften(reader, desk.questionnaire, null);
    if (Object.keys(reader.errors).length > 0) return showGroup(desk, reader);
    const name = freeNameFor(desk, label, 'group');
    const page = reader.has('page');
    await storeEdit(services, desk, reader, {
      what: 'part-added',
      name,
      change: (questionnaire) =>
        addPart(questionnaire, askedOften(newGroup(name, label, page), often), where),
      afterwards: () => `${desk.address}#${lineId(name)}`,
    });
  });
}

function freeNameFor(
  { questionnaire }: Desk,
  label: Readonly<Record<string, string | undefined>>,
  otherwise: string,
) {
  const words = Object.values(label).find((text) => text !== undefined && text !== '') ?? '';
  return nameFrom(words, otherwise, takenNames(questionnaire));
}

function readLabel(reader: FormReader, { questionnaire }: Desk, label: string, required: boolean) {
  return readTexts(reader, 'label', {}, questionnaire.languages, { label, longest: 4000, required });
}

/** `in:key`, `after:key`, or nothing for the end. */
function readWhere(reader: FormReader): Where {
  const [, kind, key = ''] = /^(in|after):(.+)$/s.exec(reader.all('where')[0] ?? '') ?? [];
  return kind === undefined ? { kind: 'end' } : { kind: kind as 'in' | 'after', key };
}

/** The place that the link to the form named. */
function askedWhere({ visit, questionnaire }: Desk): string {
  for (const kind of ['in', 'after']) {
    const key = visit.request.query[kind];
    if (typeof key === 'string' && findPart(questionnaire, key) !== undefined) return `${kind}:${key}`;
  }
  return '';
}

function showQuestion(desk: Desk, reader?: FormReader): void {
  const { t } = wordsFor(desk.visit.response, 'organiser');
  show(
    desk,
    'questionnaire-add',
    { title: 'Add a question', mainWidth: 'full', action: `${desk.address}/add`, types: groupedTypes(t) },
    reader,
  );
}

function showGroup(desk: Desk, reader?: FormReader): void {
  show(
    desk,
    'questionnaire-add-group',
    {
      ...{ title: 'Add a group', action: `${desk.address}/add-group` },
      often: oftenModel(desk.questionnaire, null),
    },
    reader,
  );
}

function show(
  desk: Desk,
  view: string,
  own: { title: string } & Record<string, unknown>,
  reader?: FormReader,
): void {
  const { visit, questionnaire } = desk;
  const errors = reader?.errors ?? {};
  const page = {
    ...belowQuestionnaire(desk),
    ...own,
    revision: reader === undefined ? visit.survey.revision : revisionOf(reader),
    languages: questionnaire.languages,
    places: whereChoices(desk),
    values: reader?.typed ?? { where: askedWhere(desk), often: 'once' },
    errors,
  };
  renderPage(visit.response, view, page, Object.keys(errors).length === 0 ? 200 : 422);
}

function whereChoices(desk: Desk) {
  const places = placesFor(desk).flatMap(({ value, text, isGroup }) => [
    ...(isGroup ? [{ value: `in:${value}`, text: `In ${text}` }] : []),
    { value: `after:${value}`, text: `After ${text}` },
  ]);
  return [{ value: '', text: 'At the end' }, ...places];
}
