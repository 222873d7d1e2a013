/** The CSV file that an analysis is about, read from disk. */
import { readFile } from 'node:fs/promises';
import { type CsvTable, readCsvTable } from '../services/analysis/outside/index.js';
import { systemClock } from '../shared/clock.js';
import { type Result, refuse } from '../shared/result.js';

/** Reads the CSV file; refused with a sentence where it cannot be read. */
export async function readData(path: string): Promise<Result<CsvTable, string>> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return refuse('expected a file that can be read, found none');
  try {
    return readCsvTable(new TextDecoder('utf-8', { fatal: true }).decode(bytes), systemClock.now());
  } catch {
    return refuse('expected UTF-8, found other bytes');
  }
}
