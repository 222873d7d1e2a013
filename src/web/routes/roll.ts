/** The roll of a ballot: looked through, searched, its links taken out. */
import { pipeline } from 'node:stream/promises';
import { plainText } from '../../services/ballots/roll/check-lines.js';
import { rollProblem } from '../../services/ballots/roll/roll-state.js';
import type { Services } from '../../services/index.js';
import { present } from '../../shared/assert.js';
import { ProblemError } from '../../shared/problem.js';
import { textField } from '../form.js';
import { rollPage } from '../pages/roll.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { Visit } from '../visit.js';

/** `/manage/ballots/:ballot/roll` and the links below the ballot. */
export function addRollRoutes(door: AddDoor, services: Services): void {
  const { roll, context } = services;

  door('GET /manage/ballots/:ballot/roll', async (visit) => {
    const { request, response, ballot } = visit;
    const query = {
      search: plainText(textField(request.query, 'search', 200)),
      added: countIn(textField(request.query, 'added', 9)),
    };
    const page = countIn(textField(request.query, 'page', 9)) ?? 1;
    const listing = await roll.list(ballot, query.search, page);
    const changeable = rollProblem(ballot, context.clock.now()) === null;
    const { format } = wordsFor(response, 'organiser');
    renderPage(response, 'roll', rollPage(visit, listing, query, format, changeable));
  });

  door('POST /manage/ballots/:ballot/links.csv', async (visit) => {
    const { request, response, ballot } = visit;
    const whose = textField(request.body, 'whose') === 'not-voted' ? 'not-voted' : 'everyone';
    const file = await roll.linksFile(ballot, actorOf(visit), whose);
    if (!file.ok) throw new ProblemError(file.problem);
    response.type('text/csv; charset=utf-8').attachment(`voting-links-${ballot.slug}.csv`);
    await pipeline(file.value, response);
  });
}

/** The account behind a visit that only signed-in people can make. */
export function actorOf({ account }: Visit): string {
  return present(account, 'the door lets only signed-in people in').id;
}

/** A whole number from an address, or null. */
export function countIn(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
