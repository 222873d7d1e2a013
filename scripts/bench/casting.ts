/** Durable casts per second over HTTP, against the bare ceiling, with few and with many papers stored. */
import { startServer } from '../kit/canvass-process.js';
import { ownSqlite } from '../kit/own-database.js';
import { type CastForm, openPollingStation } from '../kit/polling-station.js';
import { reckon } from '../kit/reckoning.js';
import { fillBox } from './fill-box.js';
import { CONNECTIONS, measure, startBare } from './measure.js';

const FORMS = 4000;
const PASSES = 5;

/** Requests a second in each pass. */
export interface CastingFigures {
  readonly connections: number;
  readonly forms: number;
  readonly bare: readonly number[];
  readonly none: readonly number[];
  readonly many: readonly number[];
  readonly stored: number;
}

/** Runs bare, few-papers and many-papers passes in turn, so that what else the machine does falls on all alike. */
export async function measureCasting(stored: number): Promise<CastingFigures> {
  const [few, many, bare] = [await openHall(0), await openHall(stored), await startBare()];
  const figures = { bare: [] as number[], none: [] as number[], many: [] as number[] };
  for (let pass = 0; pass <= PASSES; pass += 1) {
    const speeds = {
      bare: await measure(few.folder, bare.baseUrl, few.formsOf(pass)),
      none: await measure(few.folder, few.baseUrl, few.formsOf(pass)),
      many: await measure(many.folder, many.baseUrl, many.formsOf(pass)),
    };
    // The first pass warms everything up.
    if (pass > 0) for (const name of ['bare', 'none', 'many'] as const) figures[name].push(speeds[name]);
  }
  bare.child.kill('SIGTERM');
  for (const hall of [few, many]) await hall.close();
  return { ...figures, connections: CONNECTIONS, forms: FORMS, stored };
}

/** A server over a box that holds `stored` papers, and members who have not voted yet. */
async function openHall(stored: number) {
  const database = ownSqlite();
  const members = FORMS * (PASSES + 1);
  const station = await openPollingStation(database.url, database.folder, members + stored);
  await fillBox(station, members, stored);
  const server = await startServer({ ...station.settings, LOG_LEVEL: 'info' });
  const sent: CastForm[] = [];
  return {
    folder: database.folder,
    baseUrl: server.baseUrl,
    formsOf: (pass: number) => {
      const forms = Array.from({ length: FORMS }, (_, index) => station.newForm(pass * FORMS + index));
      sent.push(...forms);
      return forms;
    },
    close: async () => {
      await server.end('SIGTERM');
      const { papers, marks } = await reckon(station, sent, []);
      if (papers !== members + stored || marks !== papers)
        throw new Error(
          `${papers} papers and ${marks} marks of ${members + stored} casts: nothing was measured`,
        );
      await station.close();
      await database.remove();
    },
  };
}
