/** A snapshot sees one moment, and what it holds back stays owed without anybody waiting for it. */
import { paySurveyScrubs } from '../../src/services/surveys/scrub.js';
import { countEnded, endedResponses } from '../../src/storage/response-store.js';
import { inSnapshot } from '../../src/storage/snapshot.js';
import { openReader } from '../../src/storage/storage.js';
import { surveyScrubsOwed } from '../../src/storage/survey-scrub-store.js';
import { onEveryDatabase, type TestStorage } from '../kit/storages.js';
import { agreed, answerAll, makeSurvey, openPass } from '../kit/survey.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let opened: TestStorage;
  beforeEach(async () => {
    opened = await open();
    house = await openTestHouse(async () => opened);
  });
  afterEach(() => house.remove());

  const complete = async (survey: Awaited<ReturnType<typeof makeSurvey>>) => {
    const [pass, { code }] = [openPass(house.services), openPass(house.services)];
    await answerAll(house.services, survey, pass, 'patient');
    await agreed(house.services.surveys.respond.complete(survey, pass, code));
    return code;
  };

  test('what is sent while a file is read is not in it, and what is withdrawn meanwhile is erased afterwards', async () => {
    const survey = await makeSurvey(house.services);
    const code = await complete(survey);
    await complete(survey);
    const { reader, close } = await openReader(opened.url);
    await inSnapshot(reader, async (snapshot) => {
      expect(await countEnded(snapshot, survey.id)).toBe(2);
      await complete(survey);
      await agreed(house.services.surveys.respond.withdraw(survey, code));
      expect(await countEnded(snapshot, survey.id)).toBe(2);
      let read = 0;
      for await (const rows of endedResponses(snapshot, survey.id, undefined, 1)) read += rows.length;
      expect(read).toBe(2);
      expect(await surveyScrubsOwed(house.services.context.storage.reader)).toHaveLength(1);
    });
    expect(await countEnded(reader, survey.id)).toBe(2);
    await close();
    expect(await paySurveyScrubs(house.services.context)).toBe(true);
    expect(await surveyScrubsOwed(house.services.context.storage.reader)).toEqual([]);
  });

  test('a connection for reading sees what was committed before its first look, not before its opening', async () => {
    const survey = await makeSurvey(house.services);
    const { reader, close } = await openReader(opened.url);
    await complete(survey);
    await inSnapshot(reader, async (snapshot) => expect(await countEnded(snapshot, survey.id)).toBe(1));
    await close();
  });
});
