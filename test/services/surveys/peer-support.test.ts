import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkQuestionnaireFile } from '../../../src/services/surveys/check.js';
import { projectRoot } from '../../../src/shared/project-root.js';
import { sqliteForTest } from '../../kit/storages.js';
import { beginWith, makeSurvey, openPass } from '../../kit/survey.js';
import { openTestHouse } from '../../kit/web.js';

test.each(['peer-support-survey.xlsx', 'peer-support-survey.json'])(
  'the peer-support survey in %s is published with its designs, and its first page is asked',
  async (name) => {
    const bytes = readFileSync(join(projectRoot(), 'data', 'labs', 'pilot-2017', name));
    const checked = await checkQuestionnaireFile(bytes, name);
    if (!checked.ok) throw new Error(JSON.stringify(checked.problem));
    const { questionnaire } = checked.value;
    const house = await openTestHouse(sqliteForTest);
    const survey = await makeSurvey(house.services, { questionnaire });
    const version = await house.services.surveys.version(survey.id, 1);
    expect(Object.keys(JSON.parse(version!.designs)).length).toBeGreaterThan(0);
    const pass = openPass(house.services);
    await beginWith(house.services, survey, pass);
    const found = await house.services.surveys.respond.underWay(survey, pass);
    if (!found.ok) throw new Error(found.problem.code);
    const onward = house.services.surveys.respond.next(found.value);
    if (onward.kind !== 'page') throw new Error(onward.kind);
    const shown = await house.services.surveys.respond.showPage(survey, pass, onward.page);
    expect(shown).toMatchObject({ ok: true, value: { kind: 'asked' } });
    await house.remove();
  },
);
