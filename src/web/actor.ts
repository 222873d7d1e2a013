/** Who acts. */
import { present } from '../shared/assert.js';
import type { Visit } from './visit.js';

/** The id of the account behind a visit that its door let in as signed in. */
export function actorOf({ account }: Visit): string {
  return present(account, 'the door lets only signed-in people in').id;
}
