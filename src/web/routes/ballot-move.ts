/** The moves of a ballot from state to state: asked for by GET, made by POST. */
import type { Move } from '../../services/ballots/move.js';
import { findMove } from '../../services/ballots/moves/index.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { actorOf } from '../actor.js';
import { revisionOf } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { movePage } from '../pages/ballot-move.js';
import { ballotHome } from '../pages/organiser-frame.js';
import { showRefusal } from '../refusal.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { BallotVisit } from '../visit.js';

/** Adds the confirmation page of every move. */
export function addBallotMoveRoutes(door: AddDoor, { context, setUp }: Services): void {
  door('GET /manage/ballots/:ballot/move/:move', async (visit) => {
    const move = moveOf(visit);
    const { ballot, response } = visit;
    // A move that was just made, or is not possible any more: the ballot's home says where it stands.
    if (!move.from.includes(ballot.state)) return response.redirect(303, ballotHome(ballot.slug));
    const words = { ...wordsFor(response, 'organiser'), zone: context.config.labTimeZone };
    renderPage(response, 'ballot-move', movePage(visit, move, await setUp.situation(ballot), words));
  });

  door('POST /manage/ballots/:ballot/move/:move', async (visit) => {
    const move = moveOf(visit);
    const revision = revisionOf(new FormReader(visit.request.body));
    const order = { ballotId: visit.ballot.id, actor: actorOf(visit), revision };
    const made = await move.run(context, order);
    const href = ballotHome(visit.ballot.slug);
    if (made.ok) visit.response.redirect(303, href);
    else showRefusal(visit, made.problem, { text: 'See the ballot as it is now', href });
  });
}

function moveOf({ request }: BallotVisit): Move {
  const move = findMove(String(request.params['move']));
  if (move === undefined) throw new ProblemError(problem('not-found'));
  return move;
}
