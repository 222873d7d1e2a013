/** The collaborators of a server's own services, over a database of a script's own, and what its servers are started with. */
import { readConfig } from '../../src/config.js';
import type { ServiceContext } from '../../src/services/context.js';
import { heavyWorkPool } from '../../src/services/heavy-work/pool.js';
import { systemClock } from '../../src/shared/clock.js';
import { systemRandomness } from '../../src/shared/random.js';
import { openStorage } from '../../src/storage/storage.js';
import type { Settings } from './canvass-process.js';

/** A secret for rehearsals and nothing else. */
export const SECRET_KEY = 'a secret key for rehearsals and nothing else';

export interface OwnContext {
  readonly context: ServiceContext;
  /** What servers over the same database must be started with. */
  readonly settings: Settings;
  close(): Promise<void>;
}

/** Opens the database at `databaseUrl`, migrating it; throws when the settings are not in order. */
export async function openContext(databaseUrl: string, dataDir: string): Promise<OwnContext> {
  const settings = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, SECRET_KEY, LOG_LEVEL: 'silent' };
  const config = readConfig(settings);
  if (!config.ok) throw new Error(config.problem.join('; '));
  const storage = await openStorage(databaseUrl);
  await storage.migrate();
  const heavyWork = heavyWorkPool(databaseUrl);
  const context: ServiceContext = {
    config: config.value,
    secretKey: SECRET_KEY,
    storage,
    heavyWork,
    clock: systemClock,
    randomness: systemRandomness,
  };
  return {
    context,
    settings,
    close: async () => {
      await heavyWork.close();
      await storage.close();
    },
  };
}
