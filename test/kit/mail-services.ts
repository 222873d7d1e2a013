/** Services that send mail, for tests. */
import { readConfig } from '../../src/config.js';
import { buildServices, type Services } from '../../src/services/index.js';
import type { fixedClock } from '../../src/shared/clock.js';
import { systemRandomness } from '../../src/shared/random.js';
import type { Storage } from '../../src/storage/storage.js';
import { must } from './empty-roll.js';
import { workHere } from './work-here.js';

/** Services over this storage and clock; without an address of a mail server they write files below `dataDir`. */
export function mailingServices(
  storage: Storage,
  clock: ReturnType<typeof fixedClock>,
  smtpUrl: string | null,
  dataDir = '/nowhere',
): Services {
  const config = must(readConfig({ LOG_LEVEL: 'silent', BASE_URL: 'https://canvass.example' }));
  return buildServices({
    config: { ...config, smtpUrl, dataDir },
    secretKey: 'a secret key for tests and nothing else',
    storage,
    heavyWork: workHere(storage),
    clock,
    randomness: systemRandomness,
  });
}
