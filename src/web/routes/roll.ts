/** The roll of a ballot: looked through, searched, its links taken out. */
import { pipeline } from 'node:stream/promises';
import { plainText } from '../../services/ballots/roll/check-lines.js';
import { rollProblem } from '../../services/ballots/roll/roll-state.js';
import type { Services } from '../../services/index.js';
import { actorOf } from '../actor.js';
import { countIn, textField } from '../form.js';
import { rollPage } from '../pages/roll.js';
import { orThrow } from '../refusal.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';

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
    const file = orThrow(await roll.linksFile(ballot, actorOf(visit), whose));
    response.type('text/csv; charset=utf-8').attachment(`voting-links-${ballot.slug}.csv`);
    await pipeline(file, response);
  });
}
