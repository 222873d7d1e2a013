/** Levels of a choice experiment that must never meet in one alternative: the pairs, one more, one less. */
import { attributesOf, levelPairs, withLevelPair } from '../../domain/questionnaire/editing/index.js';
import type { Questionnaire, QuestionPart } from '../../domain/questionnaire/questionnaire.js';
import type { Services } from '../../services/index.js';
import { revisionOf } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { faultSentence } from '../pages/fault-words.js';
import {
  belowQuestionnaire,
  type Desk,
  deskFaults,
  deskOf,
  firstText,
  partAddress,
  storeEdit,
} from '../questionnaire-desk.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { experimentAt } from './questionnaire-levels.js';

const BASE = '/manage/surveys/:survey/questionnaire/parts/:part/prohibitions';

/** Adds the page. */
export function addQuestionnaireProhibitionsRoutes(door: AddDoor, services: Services): void {
  door(`GET ${BASE}`, async (visit) => show(await deskOf(services, visit)));

  door(`POST ${BASE}`, async (visit) => {
    const desk = await deskOf(services, visit);
    const { part, key } = experimentAt(desk);
    const reader = new FormReader(visit.request.body);
    const levels = levelsOf(desk.questionnaire, part);
    const [one = '', other = ''] = ['one', 'other'].map((field) => reader.all(field)[0]);
    if (!levels.has(one)) reader.refuse('one', 'Choose a level');
    if (!levels.has(other)) reader.refuse('other', 'Choose the level that it must not meet');
    const isSame = levels.get(one)?.attribute === levels.get(other)?.attribute;
    const meets = reader.all('step')[0] === 'remove' ? 'may' : 'never';
    if (Object.keys(reader.errors).length === 0 && isSame && meets === 'never')
      reader.refuse('other', 'Choose a level of another attribute: those of one attribute never meet anyway');
    if (Object.keys(reader.errors).length > 0) return show(desk, reader);
    await storeEdit(services, desk, reader, {
      what: 'part-changed',
      name: key,
      change: (questionnaire) => withLevelPair(questionnaire, key, [one, other], meets),
      afterwards: () => `${partAddress(desk, key)}/prohibitions`,
    });
  });
}

interface Level {
  readonly attribute: string;
  /** The attribute and the level in words. */
  readonly text: string;
}

/** Every level by its name. */
function levelsOf(questionnaire: Questionnaire, part: QuestionPart): ReadonlyMap<string, Level> {
  const words = (choice: Parameters<typeof firstText>[1], name: string) =>
    firstText(questionnaire, choice) || name;
  const levels = attributesOf(part, questionnaire.lists).flatMap(({ row, levels: own }) =>
    own.map(({ name, label }) => {
      const text = `${words(row.label, row.name)}: ${words(label, name)}`;
      return [name, { attribute: row.name, text }] as const;
    }),
  );
  return new Map(levels);
}

function show(desk: Desk, reader?: FormReader): void {
  const { questionnaire, visit } = desk;
  const { part, key } = experimentAt(desk);
  const levels = levelsOf(questionnaire, part);
  const address = partAddress(desk, key);
  const words = (name: string) => levels.get(name)?.text ?? name;
  const page = {
    ...belowQuestionnaire(desk, { text: firstText(questionnaire, part.label) || part.name, href: address }),
    title: 'Levels that must not meet',
    question: firstText(questionnaire, part.label),
    action: `${address}/prohibitions`,
    levelsHref: `${address}/levels`,
    revision: reader === undefined ? visit.survey.revision : revisionOf(reader),
    isOver: desk.isOver,
    pairs: levelPairs(part, questionnaire.lists).map(([one, other]) => ({
      ...{ one, other },
      words: [words(one), words(other)],
    })),
    faults: deskFaults(desk)
      .filter((fault) => fault.key === key)
      .map(faultSentence),
    levels: [
      { value: '', text: 'Choose a level' },
      ...[...levels].map(([value, { text }]) => ({ value, text })),
    ],
    values: reader?.typed ?? {},
    errors: reader?.errors ?? {},
  };
  const refused = Object.keys(reader?.errors ?? {}).length > 0;
  renderPage(visit.response, 'questionnaire-prohibitions', page, refused ? 422 : 200);
}
