/** The moves of a ballot from state to state: asked for by GET, made by POST. */
import type { Move } from '../../services/ballots/move.js';
import { findMove } from '../../services/ballots/moves/index.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { actorOf } from '../actor.js';
import { revisionOf } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { movePage, moveWording } from '../pages/ballot-move.js';
import { ballotHome } from '../pages/organiser-frame.js';
import { showRefusal } from '../refusal.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { BallotVisit } from '../visit.js';

/** So long a count that a move asked for may take before its own page is shown, in milliseconds. */
const MOMENT = 1500;

/** Adds the confirmation page of every move. */
export function addBallotMoveRoutes(door: AddDoor, { context, setUp, counts }: Services): void {
  /** The confirmation page; `errors` where something was to be chosen and was not. */
  const showMove = async (visit: BallotVisit, move: Move, errors: Readonly<Record<string, string>> = {}) => {
    const { ballot, response } = visit;
    const words = { ...wordsFor(response, 'organiser'), zone: context.config.labTimeZone };
    const wording = moveWording(words);
    const choice = (await move.choice?.(context.storage.reader, ballot, wording)) ?? null;
    const page = movePage(visit, { move, situation: await setUp.situation(ballot), choice, errors }, wording);
    renderPage(response, 'ballot-move', page, Object.keys(errors).length > 0 ? 422 : 200);
  };

  door('GET /manage/ballots/:ballot/move/:move', async (visit) => {
    const move = moveOf(visit);
    const { ballot, response } = visit;
    // A move that was just made, or is not possible any more: the ballot's home says where it stands.
    if (!move.from.includes(ballot.state)) return response.redirect(303, ballotHome(ballot.slug));
    await showMove(visit, move);
  });

  door('POST /manage/ballots/:ballot/move/:move', async (visit) => {
    const move = moveOf(visit);
    const form = new FormReader(visit.request.body);
    const [choice = ''] = form.all('choice');
    const order = { ballotId: visit.ballot.id, actor: actorOf(visit), revision: revisionOf(form), choice };
    const made = await move.run(context, order);
    const href = ballotHome(visit.ballot.slug);
    if (made.ok) {
      await counts.takeUp(visit.ballot.id, MOMENT);
      const isUnderWay = (await counts.find(visit.ballot.id)) !== undefined;
      visit.response.redirect(303, isUnderWay ? `${href}/count` : href);
    } else if ('choice' in made.problem.fields) await showMove(visit, move, made.problem.fields);
    else showRefusal(visit, made.problem, { text: 'See the ballot as it is now', href });
  });
}

function moveOf({ request }: BallotVisit): Move {
  const move = findMove(String(request.params['move']));
  if (move === undefined) throw new ProblemError(problem('not-found'));
  return move;
}
