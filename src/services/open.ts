/** Opens the house for a command: settings, secret, database and the services over them. */
import { type Config, readConfig } from '../config.js';
import { systemClock } from '../shared/clock.js';
import { systemRandomness } from '../shared/random.js';
import { ok, type Result, refuse } from '../shared/result.js';
import { openStorage, type Storage } from '../storage/storage.js';
import { findFreePort } from './free-port.js';
import { heavyWorkPool } from './heavy-work/pool.js';
import { buildServices, type Services } from './index.js';
import { readSecretKey, type SecretKey } from './secret-key.js';

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
  const opened = await openData(config);
  if (!opened.ok) return opened;
  const { secretKey, storage } = opened.value;
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

/** What lies outside the program; a folder or a database that cannot be used is told by the setting that names it. */
async function openData(
  config: Config,
): Promise<Result<{ readonly secretKey: SecretKey; readonly storage: Storage }, readonly string[]>> {
  let setting = 'DATA_DIR';
  try {
    const secretKey = readSecretKey(config, systemRandomness);
    setting = 'DATABASE_URL';
    return ok({ secretKey, storage: await openStorage(config.databaseUrl) });
  } catch (error) {
    return refuse([`${setting} names what cannot be used: ${(error as Error).message}`]);
  }
}

/** Port 0 becomes a free one at once, so that the service knows its own address before it listens. */
async function withPort(config: Config): Promise<Config> {
  if (config.port !== 0) return config;
  const port = await findFreePort(config.host);
  return { ...config, port, baseUrl: config.baseUrl.replace(/:0$/, `:${port}`) };
}
