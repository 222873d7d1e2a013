/** The demonstration's survey: its workbook and its JSON say the same, in both languages, and ask what was published. */
import { join } from 'node:path';
import type { Questionnaire, QuestionnairePart } from '../../../src/domain/questionnaire/questionnaire.js';
import { readQuestionnaireFile } from '../../../src/services/questionnaires/index.js';
import { projectRoot } from '../../../src/shared/project-root.js';

const file = (ending: string) =>
  join(projectRoot(), 'data', 'labs', 'pilot-2017', `peer-support-survey.${ending}`);

async function questionnaireIn(ending: string): Promise<Questionnaire> {
  const read = await readQuestionnaireFile(file(ending));
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return withoutPlaces(read.value.questionnaire);
}

/** Where a part was written is the one thing that differs between a sheet and JSON. */
function withoutPlaces(questionnaire: Questionnaire): Questionnaire {
  return JSON.parse(
    JSON.stringify(questionnaire, (key, value: unknown) => (key === 'place' ? undefined : value)),
  );
}

function flat(parts: readonly QuestionnairePart[]): readonly QuestionnairePart[] {
  return parts.flatMap((part) => (part.kind === 'question' ? [part] : [part, ...flat(part.children)]));
}

test('the workbook and the JSON say the same', async () => {
  expect(await questionnaireIn('xlsx')).toEqual(await questionnaireIn('json'));
});

test('twelve factors are weighed by ranking and by best–worst tasks', async () => {
  const { parts, lists } = await questionnaireIn('json');
  expect(lists['factors']).toHaveLength(12);
  const weighing = flat(parts).filter((part) => part.kind === 'question' && part.list === 'factors');
  expect(weighing).toMatchObject([{ type: 'ranking' }, { type: 'best-worst' }]);
});

test('every text is there in English and in Welsh', async () => {
  const { parts, lists, screenOuts, settings } = await questionnaireIn('json');
  const texts = [
    settings.title,
    settings.completion,
    ...screenOuts.map(({ message }) => message),
    ...flat(parts).flatMap((part) => [part.label, part.hint]),
    ...Object.values(lists).flatMap((choices) => choices.map(({ label }) => label)),
  ];
  const said = texts.filter((text) => Object.values(text).some((words) => words !== ''));
  expect(said.length).toBeGreaterThan(60);
  expect(said.filter((text) => !text['en'] || !text['cy'])).toEqual([]);
});
