/** The service's secret, kept outside the database: given by a setting, or made once beside the data. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  if (existsSync(file)) return { value: readFileSync(file, 'utf8').trim(), madeIn: null };
  mkdirSync(config.dataDir, { recursive: true });
  const value = randomness.bytes(32).toString('hex');
  writeFileSync(file, `${value}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return { value, madeIn: file };
}
