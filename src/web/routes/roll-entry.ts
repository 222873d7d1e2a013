/** Single entries of the roll: add one, look at one, withdraw it, replace its link. */
import { votingProblem } from '../../services/ballots/admission.js';
import { rollProblem } from '../../services/ballots/roll/roll-state.js';
import type { Services } from '../../services/index.js';
import { ballotOccasion } from '../../services/mail/occasions/index.js';
import { ProblemError } from '../../shared/problem.js';
import { actorOf } from '../actor.js';
import { countIn, textField } from '../form.js';
import { addEntryPage, attributesAsked, entryPage, reissuedPage } from '../pages/roll-entry.js';
import { orThrow } from '../refusal.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { BallotVisit } from '../visit.js';

/** `/manage/ballots/:ballot/roll/add` and `/manage/ballots/:ballot/roll/:entry`. */
export function addRollEntryRoutes(door: AddDoor, services: Services): void {
  const { roll, mail, context } = services;

  door('GET /manage/ballots/:ballot/roll/add', async (visit) => {
    renderPage(visit.response, 'roll-add', addEntryPage(visit, await roll.attributeKeys(visit.ballot)));
  });

  door('POST /manage/ballots/:ballot/roll/add', async (visit) => {
    const { request, response, ballot } = visit;
    const keys = await roll.attributeKeys(ballot);
    const asked = attributesAsked(keys);
    const values = Object.fromEntries(
      ['email', 'name', ...asked.map((_key, place) => `attribute-${place}`)].map((name) => [
        name,
        textField(request.body, name),
      ]),
    );
    const attributes = Object.fromEntries(
      asked.map((key, place) => [key, values[`attribute-${place}`] ?? '']),
    );
    const typed = { email: values['email'] ?? '', name: values['name'] ?? '', attributes };
    const added = await roll.add(ballot, actorOf(visit), typed);
    if (added.ok) return response.redirect(303, entryAddress(visit, added.value.id));
    if (added.problem.code !== 'form-invalid') throw new ProblemError(added.problem);
    const page = addEntryPage(visit, keys, { values, errors: added.problem.fields });
    return renderPage(response, 'roll-add', page, added.problem);
  });

  door('GET /manage/ballots/:ballot/roll/:entry', async (visit) => {
    const { response, ballot } = visit;
    const entry = await roll.show(orThrow(await roll.find(ballot, entryOf(visit))));
    const { format } = wordsFor(response, 'organiser');
    const now = context.clock.now();
    const can = { change: rollProblem(ballot, now) === null, mail: votingProblem(ballot, now) === null };
    const words = { format, zone: context.config.labTimeZone };
    renderPage(response, 'roll-entry', entryPage(visit, entry, words, can));
  });

  door('POST /manage/ballots/:ballot/roll/:entry/withdraw', async (visit) => {
    orThrow(await roll.withdraw(visit.ballot, actorOf(visit), entryOf(visit)));
    visit.response.redirect(303, entryAddress(visit, entryOf(visit)));
  });

  door('POST /manage/ballots/:ballot/roll/:entry/reissue', async (visit) => {
    const { request, response, ballot } = visit;
    const issue = countIn(textField(request.body, 'issue', 9)) ?? 0;
    const { entry, link } = orThrow(await roll.reissue(ballot, actorOf(visit), entryOf(visit), issue));
    if (textField(request.body, 'then') !== 'mail')
      return renderPage(response, 'link-replaced', reissuedPage(visit, entry, link));
    orThrow(await mail.sendReplacement(ballotOccasion(ballot), actorOf(visit), entry));
    mail.wake();
    return response.redirect(303, entryAddress(visit, entry.id));
  });
}

function entryOf({ request }: BallotVisit): string {
  return String(request.params['entry']);
}

function entryAddress({ ballot }: BallotVisit, id: string): string {
  return `/manage/ballots/${ballot.slug}/roll/${id}`;
}
