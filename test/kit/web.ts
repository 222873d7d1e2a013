/** The whole application over a database of its own, for tests that come in by the front door. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import { type Config, readConfig } from '../../src/config.js';
import type { HeavyWork } from '../../src/services/heavy-work/heavy-work.js';
import { buildServices, type Services } from '../../src/services/index.js';
import { type Clock, fixedClock } from '../../src/shared/clock.js';
import { systemRandomness } from '../../src/shared/random.js';
import { buildApp } from '../../src/web/app.js';
import type { LogFields } from '../../src/web/log.js';
import type { TestStorage } from './storages.js';
import { workHere } from './work-here.js';

/** 3 January 2027, noon in London. */
export const TEST_MOMENT = Date.UTC(2027, 0, 3, 12);

export interface TestHouse {
  readonly app: Express;
  readonly services: Services;
  readonly clock: ReturnType<typeof fixedClock>;
  /** Every line logged so far. */
  readonly logged: LogFields[];
  remove(): Promise<void>;
}

/**
 * Builds the application as production does, with a clock that stands still, a log that is kept, a folder of its own for live
 * data, and heavy work done on this thread unless the test brings another way.
 */
export async function openTestHouse(
  open: () => Promise<TestStorage>,
  settings: Partial<Config> = {},
  heavyWork = ({ storage, url }: TestStorage, clock: Clock): HeavyWork => workHere(storage, url, clock),
): Promise<TestHouse> {
  const opened = await open();
  const dataDir = mkdtempSync(join(tmpdir(), 'canvass-data-'));
  const config = readConfig({ LOG_LEVEL: 'silent', REQUIRE_TOTP: 'no' });
  if (!config.ok) throw new Error(config.problem.join('; '));
  const clock = fixedClock(TEST_MOMENT);
  const logged: LogFields[] = [];
  const keep = (fields: LogFields) => void logged.push(fields);
  const services = buildServices({
    config: { ...config.value, dataDir, ...settings },
    secretKey: 'a secret key for tests and nothing else',
    storage: opened.storage,
    heavyWork: heavyWork(opened, clock),
    clock,
    randomness: systemRandomness,
  });
  const remove = async () => {
    await services.surveyExports.idle();
    await services.counts.idle();
    rmSync(dataDir, { recursive: true });
    await opened.remove();
  };
  const app = buildApp(services, { info: keep, warn: keep, error: keep });
  return { app, services, clock, logged, remove };
}
