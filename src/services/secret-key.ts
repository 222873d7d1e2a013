/** The service's secret, kept outside the database: given by a setting, or made once beside the data. */
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Randomness } from '../shared/random.js';

export interface SecretKey {
  readonly value: string;
  /** The file it was made in just now, or null when it was there before. */
  readonly madeIn: string | null;
}

/** Where the key is kept when no setting gives one. */
export function secretKeyFile(config: Config): string {
  return join(config.dataDir, 'secret.key');
}

/** The key of `SECRET_KEY`, of its file, or a new one written to that file for its owner's eyes only. */
export function readSecretKey(config: Config, randomness: Randomness): SecretKey {
  if (config.secretKey !== null) return { value: config.secretKey, madeIn: null };
  const file = secretKeyFile(config);
  const made = !existsSync(file) && makeKeyFile(config, file, randomness);
  return { value: readFileSync(file, 'utf8').trim(), madeIn: made ? file : null };
}

/** Makes the file whole or not at all; false when another process made it first. */
function makeKeyFile(config: Config, file: string, randomness: Randomness): boolean {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomness.bytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomness.bytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft);
  }
}
