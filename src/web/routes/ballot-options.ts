/** The options of a ballot, while it is a draft: add, order, edit, remove. */
import { LARGEST_IMAGE, readImage } from '../../services/ballots/images.js';
import { type Draft, draftOf } from '../../services/ballots/set-up.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { moved } from '../../shared/reorder.js';
import { actorOf } from '../actor.js';
import { revisionOf, savePart, showPart } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import {
  MOST_OPTIONS,
  newOption,
  type Option,
  optionForm,
  optionsPage,
  refuseSameTitle,
} from '../pages/ballot-options.js';
import { ballotHome } from '../pages/organiser-frame.js';
import { uploadedPicture } from '../picture-upload.js';
import { showRefusal } from '../refusal.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { readUpload } from '../upload.js';
import type { BallotVisit } from '../visit.js';

/** Adds the pages that edit the options. */
export function addBallotOptionsRoutes(door: AddDoor, services: Services): void {
  const change = changer(services);

  door('GET /manage/ballots/:ballot/options', (visit) => {
    if (visit.ballot.state !== 'draft') return visit.response.redirect(303, ballotHome(visit.ballot.slug));
    renderPage(visit.response, 'ballot-options', optionsPage(visit));
  });

  door('POST /manage/ballots/:ballot/options', async (visit) => {
    const reader = new FormReader(visit.request.body);
    const { options } = draftOf(visit.ballot).definition;
    const title = reader.line('title', { label: 'the title', longest: 200, required: true });
    refuseSameTitle(reader, options, title);
    if (options.length >= MOST_OPTIONS)
      reader.refuse('title', `A ballot has ${MOST_OPTIONS} options at most`);
    if (Object.keys(reader.errors).length > 0) {
      const page = optionsPage(visit, { values: reader.typed, errors: reader.errors });
      return renderPage(visit.response, 'ballot-options', page, 422);
    }
    const added = newOption(options, { en: title });
    await change(visit, reader, (list) => [...list, added], `/options/${added.id}`);
  });

  door('GET /manage/ballots/:ballot/options/:option', (visit) =>
    showPart(visit, optionForm(visit.ballot.slug, optionOf(visit), null)),
  );

  door('POST /manage/ballots/:ballot/options/:option', async (visit) => {
    const option = optionOf(visit);
    const upload = await readUpload(visit.request, visit.response, 'picture', LARGEST_IMAGE);
    const reader = new FormReader(visit.request.body);
    const picture = uploadedPicture(upload, reader, readImage);
    const form = optionForm(visit.ballot.slug, option, picture);
    await savePart(services, visit, form, reader, picture ?? undefined);
  });

  door('POST /manage/ballots/:ballot/options/:option/move', async (visit) => {
    const { id } = optionOf(visit);
    const reader = new FormReader(visit.request.body);
    const direction = reader.all('direction')[0] === 'up' ? 'up' : 'down';
    await change(visit, reader, (list) =>
      moved(
        list,
        list.findIndex((option) => option.id === id),
        direction,
      ),
    );
  });

  door('POST /manage/ballots/:ballot/options/:option/remove', async (visit) => {
    const { id } = optionOf(visit);
    await change(visit, new FormReader(visit.request.body), (list) =>
      list.filter((option) => option.id !== id),
    );
  });
}

type OptionsChange = (options: readonly Option[]) => readonly Option[];

/** Changes the list as a whole and goes to `/options` or another page below the ballot. */
function changer(services: Services) {
  return async (visit: BallotVisit, reader: FormReader, change: OptionsChange, then = '/options') => {
    const changed = await services.setUp.edit(
      visit.ballot.id,
      {
        part: 'options',
        revision: revisionOf(reader),
        change: (draft: Draft) => ({
          ...draft,
          definition: { ...draft.definition, options: [...change(draft.definition.options)] },
        }),
      },
      actorOf(visit),
    );
    const home = ballotHome(visit.ballot.slug);
    if (changed.ok) visit.response.redirect(303, `${home}${then}`);
    else
      showRefusal(visit, changed.problem, {
        text: 'See the options as they are now',
        href: `${home}/options`,
      });
  };
}

function optionOf({ request, ballot }: BallotVisit): Option {
  const id = request.params['option'];
  const option = draftOf(ballot).definition.options.find((candidate) => candidate.id === id);
  if (option === undefined) throw new ProblemError(problem('not-found'));
  return option;
}
