/** A process that writes one file of a survey's answers and says what it took; nothing else is done in it. */
import { readChoice } from '../../src/services/exports/surveys/choice.js';
import { writeExport } from '../../src/services/exports/surveys/write-export.js';
import { present } from '../../src/shared/assert.js';
import { systemClock } from '../../src/shared/clock.js';
import { openReader } from '../../src/storage/storage.js';
import { findSurvey } from '../../src/storage/survey-store.js';
import { spentBy } from './spent.js';

const [url = '', slug = '', asked = '', path = '', how = ''] = process.argv.slice(2);
const { reader, close } = await openReader(url);
const survey = present(await findSurvey(reader, slug), 'the survey was made');
const choice = present(readChoice(JSON.parse(asked)), 'the choice is one');
const spent = await spentBy(async () => {
  const done = await writeExport(reader, systemClock, {
    ...{ surveyId: survey.id, choice, path, key: how === 'plain' ? null : '5'.repeat(64) },
  });
  return present(done.ok ? done.value.bytes : null, 'the file is written');
});
await close();
process.stdout.write(JSON.stringify(spent));
