/** A roll file on its way: uploaded, its columns decided, tried out, confirmed. */
import { LARGEST_FILE } from '../../services/ballots/roll/upload.js';
import type { Services } from '../../services/index.js';
import { type Problem, ProblemError } from '../../shared/problem.js';
import { actorOf } from '../actor.js';
import { countIn, textField } from '../form.js';
import { checkPage, columnsPage, uploadPage } from '../pages/roll-upload.js';
import { orThrow } from '../refusal.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { readUpload } from '../upload.js';
import type { BallotVisit } from '../visit.js';

/** `/manage/ballots/:ballot/roll/upload` and what is below it. */
export function addRollUploadRoutes(door: AddDoor, services: Services): void {
  const { roll } = services;

  door('GET /manage/ballots/:ballot/roll/upload', (visit) => {
    renderPage(visit.response, 'roll-upload', uploadPage(visit));
  });

  door('POST /manage/ballots/:ballot/roll/upload', async (visit) => {
    const { request, response, ballot } = visit;
    const refuse = (sentence: string) =>
      renderPage(response, 'roll-upload', uploadPage(visit, { roll: sentence }), 422);
    const upload = await readUpload(request, response, 'roll', LARGEST_FILE);
    if (upload.kind === 'too-large') return refuse('The file is larger than 10 MB.');
    if (upload.file === null) return refuse('Choose a file that is not empty.');
    const name = Buffer.from(upload.name, 'latin1').toString('utf8');
    const staged = await roll.stage(ballot, actorOf(visit), { name, bytes: upload.file });
    if (staged.ok)
      return response.redirect(303, `/manage/ballots/${ballot.slug}/roll/upload/${staged.value.id}`);
    return refuse(fieldSentence(staged.problem, 'roll'));
  });

  const showColumns = async (visit: BallotVisit, asked?: readonly string[], refusal?: Problem) => {
    const staged = orThrow(await roll.findStaged(visit.ballot, uploadOf(visit)));
    const { format } = wordsFor(visit.response, 'organiser');
    const refused = asked === undefined || refusal === undefined ? null : { asked, errors: refusal.fields };
    renderPage(visit.response, 'roll-columns', columnsPage(visit, staged, format, refused), refusal);
  };

  door('GET /manage/ballots/:ballot/roll/upload/:upload', (visit) => showColumns(visit));

  door('POST /manage/ballots/:ballot/roll/upload/:upload', async (visit) => {
    const { request, response, ballot } = visit;
    const { details } = orThrow(await roll.findStaged(ballot, uploadOf(visit)));
    const asked = details.header.map((_name, place) => textField(request.body, `column-${place}`, 30));
    const decided = await roll.decideColumns(ballot, uploadOf(visit), asked);
    if (decided.ok)
      return response.redirect(303, `/manage/ballots/${ballot.slug}/roll/upload/${uploadOf(visit)}/check`);
    if (decided.problem.code !== 'form-invalid') throw new ProblemError(decided.problem);
    return showColumns(visit, asked, decided.problem);
  });

  door('GET /manage/ballots/:ballot/roll/upload/:upload/check', async (visit) => {
    const { request, response, ballot } = visit;
    const tried = orThrow(await roll.tryOut(ballot, uploadOf(visit)));
    const page = countIn(textField(request.query, 'page', 9)) ?? 1;
    const { format } = wordsFor(response, 'organiser');
    renderPage(response, 'roll-check', checkPage(visit, tried, format, page));
  });

  door('POST /manage/ballots/:ballot/roll/upload/:upload/confirm', async (visit) => {
    const { request, response, ballot } = visit;
    const seal = textField(request.body, 'seal', 64);
    const { added } = orThrow(await roll.confirm(ballot, actorOf(visit), uploadOf(visit), seal));
    response.redirect(303, `/manage/ballots/${ballot.slug}/roll${added === 0 ? '' : `?added=${added}`}`);
  });
}

function uploadOf({ request }: BallotVisit): string {
  return String(request.params['upload']);
}

/** The sentence for a field, or the problem's own where it is about something else. */
export function fieldSentence(problem: Problem, field: string): string {
  return problem.fields[field] ?? problem.sentence;
}
