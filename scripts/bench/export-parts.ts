/** A process that writes a CSV file of answers three times and tells what its parts take: what is paid once, and what for every row. */
import { rm } from 'node:fs/promises';
import type { RowCells } from '../../src/domain/questionnaire/flow/index.js';
import { readChoice } from '../../src/services/exports/surveys/choice.js';
import type { ExportSource } from '../../src/services/exports/surveys/format.js';
import { csv } from '../../src/services/exports/surveys/formats/csv.js';
import { writeSealed } from '../../src/services/exports/surveys/sealed-file.js';
import { openSource } from '../../src/services/exports/surveys/source.js';
import { present } from '../../src/shared/assert.js';
import { inSnapshot } from '../../src/storage/snapshot.js';
import { openReader } from '../../src/storage/storage.js';
import { findSurvey } from '../../src/storage/survey-store.js';

/** One part: its name, milliseconds by the clock, and of the processor. */
export type Part = readonly [string, number, number];

/** Rows at which a part ends; the last ends with the file. */
const ENDS = [500, 2000, 10_000, 32_000];

const [url = '', slug = '', path = ''] = process.argv.slice(2);
const choice = present(readChoice({ format: 'csv' }), 'the choice is one');
const files: (readonly Part[])[] = [];
for (let file = 0; file < 3; file += 1) files.push(await partsOfOneFile());
process.stdout.write(JSON.stringify(files));

/** Opens the database anew, as every file does. */
async function partsOfOneFile(): Promise<readonly Part[]> {
  const parts: Part[] = [];
  let [clock, processor] = [performance.now(), process.cpuUsage()];
  const end = (name: string) => {
    const { user, system } = process.cpuUsage(processor);
    parts.push([name, performance.now() - clock, (user + system) / 1000]);
    [clock, processor] = [performance.now(), process.cpuUsage()];
  };
  await rm(path, { force: true });
  const { reader, close } = await openReader(url);
  await inSnapshot(reader, async (snapshot) => {
    const survey = present(await findSurvey(snapshot, slug), 'the survey was made');
    const source = present(await openSource(snapshot, survey, choice, 0), 'it has a version');
    end('open: versions, plan, count');
    await writeSealed(path, '5'.repeat(64), csv.write(told(source, end), choice));
    end('the rest');
  });
  await close();
  return parts;
}

/** The source, telling when so many rows have been asked for. */
function told(source: ExportSource, end: (name: string) => void): ExportSource {
  const rows = async function* (): AsyncGenerator<Iterable<RowCells>> {
    let read = 0;
    for await (const slice of source.rows()) {
      yield counted(slice, () => {
        read += 1;
        if (ENDS.includes(read)) end(`rows to ${read.toLocaleString('en-GB')}`);
      });
    }
  };
  return { ...source, rows };
}

function* counted(slice: Iterable<RowCells>, count: () => void): Generator<RowCells> {
  for (const row of slice) {
    yield row;
    count();
  }
}
