import { readFileSync } from 'node:fs';
import { drawCode } from '../../../src/services/surveys/codes.js';
import { moveDueSurveys } from '../../../src/services/surveys/due.js';
import { CLOSE } from '../../../src/services/surveys/moves.js';
import type { Handover } from '../../../src/services/surveys/replaced-link.js';
import type { SurveyRow } from '../../../src/storage/survey-store.js';
import { everyRow } from '../../kit/every-row.js';
import { onEveryDatabase, sqliteForTest } from '../../kit/storages.js';
import {
  addTestContacts,
  agreed,
  answerAll,
  beginWith,
  contactsOf,
  makeSurvey,
  openPass,
  personalPass,
} from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const DAY = 86_400_000;

const close = (house: TestHouse, survey: SurveyRow) =>
  agreed(house.services.surveys.move(CLOSE, { surveyId: survey.id, actor: 'system', revision: null }));

/** Pearson's r of the ranks of two orders of the same length: Spearman's rho without ties. */
function correlation(one: readonly number[], other: readonly number[]): number {
  const mean = (one.length - 1) / 2;
  const sum = (pick: (index: number) => number) => one.reduce((total, _, index) => total + pick(index), 0);
  const covariance = sum((index) => (one[index]! - mean) * (other[index]! - mean));
  return covariance / sum((index) => (one[index]! - mean) ** 2);
}

const byMail = { issue: 1, handover: 'mail' } as const;

onEveryDatabase((open) => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await openTestHouse(open);
  });
  afterEach(() => house.remove());

  const complete = (survey: SurveyRow, pass: ReturnType<typeof openPass>) => {
    const code = drawCode(house.services.context.randomness);
    return agreed(house.services.surveys.respond.complete(survey, pass, code)).then(() => code);
  };

  test('S6: over 120 completions by personal link, nothing stored ties a response to a link, in value or order', async () => {
    const survey = await makeSurvey(house.services);
    const emails = Array.from({ length: 120 }, (_, index) => `contact-${index}@example.org`);
    const contacts = await addTestContacts(house.services, survey, emails);
    for (const [index, contact] of contacts.entries()) {
      const pass = personalPass(house.services, survey, contact);
      await answerAll(house.services, survey, pass, 'patient', String(index));
      await complete(survey, pass);
    }
    await close(house, survey);
    const { reader } = house.services.context.storage;
    const responses = await reader.selectFrom('responses').selectAll().execute();
    const links = await reader.selectFrom('survey_links').selectAll().execute();
    expect(responses).toHaveLength(120);
    expect(links.every(({ state }) => state === 'used')).toBe(true);
    const linkPlace = new Map(links.map(({ code_hash }, place) => [code_hash, place]));
    const cameAt = responses.map(({ answers }) => Number(JSON.parse(answers).answers.comment));
    const placesOfLinks = cameAt.map((index) => linkPlace.get(contacts[index]!.code_hash)!);
    const places = responses.map((_, place) => place);
    for (const order of [cameAt, placesOfLinks])
      expect(Math.abs(correlation(places, order))).toBeLessThan(0.4);
    const hashes = links.map(({ code_hash }) => code_hash);
    const said = JSON.stringify(responses);
    expect(hashes.filter((hash) => said.includes(hash))).toEqual([]);
    expect(responses.every(({ touched_at }) => touched_at === null)).toBe(true);
  });

  test('a response under way by a link goes with the link that replaces it, and the old link says so', async () => {
    const survey = await makeSurvey(house.services);
    const [contact] = await addTestContacts(house.services, survey, ['mair@example.org']);
    const old = personalPass(house.services, survey, contact!);
    await beginWith(house.services, survey, old);
    await agreed(house.services.surveys.contacts.reissue(survey, 'system', contact!.id, byMail));
    const [renewed] = await contactsOf(house.services, survey);
    const next = personalPass(house.services, survey, renewed!);
    expect(await house.services.surveys.respond.underWay(survey, next)).toMatchObject({ ok: true });
    const refused = await house.services.surveys.respond.underWay(survey, old);
    expect(!refused.ok && refused.problem.code).toBe('survey-link-replaced');
  });

  test('a link that leads to answers is shown to no organiser, unless the answers are deleted first', async () => {
    const survey = await makeSurvey(house.services);
    const { contacts, respond } = house.services.surveys;
    const reissue = (issue: number, handover: Handover) =>
      contacts.reissue(survey, 'system', contact!.id, { issue, handover });
    const [contact] = await addTestContacts(house.services, survey, ['mair@example.org']);
    const shown = await agreed(reissue(1, 'show'));
    expect(shown.link).toContain(`/s/${survey.slug}/link/`);
    expect(await reissue(1, 'show')).toEqual({ ok: true, value: shown });
    const current = async () =>
      personalPass(house.services, survey, (await contactsOf(house.services, survey))[0]!);
    await answerAll(house.services, survey, await current(), 'patient', 'CANARY-UNDER-WAY');
    const begun = { ok: false, problem: { code: 'survey-link-begun' } };
    expect(await reissue(2, 'show')).toMatchObject(begun);
    // Replaced by one that is mailed, and asked for again to be shown, as if the form had been sent twice.
    await agreed(contacts.withdraw(survey, 'system', contact!.id));
    expect((await agreed(reissue(2, 'mail'))).link).toBeNull();
    for (const [issue, handover] of [
      [2, 'show'],
      [2, 'show-anew'],
      [3, 'show'],
    ] as const)
      expect(await reissue(issue, handover)).toMatchObject(begun);
    expect(await agreed(respond.follow(survey, await current()))).toMatchObject({ kind: 'under-way' });
    expect((await agreed(reissue(3, 'show-anew'))).link).not.toBeNull();
    expect(await agreed(respond.follow(survey, await current()))).toEqual({ kind: 'not-begun' });
    expect(JSON.stringify(await everyRow(house.services.context.storage))).not.toContain('CANARY-UNDER-WAY');
  });

  test('deleting answers under way leaves nothing, and the link can be used again', async () => {
    const survey = await makeSurvey(house.services);
    const [contact] = await addTestContacts(house.services, survey, ['mair@example.org']);
    const pass = personalPass(house.services, survey, contact!);
    await answerAll(house.services, survey, pass, 'patient', 'CANARY-DELETED');
    await agreed(house.services.surveys.respond.deleteUnderWay(survey, pass));
    const rows = await everyRow(house.services.context.storage);
    expect(rows['responses']).toEqual([]);
    expect(JSON.stringify(rows)).not.toContain('CANARY-DELETED');
    await answerAll(house.services, survey, pass, 'patient');
    await complete(survey, pass);
  });

  test('the clock closes the survey, and after its retention erases answers, contacts and links, once', async () => {
    const survey = await makeSurvey(house.services);
    const [contact] = await addTestContacts(house.services, survey, ['canary-contact@example.org']);
    const pass = personalPass(house.services, survey, contact!);
    await answerAll(house.services, survey, pass, 'patient', 'CANARY-ANSWER');
    await complete(survey, pass);
    const { revision } = await house.services.surveys.reread(survey.id);
    const closesAt = house.clock.now() + DAY;
    const edit = { part: 'dates', revision, closesAt, retentionDays: 30 };
    await agreed(house.services.surveys.edit(survey.id, edit, 'system'));
    const { context } = house.services;
    house.clock.set(closesAt);
    expect(await moveDueSurveys(context)).toEqual({ opened: 0, closed: 1, erased: 0 });
    house.clock.set(closesAt + 30 * DAY - 1);
    expect(await moveDueSurveys(context)).toEqual({ opened: 0, closed: 0, erased: 0 });
    house.clock.set(closesAt + 30 * DAY);
    const servers = await Promise.all([moveDueSurveys(context), moveDueSurveys(context)]);
    expect(servers.reduce((sum, { erased }) => sum + erased, 0)).toBe(1);
    const rows = await everyRow(context.storage);
    expect([rows['responses'], rows['survey_contacts'], rows['survey_links']]).toEqual([[], [], []]);
    expect(JSON.stringify(rows)).not.toMatch(/CANARY|canary/);
    expect(rows['survey_erasures']).toHaveLength(1);
  });
});

test('promise 24: withdrawn answers are gone from the bytes of the database’s files', async () => {
  const opened = await sqliteForTest();
  const house = await openTestHouse(async () => opened);
  const survey = await makeSurvey(house.services);
  const pass = openPass(house.services);
  await answerAll(house.services, survey, pass, 'patient', 'CANARY-WITHDRAWN-TEXT');
  const code = drawCode(house.services.context.randomness);
  await agreed(house.services.surveys.respond.complete(survey, pass, code));
  const path = opened.url.slice('sqlite:'.length);
  const bytes = () => ['', '-wal'].map((ending) => readFileSync(`${path}${ending}`, 'latin1')).join('');
  expect(bytes()).toContain('CANARY-WITHDRAWN-TEXT');
  await agreed(house.services.surveys.respond.withdraw(survey, code));
  expect(bytes()).not.toContain('CANARY-WITHDRAWN-TEXT');
  await agreed(house.services.surveys.respond.withdraw(survey, code));
  const unknown = drawCode(house.services.context.randomness);
  expect(await house.services.surveys.respond.withdraw(survey, unknown)).toMatchObject({ ok: false });
  await house.remove();
});
