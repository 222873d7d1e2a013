/** Whether the service can do its work, for whatever watches it. */
import type { Services } from '../../services/index.js';
import { findLab } from '../../storage/lab-store.js';
import type { AddDoor } from '../security/door.js';

/** Adds `GET /health`: `ok` once the database answers; a problem page with its status when it does not. */
export function addHealthRoutes(door: AddDoor, services: Services): void {
  door('GET /health', async ({ response }) => {
    await findLab(services.context.storage.reader, '');
    response.type('text/plain').send('ok\n');
  });
}
