/** Backups go into files that were not there before and that only their owner can read. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ok, type Result, refuse } from '../shared/result.js';

/** Makes an empty file for its owner's eyes only; refuses, in a sentence, a path that is taken or cannot be written. */
export function makeNewFile(file: string): Result<void, string> {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, '', { flag: 'wx', mode: 0o600 });
    return ok(undefined);
  } catch (error) {
    const taken = (error as { code?: unknown }).code === 'EEXIST';
    return refuse(
      taken
        ? `${file} is already there; name a file that is not`
        : `${file} cannot be written: ${(error as Error).message}`,
    );
  }
}
