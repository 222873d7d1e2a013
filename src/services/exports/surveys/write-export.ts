/** Writes one file of answers from one snapshot: the work that is done on a thread of its own, or for the command line. */
import type { Clock } from '../../../shared/clock.js';
import { type Problem, problem } from '../../../shared/problem.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { inSnapshot } from '../../../storage/snapshot.js';
import { surveyById } from '../../../storage/survey-store.js';
import type { Database } from '../../../storage/tables.js';
import { takeOutProblem } from '../../surveys/data.js';
import type { ExportChoice } from './choice.js';
import { columnsOf } from './columns.js';
import { exportFormat } from './formats/index.js';
import { type WrittenFile, writePlain, writeSealed } from './sealed-file.js';
import { openSource } from './source.js';

/** What is to be written where; `key` seals the file, and null leaves it plain. */
export interface ExportOrder {
  readonly surveyId: string;
  readonly choice: ExportChoice;
  readonly path: string;
  readonly key: string | null;
}

/** How far the work is: rows read and to be read, over all passes. */
export interface ExportProgress {
  readonly read: number;
  readonly total: number;
}

/** A file that is complete. */
export interface ExportDone extends WrittenFile {
  /** The moment of its snapshot, epoch milliseconds. */
  readonly moment: number;
  /** Responses in it. */
  readonly rows: number;
}

/**
 * Writes the file. `reader` must be a connection of its own. Refused with `answers-not-yet` where answers may not leave
 * the survey at the moment of the snapshot, with `not-found` before its first version, and with `export-too-wide` where the format has no
 * room for so many columns; then there is no file. Throws
 * where the file cannot be written, and leaves what there is of it to the caller.
 */
export async function writeExport(
  reader: Database,
  clock: Clock,
  { surveyId, choice, path, key }: ExportOrder,
  onProgress: (progress: ExportProgress) => void = () => undefined,
): Promise<Result<ExportDone, Problem>> {
  return inSnapshot(reader, async (snapshot) => {
    const survey = await surveyById(snapshot, surveyId);
    const refused = await takeOutProblem(snapshot, survey);
    if (refused !== null) return refuse(refused);
    const format = exportFormat(choice.format);
    const moment = clock.now();
    let total = 0;
    const source = await openSource(snapshot, survey, choice, moment, (read) => onProgress({ read, total }));
    if (source === null || format === undefined) return refuse(problem('not-found'));
    if (columnsOf(source, choice).length > (format.mostColumns ?? Number.POSITIVE_INFINITY))
      return refuse(problem('export-too-wide'));
    total = source.count * format.passes;
    const bytes = format.write(source, choice);
    const written = key === null ? await writePlain(path, bytes) : await writeSealed(path, key, bytes);
    return ok({ ...written, moment, rows: source.count });
  });
}
