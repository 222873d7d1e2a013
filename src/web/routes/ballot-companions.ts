/** The questions asked beside the vote, while the ballot is a draft: add, order, edit, remove. */

import { isCompanionType } from '../../domain/questionnaire/question-types/index.js';
import { SMALLEST_PUBLICATION } from '../../services/ballots/definition.js';
import { type Draft, draftOf } from '../../services/ballots/set-up.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { moved } from '../../shared/reorder.js';
import { actorOf } from '../actor.js';
import { type PartForm, revisionOf, savePart, showPart, showTyped } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { companionForm, companionsPage } from '../pages/ballot-companions.js';
import type { Companion } from '../pages/companion-form.js';
import { blankQuestion, STARTERS } from '../pages/companion-starters.js';
import { ballotHome } from '../pages/organiser-frame.js';
import { showRefusal } from '../refusal.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { BallotVisit } from '../visit.js';

/** Adds the pages that edit the companion questions. */
export function addBallotCompanionsRoutes(door: AddDoor, services: Services): void {
  const change = changer(services);
  const words = ({ response }: BallotVisit) => wordsFor(response, 'organiser').t;

  door('GET /manage/ballots/:ballot/companions', (visit) => {
    if (visit.ballot.state !== 'draft') return visit.response.redirect(303, ballotHome(visit.ballot.slug));
    renderPage(visit.response, 'ballot-companions', companionsPage(visit, words(visit)));
  });

  door('POST /manage/ballots/:ballot/companions', async (visit) => {
    const reader = new FormReader(visit.request.body);
    const protects = reader.all('step')[0] === 'protect';
    const then = protects ? protection(reader) : addition(reader);
    if (Object.keys(reader.errors).length > 0) {
      const shown = { values: reader.typed, errors: reader.errors };
      return renderPage(visit.response, 'ballot-companions', companionsPage(visit, words(visit), shown), 422);
    }
    await (typeof then === 'string'
      ? visit.response.redirect(303, `${ballotHome(visit.ballot.slug)}/companions/new?type=${then}`)
      : change(visit, reader, then));
  });

  door('GET /manage/ballots/:ballot/companions/:question', (visit) =>
    showPart(visit, formFor(visit, { type: visit.request.query['type'], from: visit.request.query['from'] })),
  );

  door('POST /manage/ballots/:ballot/companions/:question', async (visit) => {
    const reader = new FormReader(visit.request.body);
    const form = formFor(visit, { type: reader.all('type')[0], from: reader.all('from')[0] });
    if (reader.all('step')[0] === 'more') return showTyped(visit, form, reader);
    await savePart(services, visit, form, reader);
  });

  door('POST /manage/ballots/:ballot/companions/:question/move', async (visit) => {
    const { name } = questionOf(visit);
    const reader = new FormReader(visit.request.body);
    const direction = reader.all('direction')[0] === 'up' ? 'up' : 'down';
    await change(visit, reader, (definition) => {
      const place = definition.companions.findIndex((question) => question.name === name);
      return { ...definition, companions: moved(definition.companions, place, direction) };
    });
  });

  door('POST /manage/ballots/:ballot/companions/:question/remove', async (visit) => {
    const { name } = questionOf(visit);
    await change(visit, new FormReader(visit.request.body), (definition) => ({
      ...definition,
      companions: definition.companions.filter((question) => question.name !== name),
    }));
  });
}

type DefinitionChange = (definition: Draft['definition']) => Draft['definition'];

function changer(services: Services) {
  return async (visit: BallotVisit, reader: FormReader, change: DefinitionChange) => {
    const edit = {
      part: 'companions',
      revision: revisionOf(reader),
      change: (draft: Draft) => ({ ...draft, definition: change(draft.definition) }),
    };
    const changed = await services.setUp.edit(visit.ballot.id, edit, actorOf(visit));
    const href = `${ballotHome(visit.ballot.slug)}/companions`;
    if (changed.ok) visit.response.redirect(303, href);
    else showRefusal(visit, changed.problem, { text: 'See the questions as they are now', href });
  };
}

/** The type of question to add. */
function addition(reader: FormReader): string {
  const type = reader.all('type')[0] ?? '';
  if (!isCompanionType(type)) reader.refuse('type', 'Choose how the question is answered');
  return type;
}

function protection(reader: FormReader): DefinitionChange {
  const label = 'the smallest group';
  const smallestGroup = reader.whole('smallest-group', { label, least: 5, most: 1000 });
  const smallestPublication = reader.whole('smallest-publication', {
    label: 'the smallest ballot',
    least: SMALLEST_PUBLICATION,
    most: 10_000,
  });
  return (definition) => ({ ...definition, smallestGroup, smallestPublication });
}

/** What the address of a new question, or its form, says of it. */
interface Beginning {
  readonly type: unknown;
  readonly from: unknown;
}

/** The form of the question that the address names; `new` begins with a starter, or with an empty one of a type. */
function formFor(visit: BallotVisit, { type, from }: Beginning): PartForm {
  const { t } = wordsFor(visit.response, 'organiser');
  const { slug } = visit.ballot;
  if (visit.request.params['question'] !== 'new') return companionForm(slug, questionOf(visit), t);
  const starter = STARTERS.find(({ name }) => name === from);
  if (starter !== undefined) return companionForm(slug, { ...starter.question, name: '' }, t, starter.name);
  if (typeof type === 'string' && isCompanionType(type)) return companionForm(slug, blankQuestion(type), t);
  throw new ProblemError(problem('not-found'));
}

function questionOf({ request, ballot }: BallotVisit): Companion {
  const name = request.params['question'];
  const question = draftOf(ballot).definition.companions.find((candidate) => candidate.name === name);
  if (question === undefined) throw new ProblemError(problem('not-found'));
  return question;
}
