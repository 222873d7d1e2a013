/** What lies on disk: who can read it, and whether there is room for more. */
import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from '../../config.js';
import { secretKeyFile } from '../secret-key.js';
import { type Finding, fineUnless } from './finding.js';

/** Rights of anybody but the owner. */
const OTHERS = 0o077;
const MEBIBYTE = 2 ** 20;
/** Free space below which a day's mail and papers might not fit. */
const LEAST_FREE = 500 * MEBIBYTE;

/** The path of an SQLite database; null for PostgreSQL. */
export function sqliteFile(config: Config): string | null {
  return config.databaseUrl.startsWith('sqlite:') ? config.databaseUrl.slice('sqlite:'.length) : null;
}

/** Whether data folder, database and secret key are there, and closed to everybody but their owner. */
export function examineFiles(config: Config): Finding[] {
  const database = sqliteFile(config);
  const looked = [
    ...examineRights('the data folder', config.dataDir),
    ...(database === null
      ? []
      : [database, `${database}-wal`, `${database}-shm`].flatMap((file) =>
          examineRights('the database', file),
        )),
    ...examineKey(config),
  ];
  return [...looked, ...examineSpace(database ?? config.dataDir)];
}

/** Faults of what is there; what is not there has no rights to be wrong. */
function examineRights(name: string, path: string): Finding[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  const rights = (found.mode & 0o777).toString(8);
  const wish = found.isDirectory() ? '700' : '600';
  return fineUnless(
    `Only its owner can open ${name}, ${path}`,
    (found.mode & OTHERS) === 0
      ? []
      : [`Others on this machine may open ${name} (its rights are ${rights}): chmod ${wish} ${path}`],
  );
}

function examineKey(config: Config): Finding[] {
  if (config.secretKey !== null) {
    return [{ verdict: 'fine', sentence: 'The secret key comes from SECRET_KEY' }];
  }
  const file = secretKeyFile(config);
  if (statSync(file, { throwIfNoEntry: false }) === undefined) {
    return [
      {
        verdict: 'unsafe',
        sentence: `There is no secret key in ${file}: voting links sent out before will not work; put it back from its backup`,
      },
    ];
  }
  return [
    ...examineRights('the secret key', file),
    {
      verdict: 'note',
      sentence: `The secret key lies beside the data, in ${file}: back it up apart from the database`,
    },
  ];
}

function examineSpace(path: string): Finding[] {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const { bavail, bsize } = statfsSync(dirname(path));
  const free = bavail * bsize;
  const needed = Math.max(LEAST_FREE, 2 * size);
  const inMebibytes = (bytes: number) => `${Math.round(bytes / MEBIBYTE)} MiB`;
  return fineUnless(
    `${inMebibytes(free)} are free where the data lie`,
    free >= needed
      ? []
      : [`Only ${inMebibytes(free)} are free where the data lie; ${inMebibytes(needed)} are safe`],
  );
}
