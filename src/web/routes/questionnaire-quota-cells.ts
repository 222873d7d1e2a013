/** Interlocking quotas from questions: every combination of their choices as a cell, with a limit for those wanted. */
import {
  addQuotas,
  crossedCells,
  MOST_CELLS,
  type QuotaCell,
  type Subject,
} from '../../domain/questionnaire/editing/index.js';
import type { Services } from '../../services/index.js';
import { revisionOf } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { conditionWording, shortened, subjectsOf } from '../pages/condition-words.js';
import { HARDNESS, MOST_COMPLETIONS } from '../pages/questionnaire-quotas.js';
import { belowQuestionnaire, type Desk, deskOf, firstText, storeEdit } from '../questionnaire-desk.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';

const BASE = '/manage/surveys/:survey/questionnaire/quota-cells';

/** The fields that name the questions whose choices are combined. */
const PICKS = ['by-1', 'by-2', 'by-3'] as const;

/** Adds the page. */
export function addQuestionnaireQuotaCellsRoutes(door: AddDoor, services: Services): void {
  door(`GET ${BASE}`, async (visit) => {
    const desk = await deskOf(services, visit);
    show(desk, new FormReader(visit.request.query), visit.survey.revision);
  });

  door(`POST ${BASE}`, async (visit) => {
    const desk = await deskOf(services, visit);
    const reader = new FormReader(visit.request.body);
    const cells = cellsOf(desk, reader);
    if (cells === null) return show(desk, reader, revisionOf(reader));
    const hard = reader.oneOf('hard', ['hard', 'soft'], 'Choose what happens when a cell is full') === 'hard';
    const wanted = cells.flatMap((cell, at) => {
      const limit = readLimit(reader, `limit-${at}`);
      return limit === null ? [] : [{ ...cell, limit, hard }];
    });
    if (wanted.length === 0) reader.refuse('limit-0', 'Type a limit for at least one cell');
    if (Object.keys(reader.errors).length > 0) return show(desk, reader, revisionOf(reader));
    await storeEdit(services, desk, reader, {
      what: 'quota-cells-added',
      name: pickedOf(desk, reader)
        .map(({ name }) => name)
        .join(' × '),
      change: (questionnaire) => addQuotas(questionnaire, wanted),
      afterwards: () => `${desk.address}/quotas`,
    });
  });
}

/** The limit, or null where the field was left empty. */
function readLimit(reader: FormReader, field: string): number | null {
  const empty = (reader.all(field)[0] ?? '').trim() === '';
  return empty ? null : reader.whole(field, { label: 'the limit', least: 0, most: MOST_COMPLETIONS });
}

/** The questions that were picked, each once. */
function pickedOf({ questionnaire }: Desk, reader: FormReader): readonly Subject[] {
  const subjects = crossable(subjectsOf(questionnaire));
  const names = PICKS.map((field) => reader.all(field)[0] ?? '');
  return [...new Set(names)].flatMap((name) => subjects.get(name) ?? []);
}

function crossable(subjects: ReadonlyMap<string, Subject>): ReadonlyMap<string, Subject> {
  return new Map([...subjects].filter(([, { choices }]) => choices.length > 0));
}

/** The cells of the questions picked; null while none is, or where they would be too many, which is refused. */
function cellsOf(desk: Desk, reader: FormReader): readonly QuotaCell[] | null {
  const picked = pickedOf(desk, reader);
  const codes = desk.questionnaire.languages.map(({ code }) => code);
  const cells = crossedCells(picked, codes);
  if (picked.length > 0 && cells === null)
    reader.refuse('by-1', `Choose questions with at most ${MOST_CELLS} combinations of choices`);
  if (picked.length === 0 && reader.has('by-1')) reader.refuse('by-1', 'Choose at least one question');
  return cells;
}

function show(desk: Desk, reader: FormReader, revision: number): void {
  const { visit, questionnaire, address } = desk;
  const wording = conditionWording(questionnaire);
  const cells = cellsOf(desk, reader);
  const subjects = crossable(subjectsOf(questionnaire));
  const page = {
    ...belowQuestionnaire(desk, { text: 'Quotas', href: `${address}/quotas` }),
    title: 'Quotas from questions',
    action: `${address}/quota-cells`,
    revision,
    hardness: HARDNESS,
    picks: PICKS.map((name, at) => ({ name, label: at === 0 ? 'Question' : 'And (optional)' })),
    subjects: [
      { value: '', text: 'Choose a question' },
      ...[...subjects].map(([value, { label }]) => ({
        value,
        text: `${shortened(firstText(questionnaire, label) || value)} (${value})`,
      })),
    ],
    cells: (cells ?? []).map(({ label, when }, at) => ({
      field: `limit-${at}`,
      label: firstText(questionnaire, label),
      when: wording(when),
    })),
    values: { hard: 'hard', ...reader.typed },
    errors: reader.errors,
  };
  const refused = Object.keys(reader.errors).length > 0;
  renderPage(visit.response, 'questionnaire-quota-cells', page, refused ? 422 : 200);
}
