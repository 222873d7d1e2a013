/** Every door of a member, from the personal link to the receipt and back. */
import { isPublic } from '../../services/ballots/visibility.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import type { Cookies } from '../security/cookies.js';
import type { AddDoor } from '../security/door.js';
import { voterDesk } from '../voter-desk.js';
import { addCastRoutes } from './cast.js';
import { addChangeRoutes } from './change.js';
import { addCheckRoutes } from './check.js';
import { addPaperRoutes } from './paper.js';
import { addReceiptRoutes } from './receipt.js';
import { addVotingCodeRoutes } from './voting-code.js';

/** Adds all of them, over one desk. */
export function addVotingRoutes(door: AddDoor, services: Services, cookies: Cookies): void {
  const desk = voterDesk(services, cookies);
  const told = tellingSynthetic(door);
  addVotingCodeRoutes(told, desk);
  addPaperRoutes(told, desk);
  addCastRoutes(told, desk);
  const shut = hidingDrafts(told);
  addReceiptRoutes(shut, desk);
  addChangeRoutes(shut, desk);
  addCheckRoutes(shut, desk);
}

/** Doors whose every page says so when the lab's data are made up. */
function tellingSynthetic(door: AddDoor): AddDoor {
  return (name, handle) =>
    door(name, (visit) => {
      if ('lab' in visit && visit.lab.synthetic === 1) visit.response.locals['synthetic'] = true;
      return handle(visit);
    });
}

/** Doors behind which a ballot that was never announced does not exist. */
function hidingDrafts(door: AddDoor): AddDoor {
  return (name, handle) =>
    door(name, (visit) => {
      if ('ballot' in visit && !isPublic(visit.ballot)) throw new ProblemError(problem('not-found'));
      return handle(visit);
    });
}
