import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulateResponse } from '../../../src/domain/questionnaire/flow/index.js';
import { checkQuestionnaireFile } from '../../../src/services/surveys/check.js';
import { projectRoot } from '../../../src/shared/project-root.js';
import { standingsOf } from '../../../src/storage/survey-count-store.js';
import { sqliteForTest } from '../../kit/storages.js';
import { makeSurvey } from '../../kit/survey.js';
import { type Fields, memberAt } from '../../kit/voter.js';
import { openTestHouse } from '../../kit/web.js';

test('a made-up respondent answers the whole peer-support survey by its own pages, going where the flow leads', async () => {
  const name = 'peer-support-survey.json';
  const bytes = readFileSync(join(projectRoot(), 'data', 'labs', 'pilot-2017', name));
  const checked = await checkQuestionnaireFile(bytes, name);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problem));
  const house = await openTestHouse(sqliteForTest);
  const { context, surveys } = house.services;
  const survey = await makeSurvey(house.services, { questionnaire: checked.value.questionnaire });
  const { compiled } = await surveys.ready(survey.id, 1);
  const home = `/s/${survey.slug}`;
  const ends: string[] = [];
  for (const person of ['first', 'second', 'third']) {
    const member = memberAt(house.app, person === 'second' ? 'cy' : 'en');
    const start = await member.get(home);
    const hidden = (field: string) =>
      new RegExp(`name="${field}" value="([^"]*)"`).exec(start.text)?.[1] ?? '';
    const code = hidden('code');
    await member.post(home, { agree: 'yes', code, consent: hidden('consent') });
    const found = await surveys.respond.underWay(survey, { way: 'open', code });
    if (!found.ok) throw new Error(found.problem.code);
    const { seed, language } = found.value.state;
    const moment = { now: context.clock.now(), zone: context.config.labTimeZone };
    const { sent } = simulateResponse(compiled, { seed, language, given: {} }, moment);
    let onward = '';
    for (const { page, form } of sent) {
      const address = `${home}/page/${encodeURIComponent(page)}`;
      expect([page, (await member.get(address)).status]).toEqual([page, 200]);
      const answer = await member.post(address, form as Fields);
      expect([page, answer.status]).toEqual([page, 303]);
      onward = String(answer.headers['location']);
    }
    ends.push(onward);
    if (onward !== `${home}/finish`) continue;
    const finish = await member.get(onward);
    const withdrawal = /name="code" value="([^"]*)"/.exec(finish.text)?.[1] ?? '';
    await member.post(onward, { code: withdrawal });
    expect((await member.get(`${home}/done`)).status).toBe(200);
  }
  expect(ends.every((end) => end === `${home}/finish` || end === `${home}/done`)).toBe(true);
  const standings = await standingsOf(context.storage.reader, survey.id);
  expect(standings.filter(({ state }) => state === 'started')).toEqual([]);
  await house.remove();
}, 120_000);
