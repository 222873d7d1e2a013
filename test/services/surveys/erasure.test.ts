/** Erasure on request by an organiser: what a code leads to, and what is stored of a contact; nothing else. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import type { Carrier } from '../../../src/services/mail/delivery.js';
import { fileCarrier } from '../../../src/services/mail/file-carrier.js';
import { surveyOccasion } from '../../../src/services/mail/occasions/index.js';
import { sendDue } from '../../../src/services/mail/sender.js';
import { loadLocales, translators } from '../../../src/shared/locales.js';
import { standingsOf } from '../../../src/storage/survey-count-store.js';
import { insertExport, listExports } from '../../../src/storage/survey-export-store.js';
import type { SurveyRow } from '../../../src/storage/survey-store.js';
import { everyRow } from '../../kit/every-row.js';
import { onEveryDatabase, onPostgres, sqliteForTest } from '../../kit/storages.js';
import {
  addTestContacts,
  agreed,
  answerAll,
  beginWith,
  contactsOf,
  makeSurvey,
  openPass,
  personalPass,
  sendTestPage,
} from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const UNKNOWN = { ok: false, problem: { code: 'withdrawal-code-unknown' } };

onEveryDatabase((open) => {
  let house: TestHouse;
  let survey: SurveyRow;
  beforeAll(async () => {
    house = await openTestHouse(open);
  });
  beforeEach(async () => {
    survey = await makeSurvey(house.services);
  });
  afterAll(() => house.remove());

  const erasure = () => house.services.surveys.erasure;
  const states = async () =>
    (await standingsOf(house.services.context.storage.reader, survey.id)).map(({ state }) => state);
  const erase = (code: string) => erasure().erase(survey, 'olwen', code);
  const sent = async (pass: ReturnType<typeof openPass>) => {
    await answerAll(house.services, survey, pass, 'patient');
    const { code } = openPass(house.services);
    await agreed(house.services.surveys.respond.complete(survey, pass, code));
    return code;
  };
  const audited = async () => {
    const { reader } = house.services.context.storage;
    const rows = await reader.selectFrom('audit_log').selectAll().where('subject', '=', survey.id).execute();
    return rows.filter(({ action }) => /erased/.test(action));
  };

  test('a withdrawal code erases what was sent under it, once, and the log tells no code', async () => {
    const code = await sent(openPass(house.services));
    expect(await erasure().find(survey, code)).toEqual({ ok: true, value: 'sent' });
    const { storage, clock } = house.services.context;
    const moments = { asked_at: clock.now(), touched_at: clock.now(), expires_at: clock.now() + 1 };
    const file = { id: survey.id, survey_id: survey.id, asked_by: 'olwen', choice: '{}', file_name: 'a.csv' };
    await storage.writer.run((database) =>
      insertExport(database, { ...file, ...moments, file_key: 'f'.repeat(64) }),
    );
    await agreed(erase(code));
    expect(await listExports(storage.reader, survey.id, clock.now())).toEqual([]);
    await agreed(erase(code));
    expect(await states()).toEqual(['withdrawn']);
    expect(await erasure().find(survey, code)).toEqual({ ok: true, value: 'erased' });
    const lines = await audited();
    expect(lines).toMatchObject([
      { actor: 'olwen', action: 'survey-answers-erased', details: '{"what":"sent"}' },
    ]);
    expect(JSON.stringify(lines)).not.toContain(code);
  });

  test('a return code erases answers under way, and those that were screened out by it', async () => {
    const underWay = openPass(house.services);
    await beginWith(house.services, survey, underWay);
    expect(await erasure().find(survey, underWay.code)).toEqual({ ok: true, value: 'under-way' });
    await agreed(erase(underWay.code));
    expect(await states()).toEqual([]);
    const stopped = openPass(house.services);
    await beginWith(house.services, survey, stopped);
    await sendTestPage(house.services, survey, stopped, 'role', { 'answer-role': 'other' });
    expect(await erasure().find(survey, stopped.code)).toEqual({ ok: true, value: 'stopped' });
    await agreed(erase(stopped.code));
    expect(await states()).toEqual(['withdrawn']);
  });

  test('a personal link erases what was answered by it and not sent; what was sent it does not find', async () => {
    const [mair, owain] = await addTestContacts(house.services, survey, [
      'mair@example.org',
      'owain@example.org',
    ]);
    const own = personalPass(house.services, survey, mair!);
    await beginWith(house.services, survey, own);
    await agreed(erase(`https://canvass.example/s/${survey.slug}/link/${own.code}`));
    expect(await states()).toEqual([]);
    expect((await contactsOf(house.services, survey))[0]).toMatchObject({ state: 'unused' });
    const used = personalPass(house.services, survey, owain!);
    await sent(used);
    expect(await erase(used.code)).toMatchObject(UNKNOWN);
    expect(await erasure().find(survey, used.code)).toMatchObject({ problem: { code: 'survey-link-used' } });
    expect(await states()).toEqual(['completed']);
  });

  test('another survey’s code, and what is no code, lead to nothing', async () => {
    const code = await sent(openPass(house.services));
    const other = await makeSurvey(house.services);
    expect(await erasure().erase(other, 'olwen', code)).toMatchObject(UNKNOWN);
    for (const typed of ['', 'hello', openPass(house.services).code])
      expect(await erase(typed)).toMatchObject(UNKNOWN);
    expect(await states()).toEqual(['completed']);
  });

  test('a contact is erased with links, messages, waiting files and unsent answers; sent answers stay', async () => {
    const { surveys, mail, context } = house.services;
    const addresses = ['canary-mair@example.org', 'nia@example.org', 'owain@example.org'];
    const [mair] = await addTestContacts(house.services, survey, addresses);
    const occasion = surveyOccasion(survey);
    const message = mail.defaultMessage(occasion, 'invitation');
    await agreed(mail.sendOff(occasion, 'olwen', { kind: 'invitation', number: 0, message }));
    const { contact } = await agreed(
      surveys.contacts.reissue(survey, 'olwen', mair!.id, { issue: 1, handover: 'mail' }),
    );
    await agreed(mail.sendReplacement(occasion, 'olwen', contact));
    await agreed(surveys.contacts.stage(survey, 'olwen', Buffer.from('email\nCanary-Mair@example.org\n')));
    const [own, , used] = (await contactsOf(house.services, survey)).map((one) =>
      personalPass(house.services, survey, one),
    );
    await answerAll(house.services, survey, own!, 'patient', 'CANARY-UNSENT');
    await sent(used!);
    expect(await agreed(surveys.contacts.erase(survey, 'olwen', mair!.id))).toEqual({ state: 'started' });
    const left = JSON.stringify(await everyRow(context.storage));
    for (const trace of ['canary-mair', 'Canary-Mair', 'CANARY-UNSENT']) expect(left).not.toContain(trace);
    expect(JSON.stringify((await everyRow(context.storage))['outbox'])).not.toContain(mair!.id);
    expect(await surveys.respond.follow(survey, own!)).toMatchObject({
      problem: { code: 'survey-link-unknown' },
    });
    const [, owain] = await contactsOf(house.services, survey);
    expect(await agreed(surveys.contacts.erase(survey, 'olwen', owain!.id))).toEqual({ state: 'used' });
    expect(await states()).toEqual(['completed']);
    expect((await contactsOf(house.services, survey)).map(({ email }) => email)).toEqual(['nia@example.org']);
    expect(await surveys.contacts.erase(survey, 'olwen', mair!.id)).toMatchObject({
      problem: { code: 'not-found' },
    });
    expect((await audited()).map(({ action, details }) => [action, details])).toEqual([
      ['contact-erased', '{}'],
      ['contact-erased', '{}'],
    ]);
  });
});

test('promise 24: an erased contact is gone from the bytes of the database and from messages in files', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'canvass-erasure-'));
  const opened = await sqliteForTest();
  const house = await openTestHouse(async () => opened, { dataDir });
  const { surveys, mail } = house.services;
  const survey = await makeSurvey(house.services);
  const [canary] = await addTestContacts(house.services, survey, [
    'canary-contact@example.org',
    'nia@example.org',
  ]);
  const occasion = surveyOccasion(survey);
  const message = mail.defaultMessage(occasion, 'invitation');
  await agreed(mail.sendOff(occasion, 'olwen', { kind: 'invitation', number: 0, message }));
  await mail.sendDue();
  const path = opened.url.slice('sqlite:'.length);
  const bytes = () => ['', '-wal'].map((ending) => readFileSync(`${path}${ending}`, 'latin1')).join('');
  const files = () => readdirSync(join(dataDir, 'mail'));
  expect(bytes()).toContain('canary-contact');
  expect(files()).toHaveLength(2);
  await agreed(surveys.contacts.erase(survey, 'olwen', canary!.id));
  expect(bytes()).not.toContain('canary-contact');
  expect(files()).toHaveLength(1);
  expect(files()[0]).not.toContain(canary!.id);

  // Erased while the next message to them is on its way into its file.
  await agreed(mail.sendOff(occasion, 'olwen', { kind: 'reminder', number: 0, message }));
  const [nia] = await contactsOf(house.services, survey);
  const written = fileCarrier(join(dataDir, 'mail'), 'lab@example.org');
  const erasing: Carrier = {
    ...written,
    deliver: async (message) => {
      await agreed(surveys.contacts.erase(survey, 'olwen', nia!.id));
      return written.deliver(message);
    },
  };
  await sendDue(house.services.context, translators(loadLocales()), () => erasing)();
  expect(files()).toEqual([]);
  await house.remove();
  rmSync(dataDir, { recursive: true });
});

onPostgres((open) => {
  test('on PostgreSQL the tables that held a contact are written anew without the old rows', async () => {
    const opened = await open();
    const house = await openTestHouse(async () => opened);
    const survey = await makeSurvey(house.services);
    const [contact] = await addTestContacts(house.services, survey, ['mair@example.org']);
    const nodes = async () => {
      const names = ['survey_contacts', 'survey_links', 'outbox', 'contact_uploads', 'responses'];
      const list = names.map((name) => `pg_relation_filenode('${name}') as ${name}`).join(', ');
      const query = CompiledQuery.raw(`select ${list}`);
      const { rows } = await opened.storage.reader.executeQuery<Record<string, number>>(query);
      return Object.values(rows[0]!);
    };
    const before = await nodes();
    await agreed(house.services.surveys.contacts.erase(survey, 'olwen', contact!.id));
    const after = await nodes();
    expect(after.filter((node) => before.includes(node))).toEqual([]);
    await house.remove();
  });
});
