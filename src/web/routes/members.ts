/** The pages about a ballot's members: roll, mail and turnout, in the order in which their addresses are told apart. */
import type { Services } from '../../services/index.js';
import type { AddDoor } from '../security/door.js';
import { addMailRoutes } from './mail.js';
import { addMailMessageRoutes } from './mail-message.js';
import { addRollRoutes } from './roll.js';
import { addRollEntryRoutes } from './roll-entry.js';
import { addRollUploadRoutes } from './roll-upload.js';
import { addTurnoutRoutes } from './turnout.js';

/** Adds all of them; `roll/upload` and `roll/add` before `roll/:entry`. */
export function addMembersRoutes(door: AddDoor, services: Services): void {
  addRollRoutes(door, services);
  addRollUploadRoutes(door, services);
  addRollEntryRoutes(door, services);
  addMailRoutes(door, services);
  addMailMessageRoutes(door, services);
  addTurnoutRoutes(door, services);
}
