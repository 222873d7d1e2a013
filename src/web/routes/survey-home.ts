/** Where a survey begins, its home for those who run it, and its moves from state to state. */
import type { Services } from '../../services/index.js';
import { findSurveyMove, type SurveyMove } from '../../services/surveys/moves.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { actorOf } from '../actor.js';
import { revisionOf } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { experimentNotes } from '../pages/experiment-notes.js';
import { belowLabFrame } from '../pages/organiser-frame.js';
import { belowSurveyFrame, surveyHome } from '../pages/survey-desk.js';
import { surveyHomePage } from '../pages/survey-home.js';
import { questionnaireAddress } from '../questionnaire-desk.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { showSurveyRefusal } from '../survey-refusal.js';
import type { LabVisit, SurveyVisit } from '../visit.js';

/** Adds all of them. */
export function addSurveyHomeRoutes(door: AddDoor, services: Services): void {
  const { surveys, context } = services;
  const zone = context.config.labTimeZone;

  door('GET /manage/labs/:lab/surveys/new', (visit) => showNew(visit, {}, {}));

  door('POST /manage/labs/:lab/surveys/new', async (visit) => {
    const reader = new FormReader(visit.request.body);
    const title = reader.bothLines('title', { label: 'the title', longest: 200, required: true });
    if (Object.keys(reader.errors).length > 0) return showNew(visit, reader.typed, reader.errors);
    const slug = await surveys.create(visit.lab, title, actorOf(visit));
    visit.response.redirect(303, surveyHome(slug));
  });

  door('GET /manage/surveys/:survey', async (visit) => {
    const words = { ...wordsFor(visit.response, 'organiser'), zone };
    const page = surveyHomePage(visit, await surveys.situation(visit.survey), words);
    renderPage(visit.response, 'survey-home', { ...page, experiments: await experimentsOn(services, visit) });
  });

  door('GET /manage/surveys/:survey/move/:move', async (visit) => {
    const move = moveOf(visit);
    const { survey, response } = visit;
    const { home, ...frame } = belowSurveyFrame(visit);
    // A move that was just made, or is not possible any more: the survey's home says where it stands.
    if (!move.from.includes(survey.state)) return response.redirect(303, home);
    const situation = await surveys.situation(survey);
    const { format } = wordsFor(response, 'organiser');
    const wording = {
      moment: (epochMs: number) => format.moment(epochMs, zone),
      number: (value: number) => format.number(value),
    };
    const missing = move.missing(situation);
    renderPage(response, 'survey-move', {
      ...frame,
      home,
      title: move.heading,
      missing: missing.map(({ part, sentence }) => ({ text: sentence, href: `${home}/${part}` })),
      confirmation: {
        heading: move.heading,
        text: 'This is what will happen:',
        consequences: missing.length > 0 ? [] : move.sentences(situation, wording),
        action: `${home}/move/${move.name}`,
        button: move.button,
        kind: move.kind,
        cancel: home,
        cancelText: 'Leave it as it is',
        fields: { revision: String(survey.revision) },
      },
    });
  });

  door('POST /manage/surveys/:survey/move/:move', async (visit) => {
    const revision = revisionOf(new FormReader(visit.request.body));
    const order = { surveyId: visit.survey.id, actor: actorOf(visit), revision };
    const made = await surveys.move(moveOf(visit), order);
    if (made.ok) visit.response.redirect(303, surveyHome(visit.survey.slug));
    else showSurveyRefusal(visit, made.problem);
  });
}

function moveOf({ request }: SurveyVisit): SurveyMove {
  const move = findSurveyMove(String(request.params['move']));
  if (move === undefined) throw new ProblemError(problem('not-found'));
  return move;
}

/** A line for every experiment of the questionnaire that organisers work on. */
async function experimentsOn({ surveys }: Services, { survey, role }: SurveyVisit) {
  if (role !== 'organiser') return [];
  const { questionnaire } = await surveys.authoring.working(survey);
  return experimentNotes(questionnaire, questionnaireAddress(survey.slug));
}

function showNew(
  visit: LabVisit,
  values: Readonly<Record<string, unknown>>,
  errors: Readonly<Record<string, string>>,
): void {
  const page = {
    ...belowLabFrame(visit),
    title: 'Set up a survey',
    caption: visit.lab.title,
    action: `/manage/labs/${visit.lab.slug}/surveys/new`,
    values,
    errors,
  };
  renderPage(visit.response, 'survey-new', page, Object.keys(errors).length === 0 ? 200 : 422);
}
