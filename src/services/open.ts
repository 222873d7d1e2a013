/** Opens the house for a command: settings, secret, database and the services over them. */
import { type Config, readConfig } from '../config.js';
import { systemClock } from '../shared/clock.js';
import { systemRandomness } from '../shared/random.js';
import { type Result, refuse } from '../shared/result.js';
import { openStorage } from '../storage/storage.js';
import { findFreePort } from './free-port.js';
import { heavyWorkPool } from './heavy-work/pool.js';
import { buildServices, type Services } from './index.js';
import { readSecretKey } from './secret-key.js';

export interface OpenedHouse {
  readonly services: Services;
  /** The file of a secret key that was made just now. */
  readonly secretKeyMadeIn: string | null;
  /** Ends heavy work and closes the database; the last thing done with the house. */
  close(): Promise<void>;
}

/** The house under these settings (`overrides` win over the environment), or the faults of the settings. */
export async function openHouse(
  overrides: Partial<Config> = {},
): Promise<Result<OpenedHouse, readonly string[]>> {
  const read = readConfig();
  if (!read.ok) return refuse(read.problem);
  const config = await withPort({ ...read.value, ...overrides });
  const secretKey = readSecretKey(config, systemRandomness);
  const storage = await openStorage(config.databaseUrl);
  const heavyWork = heavyWorkPool(config.databaseUrl);
  const services = buildServices({
    config,
    secretKey: secretKey.value,
    storage,
    heavyWork,
    clock: systemClock,
    randomness: systemRandomness,
  });
  const close = async () => {
    await heavyWork.close();
    await services.surveyExports.idle();
    await services.counts.idle();
    await storage.close();
  };
  return { ok: true, value: { services, secretKeyMadeIn: secretKey.madeIn, close } };
}

/** Port 0 becomes a free one at once, so that the service knows its own address before it listens. */
async function withPort(config: Config): Promise<Config> {
  if (config.port !== 0) return config;
  const port = await findFreePort(config.host);
  return { ...config, port, baseUrl: config.baseUrl.replace(/:0$/, `:${port}`) };
}
