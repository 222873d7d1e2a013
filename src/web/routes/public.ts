/** What everybody may read: the start page, labs, notices of ballots, and the pictures of options. */
import { isPublic } from '../../services/ballots/visibility.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { isoDayAt } from '../lab-day.js';
import { ballotPage } from '../pages/ballot.js';
import { labPage } from '../pages/lab.js';
import { startPage } from '../pages/start.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { BallotVisit, Visit } from '../visit.js';

/** Pictures are named by their own content, which never changes. */
const FOREVER = 'private, max-age=31536000, immutable';

/** Adds the public pages. What is not public yet does not exist here. */
export function addPublicRoutes(
  door: AddDoor,
  { analysis, context, labs, notices, setUp, surveys }: Services,
): void {
  const zone = context.config.labTimeZone;
  const words = ({ response }: Visit) => ({
    ...wordsFor(response, 'public'),
    zone,
    now: context.clock.now(),
  });

  door('GET /', async (visit) => {
    const [all, open, any] = await Promise.all([notices.all(), surveys.openToAll(), labs.any()]);
    renderPage(visit.response, 'start', startPage(all, open, !any, words(visit)));
  });

  door('GET /labs/:lab', async (visit) => {
    const texts = await labs.textsOf(visit.lab);
    const today = isoDayAt(context.clock.now(), zone);
    const open = (await surveys.openToAll()).filter(({ lab }) => lab.id === visit.lab.id);
    const ballots = await labs.ballotsOf(visit.lab);
    const reports = await analysis.reports.list(visit.lab);
    const page = labPage(visit.lab, texts, { ballots, surveys: open, reports }, { ...words(visit), today });
    renderPage(visit.response, 'lab', page);
  });

  door('GET /ballots/:ballot', async (visit) => {
    if (!isPublic(visit.ballot)) throw new ProblemError(problem('not-found'));
    const situation = await setUp.situation(visit.ballot);
    renderPage(visit.response, 'ballot', ballotPage(visit, situation, words(visit)));
  });

  door('GET /ballots/:ballot/images/:image', async (visit) => {
    const { ballot, request, response } = visit;
    const image = mayBeSeen(visit)
      ? await setUp.image(ballot.id, String(request.params['image']))
      : undefined;
    if (image === undefined) throw new ProblemError(problem('not-found'));
    response.set('Cache-Control', FOREVER).type(image.media_type).send(Buffer.from(image.content, 'base64'));
  });
}

/** The pictures of a draft are for those who work on it. */
function mayBeSeen({ ballot, role }: BallotVisit): boolean {
  return isPublic(ballot) || role !== null;
}
