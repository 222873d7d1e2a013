/** Everything that can be found out about the safety of an installation, in plain sentences. */
import { existsSync } from 'node:fs';
import type { Config } from '../../config.js';
import { openStorage } from '../../storage/storage.js';
import { examineFiles, sqliteFile } from './files.js';
import type { Finding } from './finding.js';
import { examineRecords } from './records.js';
import { examineSettings } from './settings.js';

/** Examines settings, files and records; makes nothing that is not there, and repairs nothing. */
export async function examineInstallation(config: Config): Promise<Finding[]> {
  const database = sqliteFile(config);
  if (database !== null && !existsSync(database)) {
    return [
      { verdict: 'unsafe', sentence: `There is no database at ${database}; "canvass migrate" makes one` },
    ];
  }
  const storage = await openStorage(config.databaseUrl);
  try {
    return [...examineSettings(config), ...examineFiles(config), ...(await examineRecords(storage))];
  } finally {
    await storage.close();
  }
}
