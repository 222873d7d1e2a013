/** The field report tells nobody how a person answered whose moment of answering somebody knows. */

import { takeOutProblem } from '../../../src/services/surveys/data.js';
import { findSurveyMove } from '../../../src/services/surveys/moves.js';
import { onEveryDatabase } from '../../kit/storages.js';
import {
  addTestContacts,
  agreed,
  answerAll,
  contactsOf,
  makeSurvey,
  openPass,
  personalPass,
} from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await openTestHouse(open);
  });
  afterEach(() => house.remove());

  const answer = async (survey: Awaited<ReturnType<typeof makeSurvey>>, pass = openPass(house.services)) => {
    await answerAll(house.services, survey, pass, 'clinician');
    const { respond } = house.services.surveys;
    await agreed(respond.complete(survey, pass, openPass(house.services).code));
  };

  test('while people use links of their own, nothing says how any of them ended or which quota holds them', async () => {
    const survey = await makeSurvey(house.services);
    const [contact] = await addTestContacts(house.services, survey, ['mair@example.org']);
    const { surveys } = house.services;
    const before = await surveys.report(survey);
    await answer(survey, personalPass(house.services, survey, contact!));
    const after = await surveys.report(survey);
    expect(after).toMatchObject({ guarded: true, ended: 1, pages: [], medianSeconds: null });
    const moving = ({ started: _started, ended: _ended, hours: _hours, ...rest }: typeof after) => rest;
    expect(moving(after)).toEqual(moving(before));
    expect(after.hours.every(({ event }) => event === 'started')).toBe(true);
    await agreed(
      surveys.move(findSurveyMove('close')!, { surveyId: survey.id, actor: 'system', revision: null }),
    );
    expect(await surveys.report(await surveys.reread(survey.id))).toMatchObject({
      guarded: false,
      states: { completed: 1 },
      quotas: [{ name: 'clinicians', completed: 1, isFull: false }],
    });
  });

  test('a survey that everybody answers by its address tells everything at once', async () => {
    const survey = await makeSurvey(house.services);
    await answer(survey);
    expect(await house.services.surveys.report(survey)).toMatchObject({
      guarded: false,
      ended: 1,
      states: { completed: 1 },
      quotas: [{ completed: 1 }],
    });
  });

  test('answers stay closed up when all contacts are erased whose links brought some', async () => {
    const survey = await makeSurvey(house.services);
    const [contact] = await addTestContacts(house.services, survey, ['mair@example.org']);
    await answer(survey, personalPass(house.services, survey, contact!));
    const { storage } = house.services.context;
    expect((await takeOutProblem(storage.reader, survey))?.code).toBe('answers-not-yet');
    const [known] = await contactsOf(house.services, survey);
    await agreed(house.services.surveys.contacts.erase(survey, 'system', known!.id));
    expect(await contactsOf(house.services, survey)).toEqual([]);
    expect((await takeOutProblem(storage.reader, survey))?.code).toBe('answers-not-yet');
  });
});
