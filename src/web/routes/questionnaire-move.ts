/** Moves, copies and deletes parts of a questionnaire by buttons; deleting is confirmed with what it would leave behind. */
import {
  type Direction,
  duplicatePart,
  movePart,
  outline,
  removalOf,
  removePart,
  type Use,
} from '../../domain/questionnaire/editing/index.js';
import type { Services } from '../../services/index.js';
import { present } from '../../shared/assert.js';
import { FormReader } from '../form-reader.js';
import { lineId } from '../pages/questionnaire-outline.js';
import {
  belowQuestionnaire,
  type Desk,
  deskOf,
  firstText,
  partAddress,
  partAt,
  storeEdit,
} from '../questionnaire-desk.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';

const BASE = '/manage/surveys/:survey/questionnaire/parts/:part';
const DIRECTIONS: readonly Direction[] = ['up', 'down', 'into', 'out'];

/** Adds them. */
export function addQuestionnaireMoveRoutes(door: AddDoor, services: Services): void {
  door(`POST ${BASE}/move`, async (visit) => {
    const desk = await deskOf(services, visit);
    const { key } = partAt(desk);
    const reader = new FormReader(visit.request.body);
    const direction = reader.oneOf(
      'direction',
      ['up', ...DIRECTIONS.slice(1)],
      'Choose a direction',
    ) as Direction;
    await storeEdit(services, desk, reader, {
      what: `part-moved-${direction}`,
      name: key,
      change: (questionnaire) => movePart(questionnaire, key, direction),
      afterwards: () => `${desk.address}#${lineId(key)}`,
    });
  });

  door(`POST ${BASE}/duplicate`, async (visit) => {
    const desk = await deskOf(services, visit);
    const { key } = partAt(desk);
    await storeEdit(services, desk, new FormReader(visit.request.body), {
      what: 'part-copied',
      name: key,
      change: (questionnaire) => duplicatePart(questionnaire, key),
      afterwards: (questionnaire) => `${desk.address}#${lineId(copyOf(questionnaire, key))}`,
    });
  });

  door(`GET ${BASE}/delete`, async (visit) => showRemoval(await deskOf(services, visit)));

  door(`POST ${BASE}/delete`, async (visit) => {
    const desk = await deskOf(services, visit);
    const { key } = partAt(desk);
    await storeEdit(services, desk, new FormReader(visit.request.body), {
      what: 'part-deleted',
      name: key,
      change: (questionnaire) => removePart(questionnaire, key),
      afterwards: () => desk.address,
    });
  });
}

/** The key of the part right behind the one with this key, on its level. */
function copyOf(questionnaire: Desk['questionnaire'], key: string): string {
  const all = outline(questionnaire);
  const path = all.find((placed) => placed.key === key)?.path ?? [];
  const next = [...path.slice(0, -1), (path.at(-1) ?? 0) + 1].join();
  return all.find((placed) => placed.path.join() === next)?.key ?? key;
}

function showRemoval(desk: Desk): void {
  const { key, part } = partAt(desk);
  const { questionnaire, visit } = desk;
  const { parts, uses } = present(removalOf(questionnaire, key), 'the part was just found');
  const words = firstText(questionnaire, part.label) || part.name;
  const what = part.kind === 'question' ? 'the question' : 'the group';
  renderPage(visit.response, 'questionnaire-delete', {
    ...belowQuestionnaire(desk),
    title: `Delete ${what}?`,
    confirmation: {
      heading: `Delete ${what}?`,
      text: words,
      consequences: [
        ...(parts.length > 1 ? [`Everything in it goes too: ${counted(parts.length - 1)}.`] : []),
        'Its words, choices and logic are gone from the draft. Published versions keep them.',
        ...uses.map((use) => `${useWords(use)} speaks of it, and has a fault until you change that.`),
      ],
      action: `${partAddress(desk, key)}/delete`,
      button: `Delete ${what}`,
      kind: 'warning',
      cancel: `${desk.address}#${lineId(key)}`,
      cancelText: 'Keep it',
      fields: { revision: String(visit.survey.revision) },
    },
  });
}

function useWords({ kind, name, fields }: Use): string {
  const what = kind === 'part' ? '' : `${kind === 'list' ? 'the list of choices' : `the ${kind}`} `;
  return `${what}${name} (${fields.join(', ')})`;
}

function counted(number: number): string {
  return number === 1 ? '1 part' : `${number} parts`;
}
