/** The pictures of a survey's questions and choices: everybody's once it is open, before that of those who work on it. */
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import type { AddDoor } from '../security/door.js';
import type { SurveyVisit } from '../visit.js';

/** Pictures are named after their own bytes, which never change. */
const FOREVER = 'private, max-age=31536000, immutable';

/** Adds the pictures. */
export function addSurveyPictureRoutes(door: AddDoor, { surveys }: Services): void {
  door('GET /s/:survey/pictures/:picture', async (visit) => {
    const { request, response, survey } = visit;
    const name = String(request.params['picture']);
    const picture = mayBeSeen(visit) ? await surveys.pictures.find(survey, name) : undefined;
    if (picture === undefined) throw new ProblemError(problem('not-found'));
    const { media_type, content } = picture;
    response.set('Cache-Control', FOREVER).type(media_type).send(Buffer.from(content, 'base64'));
  });
}

function mayBeSeen({ survey: { state }, role }: SurveyVisit): boolean {
  return state === 'open' || state === 'closed' || role !== null;
}
