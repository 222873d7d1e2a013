/** `/manage`: the labs a person works in, and each one's home. */
import type { Services } from '../../services/index.js';
import { present } from '../../shared/assert.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import { isoDayAt } from '../lab-day.js';
import { labHomePage, managePage } from '../pages/manage.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';

/** Adds the start page and the labs' homes. */
export function addManageRoutes(door: AddDoor, services: Services): void {
  const { labs, setUp, surveys, context } = services;
  const zone = context.config.labTimeZone;
  const situations = (ballots: readonly BallotRow[]) => Promise.all(ballots.map(setUp.situation));
  const surveysOf = async (labId: string) =>
    Promise.all((await surveys.list([labId])).map(surveys.situation));

  door('GET /manage', async ({ response, account }) => {
    const person = present(account, 'the door lets only signed-in people in');
    const own = await Promise.all(
      (await labs.listFor(person.id)).map(async ({ lab, ballots }) => ({
        lab,
        ballots: await situations(ballots),
        surveys: await surveysOf(lab.id),
      })),
    );
    const words = { ...wordsFor(response, 'organiser'), zone };
    renderPage(response, 'manage', managePage(own, person, words));
  });

  door('GET /manage/labs/:lab', async (visit) => {
    const { response, lab } = visit;
    const texts = await labs.textsOf(lab);
    const own = {
      ballots: await situations(await labs.ballotsOf(lab)),
      surveys: await surveysOf(lab.id),
    };
    const today = isoDayAt(context.clock.now(), zone);
    const words = { ...wordsFor(response, 'organiser'), zone, today };
    renderPage(response, 'lab-home', labHomePage(visit, texts, own, words));
  });
}
