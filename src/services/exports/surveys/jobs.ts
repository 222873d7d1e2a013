/** Prepares files of answers in the background, one after another, and tells the database how far each is. */
import { setTimeout as after } from 'node:timers/promises';
import type { Problem } from '../../../shared/problem.js';
import * as store from '../../../storage/survey-export-store.js';
import type { ExportFault } from '../../../storage/survey-tables.js';
import type { ServiceContext } from '../../context.js';
import { storedChoice } from './choice.js';
import { exportPath, filesHere, removeFiles } from './sealed-file.js';
import type { ExportDone, ExportProgress } from './write-export.js';

/** How often the database is told how far a file is, in milliseconds. */
const TELL = 1000;
/** A server that has said nothing of a file for so long has ended; milliseconds. */
const SILENT = 5 * 60_000;

/** What a file is said to have failed by where its server ended. */
const INTERRUPTED = 'interrupted';

/** What a job needs to know of its row. */
export type JobRow = Pick<store.ExportRow, 'id' | 'survey_id' | 'choice' | 'file_key'>;

export interface ExportJobs {
  /** Begins to prepare a file that is stored as being prepared. */
  begin(row: JobRow): void;
  /** Waits until the file is ready or has failed, but no longer than so many milliseconds. */
  settled(id: string, most: number): Promise<void>;
  /** Ends the preparing of a file, where it is done here. */
  stop(id: string): void;
  /** Waits until nothing is being prepared here. */
  idle(): Promise<void>;
  /** Gives up what is being prepared here, and whatever is asked for from now on: the server ends, and its people ask again. */
  interrupt(): Promise<void>;
  /**
   * Says of files under way that they still are, fails those whose server has ended, removes what has expired, and from the disk
   * whatever no row speaks of any more. Throws the first fault of a file that could not be prepared since the last time.
   */
  tidy(): Promise<void>;
}

/** The jobs of one server. */
export function exportJobs(context: ServiceContext): ExportJobs {
  const underWay = new Map<string, { readonly work: Promise<void>; readonly stop: AbortController }>();
  const faults: unknown[] = [];
  let isEnding = false;
  const idle = async () => void (await Promise.all([...underWay.values()].map(({ work }) => work)));
  return {
    begin: (row) => {
      const stop = new AbortController();
      if (isEnding) stop.abort(INTERRUPTED);
      const work = prepare(context, row, stop)
        .catch((fault: unknown) => void faults.push(fault))
        .finally(() => underWay.delete(row.id));
      underWay.set(row.id, { work, stop });
    },
    stop: (id) => underWay.get(id)?.stop.abort(),
    settled: async (id, most) => {
      const stop = new AbortController();
      const waited = after(most, undefined, { signal: stop.signal }).catch(() => undefined);
      await Promise.race([underWay.get(id)?.work, waited]);
      stop.abort();
    },
    idle,
    interrupt: async () => {
      isEnding = true;
      for (const { stop } of underWay.values()) stop.abort(INTERRUPTED);
      await idle();
    },
    tidy: async () => {
      await tidy(context, [...underWay.keys()]);
      const [fault] = faults.splice(0);
      if (fault !== undefined) throw fault;
    },
  };
}

/** Prepares one file; what went wrong is thrown once the file is stored as failed. That it was stopped is no fault. */
async function prepare(context: ServiceContext, row: JobRow, stop: AbortController): Promise<void> {
  const { storage, heavyWork, config } = context;
  const path = exportPath(config.dataDir, row.id);
  const order = { surveyId: row.survey_id, choice: storedChoice(row.choice), path, key: row.file_key };
  try {
    const done = await heavyWork.exportSurvey(order, progressTeller(context, row.id, stop), stop.signal);
    const ended = await storage.writer.run((database) =>
      store.endExport(
        database,
        row.id,
        done.ok ? readyRow(done.value) : { state: 'failed', fault: faultOf(done.problem) },
      ),
    );
    if (!ended || !done.ok) await removeFiles(config.dataDir, [row.id]);
  } catch (error) {
    const fault = stop.signal.reason === INTERRUPTED ? INTERRUPTED : null;
    await removeFiles(config.dataDir, [row.id]);
    await storage.writer.run((database) => store.endExport(database, row.id, { state: 'failed', fault }));
    if (!stop.signal.aborted) throw error;
  }
}

function faultOf({ code }: Problem): ExportFault | null {
  return code === 'export-too-wide' ? code : null;
}

function readyRow({ moment, rows, bytes, sha256 }: ExportDone) {
  return { state: 'ready', taken_at: moment, rows_done: rows, rows_total: rows, bytes, sha256 } as const;
}

/**
 * Tells the database now and then; what it does not take is no reason to give the file up, but that the file was removed is:
 * by its owner, or because somebody withdrew their answers.
 */
function progressTeller({ storage, clock }: ServiceContext, id: string, stop: AbortController) {
  let told = clock.now();
  return ({ read, total }: ExportProgress): void => {
    const now = clock.now();
    if (now - told < TELL) return;
    told = now;
    const change = { rows_done: read, rows_total: total, touched_at: now };
    storage.writer
      .run((database) => store.touchExport(database, id, change))
      .then((isWanted) => (isWanted ? undefined : stop.abort()))
      .catch(() => undefined);
  };
}

async function tidy({ storage, clock, config }: ServiceContext, mine: readonly string[]): Promise<void> {
  const now = clock.now();
  const here = await filesHere(config.dataDir);
  await storage.writer.run(async (database) => {
    for (const id of mine) await store.touchExport(database, id, { touched_at: now });
    await store.settleExports(database, now, now - SILENT);
  });
  const alive = await store.exportsAlive(storage.reader);
  await removeFiles(
    config.dataDir,
    here.filter((id) => !alive.has(id)),
  );
}
