/** Files of answers as they are kept: sealed, for a day, for one person, and no longer than respondents were promised. */
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HeavyWork } from '../../../../src/services/heavy-work/heavy-work.js';
import { heavyWorkPool } from '../../../../src/services/heavy-work/pool.js';
import { eraseSurvey } from '../../../../src/services/surveys/retention.js';
import { problem } from '../../../../src/shared/problem.js';
import { refuse } from '../../../../src/shared/result.js';
import { dropExports } from '../../../../src/storage/survey-export-store.js';
import type { SurveyRow } from '../../../../src/storage/survey-store.js';
import { exportedFile, surveyToExport } from '../../../kit/answers-to-export.js';
import { closedBallot } from '../../../kit/counted-ballot.js';
import { temporaryFolders } from '../../../kit/folder.js';
import { BUILT_PIECES_WORKER, gatedWorker } from '../../../kit/gated-worker.js';
import { gathered } from '../../../kit/gathered.js';
import { onEveryDatabase, sqliteForTest } from '../../../kit/storages.js';
import { addTestContacts, agreed, answerAll, makeSurvey, openPass } from '../../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../../kit/web.js';
import { workHere } from '../../../kit/work-here.js';

const newFolder = temporaryFolders();
const DAY = 86_400_000;
const CSV = { format: 'csv' } as const;

onEveryDatabase((open) => {
  let house: TestHouse;
  let closed: SurveyRow;
  beforeAll(async () => {
    house = await openTestHouse(open);
    closed = await surveyToExport(house.services);
  });
  afterAll(() => house.remove());
  beforeEach(async () => {
    house.clock.set(house.clock.now() + 2 * DAY);
    await house.services.surveyExports.tidy();
  });

  const files = () => {
    const { dataDir } = house.services.context.config;
    return readdirSync(dataDir).includes('exports') ? readdirSync(join(dataDir, 'exports')) : [];
  };
  const ask = async (survey: SurveyRow, actor = 'ann') => {
    const id = await agreed(house.services.surveyExports.ask(survey, actor, CSV));
    await house.services.surveyExports.idle();
    return id;
  };
  const complete = async (survey: SurveyRow) => {
    const [pass, { code }] = [openPass(house.services), openPass(house.services)];
    await answerAll(house.services, survey, pass, 'patient', 'CANARY');
    await agreed(house.services.surveys.respond.complete(survey, pass, code));
    return code;
  };

  test('a file is its owner’s alone, on the disk and in the service, and is gone after a day', async () => {
    const survey = closed;
    const id = await ask(survey);
    const { surveyExports, context } = house.services;
    const path = join(context.config.dataDir, 'exports', id);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
    expect(readFileSync(path, 'latin1')).not.toContain('Trust');
    expect((await surveyExports.list(survey, 'ann')).map(({ row }) => row.state)).toEqual(['ready']);
    expect(await surveyExports.list(survey, 'bob')).toEqual([]);
    expect(await surveyExports.open(survey, 'bob', id)).toMatchObject({ problem: { code: 'export-gone' } });
    expect(await surveyExports.remove(survey, 'bob', id)).toMatchObject({ problem: { code: 'export-gone' } });
    expect(files()).toEqual([id]);
    house.clock.set(house.clock.now() + DAY);
    expect(await surveyExports.open(survey, 'ann', id)).toMatchObject({ problem: { code: 'export-gone' } });
    await surveyExports.tidy();
    expect(files()).toEqual([]);
  });

  test('taking answers out is written to the log, with what and by whom', async () => {
    const survey = closed;
    await ask(survey);
    const lines = await house.services.context.storage.reader
      .selectFrom('audit_log')
      .select(['actor', 'details'])
      .where('action', '=', 'survey-answers-taken-out')
      .execute();
    expect(lines.map(({ actor, details }) => [actor, JSON.parse(details)])).toContainEqual([
      'ann',
      { format: 'csv', values: 'codes', columns: 'choices', blanks: 'empty', responses: 'ended' },
    ]);
  });

  test('nothing is made where answers may not leave, or of a kind that there is not', async () => {
    const { surveyExports } = house.services;
    const survey = await makeSurvey(house.services);
    await addTestContacts(house.services, survey, ['mair@example.org']);
    const ask = (asked: object) => surveyExports.ask(survey, 'ann', asked as typeof CSV);
    expect(await ask(CSV)).toMatchObject({ problem: { code: 'answers-not-yet' } });
    expect(await ask({ format: 'exe' })).toMatchObject({ problem: { code: 'export-unknown' } });
    expect(await ask({ format: 'csv', values: 'secrets' })).toMatchObject({
      problem: { code: 'export-unknown' },
    });
  });

  test('what is withdrawn while a file is being made ends the file', async () => {
    const { surveyExports, surveys } = house.services;
    const survey = await makeSurvey(house.services);
    const code = await complete(survey);
    const id = await agreed(surveyExports.ask(survey, 'ann', CSV));
    await agreed(surveys.respond.withdraw(survey, code));
    await surveyExports.idle();
    expect(await surveyExports.find(survey, 'ann', id)).toBeNull();
    expect(files()).toEqual([]);
  });

  test('a file that nobody prepares any more has failed; strangers’ files are cleared away; a cut one is not sent', async () => {
    const survey = closed;
    const { surveyExports, context } = house.services;
    const id = await ask(survey);
    const path = join(context.config.dataDir, 'exports', id);
    writeFileSync(join(path, '..', 'stray'), 'left over');
    const row = {
      ...{
        id: 'dead',
        survey_id: survey.id,
        asked_by: 'ann',
        choice: JSON.stringify(CSV),
        file_name: 'x.csv',
      },
      ...{ file_key: '0'.repeat(64), state: 'preparing' as const, expires_at: house.clock.now() + DAY },
      ...{ asked_at: house.clock.now(), touched_at: house.clock.now() },
    };
    await context.storage.writer.run((database) =>
      database.insertInto('survey_exports').values(row).execute(),
    );
    await surveyExports.tidy();
    expect(files()).toEqual([id]);
    expect((await surveyExports.find(survey, 'ann', 'dead'))?.row.state).toBe('preparing');
    house.clock.set(house.clock.now() + 5 * 60_000 + 1);
    await surveyExports.tidy();
    expect((await surveyExports.find(survey, 'ann', 'dead'))?.row).toMatchObject({
      ...{ state: 'failed', fault: 'interrupted' },
    });
    truncateSync(path, 10);
    expect(await surveyExports.open(survey, 'ann', id)).toMatchObject({
      problem: { code: 'export-elsewhere' },
    });
  });

  test('promise 24: a file goes with the answers that somebody withdraws, and with those whose retention ends', async () => {
    const survey = await makeSurvey(house.services);
    const { surveyExports, surveys, context } = house.services;
    const code = await complete(survey);
    await complete(survey);
    const id = await ask(survey);
    expect(files()).toEqual([id]);
    await agreed(surveys.respond.withdraw(survey, code));
    expect(files()).toEqual([]);
    expect(await surveyExports.open(survey, 'ann', id)).toMatchObject({ problem: { code: 'export-gone' } });
    const afterwards = await exportedFile(house.services, survey, CSV);
    expect(afterwards.toString().match(/CANARY/g)).toHaveLength(1);

    await ask(closed);
    house.clock.set(closed.closes_at! + closed.retention_days * DAY);
    await agreed(eraseSurvey(context, closed.id));
    const left = await context.storage.reader.selectFrom('survey_exports').select('survey_id').execute();
    expect(left.map(({ survey_id }) => survey_id)).not.toContain(closed.id);
    expect(files()).not.toContain(id);
  });
});

onEveryDatabase((open) => {
  test('files have a thread of their own: one at a time, five waiting at most, and a count passes them', async () => {
    const gate = gatedWorker(newFolder(), 'exportSurvey');
    const house = await openTestHouse(open, {}, ({ url }) =>
      heavyWorkPool(url, gate.worker, BUILT_PIECES_WORKER),
    );
    const survey = await surveyToExport(house.services);
    const { surveyExports, context } = house.services;
    const id = await agreed(surveyExports.ask(survey, 'ann', CSV));
    for (let more = 1; more < 5; more += 1) await agreed(surveyExports.ask(survey, 'ann', CSV));
    expect(await surveyExports.ask(survey, 'ann', CSV)).toMatchObject({
      problem: { code: 'exports-waiting' },
    });
    await surveyExports.settled(id, 1);
    expect((await surveyExports.find(survey, 'ann', id))?.row.state).toBe('preparing');
    const ballot = await closedBallot(house.services, [], {});
    expect(await context.heavyWork.comments(ballot.id)).toEqual([]);
    const last = (await surveyExports.list(survey, 'ann'))
      .map(({ row }) => row.id)
      .filter((each) => each !== id);
    for (const stopped of last) await agreed(surveyExports.remove(survey, 'ann', stopped));
    gate.open();
    await surveyExports.idle();
    const file = await agreed(surveyExports.open(survey, 'ann', id));
    expect((await gathered(file.read(0, file.bytes - 1))).toString()).toContain('.response,');
    await context.heavyWork.close();
    await house.remove();
  });
});

test('a file that is removed while a thread is busy with it is given up at once', async () => {
  const gate = gatedWorker(newFolder(), 'exportSurvey');
  const house = await openTestHouse(sqliteForTest, {}, ({ url }) =>
    heavyWorkPool(url, gate.worker, BUILT_PIECES_WORKER),
  );
  const survey = await surveyToExport(house.services);
  const { surveyExports, context } = house.services;
  const id = await agreed(surveyExports.ask(survey, 'ann', CSV));
  while (!gate.isReached()) await new Promise((resolve) => setImmediate(resolve));
  await agreed(surveyExports.remove(survey, 'ann', id));
  await surveyExports.idle();
  await surveyExports.tidy();
  expect(await surveyExports.list(survey, 'ann')).toEqual([]);
  await context.heavyWork.close();
  await house.remove();
});

test('a server that ends gives files up at once, says so of each, and begins no more', async () => {
  const gate = gatedWorker(newFolder(), 'exportSurvey');
  const house = await openTestHouse(sqliteForTest, {}, ({ url }) =>
    heavyWorkPool(url, gate.worker, BUILT_PIECES_WORKER),
  );
  const survey = await surveyToExport(house.services);
  const { surveyExports, context } = house.services;
  const ids = [await agreed(surveyExports.ask(survey, 'ann', CSV))];
  while (!gate.isReached()) await new Promise((resolve) => setImmediate(resolve));
  ids.push(await agreed(surveyExports.ask(survey, 'ann', CSV)));
  await surveyExports.interrupt();
  ids.push(await agreed(surveyExports.ask(survey, 'ann', CSV)));
  await surveyExports.idle();
  await surveyExports.tidy();
  for (const id of ids)
    expect((await surveyExports.find(survey, 'ann', id))?.row).toMatchObject({
      ...{ state: 'failed', fault: 'interrupted' },
    });
  await context.heavyWork.close();
  await house.remove();
});

test('how far a file is is told, and what it fails on reaches whoever sweeps', async () => {
  const refused = async () => refuse(problem('answers-not-yet'));
  const broken = async () => {
    throw new Error('the disk is full');
  };
  let exportSurvey: HeavyWork['exportSurvey'] = refused;
  const house = await openTestHouse(sqliteForTest, {}, ({ storage }) => ({
    ...workHere(storage),
    exportSurvey: (...input) => exportSurvey(...input),
  }));
  const survey = await surveyToExport(house.services);
  const { surveyExports } = house.services;
  const stateOf = async (id: string) => (await surveyExports.find(survey, 'ann', id))?.row;
  const failed = await agreed(surveyExports.ask(survey, 'ann', CSV));
  await surveyExports.idle();
  expect((await stateOf(failed))?.state).toBe('failed');
  await surveyExports.tidy();

  let id = '';
  exportSurvey = async (_order, tell) => {
    house.clock.set(house.clock.now() + 2000);
    tell({ read: 3, total: 9 });
    while ((await stateOf(id))?.rows_done !== 3) await new Promise((resolve) => setImmediate(resolve));
    return broken();
  };
  id = await agreed(surveyExports.ask(survey, 'ann', CSV));
  await surveyExports.idle();
  expect(await stateOf(id)).toMatchObject({ state: 'failed', rows_done: 3, rows_total: 9 });
  const { writer } = house.services.context.storage;
  exportSurvey = async (_order, tell, stop) => {
    await writer.run((database) => dropExports(database, survey.id));
    house.clock.set(house.clock.now() + 2000);
    tell({ read: 3, total: 9 });
    while (stop?.aborted !== true) await new Promise((resolve) => setImmediate(resolve));
    throw stop.reason;
  };
  await agreed(surveyExports.ask(survey, 'ann', CSV));
  await surveyExports.idle();
  await expect(surveyExports.tidy()).rejects.toThrow('the disk is full');
  await surveyExports.tidy();
  await house.remove();
});
