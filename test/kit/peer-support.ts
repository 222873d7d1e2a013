/** The real peer-support questionnaire in a house that listens, and what respondents’ answers were stored as. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '../../src/domain/questionnaire/definition.js';
import type { ResponseState } from '../../src/domain/questionnaire/flow/index.js';
import { checkQuestionnaireFile } from '../../src/services/surveys/check.js';
import type { SurveySettings } from '../../src/services/surveys/settings.js';
import { projectRoot } from '../../src/shared/project-root.js';
import type { ResponseRow } from '../../src/storage/response-store.js';
import type { SurveyRow } from '../../src/storage/survey-store.js';
import { type ListeningHouse, openListeningHouse } from './listening.js';
import type { BestWorstChoice } from './respondent.js';
import { sqliteForTest } from './storages.js';
import { agreed, makeSurvey } from './survey.js';

const FILE = 'peer-support-survey.json';

export interface PeerSupportHouse extends ListeningHouse {
  /** A new lab with the survey open under these settings. */
  publish(settings?: Partial<SurveySettings>): Promise<SurveyRow>;
  responses(survey: SurveyRow): Promise<readonly ResponseRow[]>;
  /** The answers of the one completed response from this audience. */
  answersOf(survey: SurveyRow, audience: string): Promise<Readonly<Record<string, Answer>>>;
  /** What these choices in the best–worst tasks are stored as. */
  named(tasks: readonly BestWorstChoice[]): Readonly<Record<string, Answer>>;
}

export async function openPeerSupport(): Promise<PeerSupportHouse> {
  const house = await openListeningHouse(sqliteForTest);
  const bytes = readFileSync(join(projectRoot(), 'data', 'labs', 'pilot-2017', FILE));
  const { questionnaire } = await agreed(checkQuestionnaireFile(bytes, FILE));
  const responses = ({ id }: SurveyRow) =>
    house.services.context.storage.reader
      .selectFrom('responses')
      .selectAll()
      .where('survey_id', '=', id)
      .execute();
  const names = new Map(
    (questionnaire.lists['factors'] ?? []).map(({ name, label }) => [label['en'], name] as const),
  );
  const nameOf = (words: string) => names.get(words) ?? `no factor is called ${words}`;
  return {
    ...house,
    publish: (settings = {}) => makeSurvey(house.services, { questionnaire, settings }),
    responses,
    answersOf: async (survey, audience) => {
      const completed = (await responses(survey)).filter(({ state }) => state === 'completed');
      const theirs = completed
        .map(({ answers }) => (JSON.parse(answers) as ResponseState).answers)
        .filter((answers) => answers['audience'] === audience);
      expect(theirs.length).toBe(1);
      return theirs[0]!;
    },
    named: (tasks) =>
      Object.fromEntries(
        tasks.map(({ best, worst }, task) => [
          `tasks_${task + 1}`,
          { best: nameOf(best), worst: nameOf(worst) },
        ]),
      ),
  };
}
