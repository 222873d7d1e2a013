/** When a survey opens and closes, in the lab's zone; an open survey's closing can still be moved. */

import { typedMoment } from '../../services/ballots/moments.js';
import type { Services } from '../../services/index.js';
import { actorOf } from '../actor.js';
import { revisionOf } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { boxValues, readBoxes } from '../pages/ballot-dates.js';
import { belowSurveyFrame, surveyHome } from '../pages/survey-desk.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { showSurveyRefusal } from '../survey-refusal.js';
import type { SurveyVisit } from '../visit.js';

/** Adds the page. */
export function addSurveyDatesRoutes(door: AddDoor, { surveys, context }: Services): void {
  const zone = context.config.labTimeZone;
  const show = (
    visit: SurveyVisit,
    values: Readonly<Record<string, unknown>>,
    errors: Readonly<Record<string, string>> = {},
  ) => {
    const { format } = wordsFor(visit.response, 'organiser');
    const { home, ...frame } = belowSurveyFrame(visit);
    const page = {
      ...frame,
      title: 'Dates',
      action: `${home}/dates`,
      revision: visit.survey.revision,
      isOpen: visit.survey.state === 'open',
      zone: format.zone(zone),
      today: format.day(context.clock.now(), zone),
      values,
      errors,
    };
    renderPage(visit.response, 'survey-dates', page, Object.keys(errors).length === 0 ? 200 : 422);
  };

  door('GET /manage/surveys/:survey/dates', (visit) => {
    const { opens_at: opensAt, closes_at: closesAt } = visit.survey;
    show(visit, {
      ...boxValues('opens', typedMoment(opensAt, zone)),
      ...boxValues('closes', typedMoment(closesAt, zone)),
    });
  });

  door('POST /manage/surveys/:survey/dates', async (visit) => {
    const { survey } = visit;
    const reader = new FormReader(visit.request.body);
    const now = context.clock.now();
    const opensAt = survey.state === 'open' ? survey.opens_at : readBoxes(reader, 'opens', { zone, now });
    const closesAt = readBoxes(reader, 'closes', { zone, now });
    if (opensAt !== null && closesAt !== null && closesAt <= opensAt)
      reader.refuse('closes', 'Let the survey close after it opens');
    if (opensAt === null && survey.state === 'scheduled')
      reader.refuse('opens', 'Take the survey back to draft to open it by hand');
    if (Object.keys(reader.errors).length > 0) return show(visit, reader.typed, reader.errors);
    const edit = { part: 'dates', revision: revisionOf(reader), opensAt, closesAt };
    const edited = await surveys.edit(survey.id, edit, actorOf(visit));
    if (edited.ok) visit.response.redirect(303, surveyHome(survey.slug));
    else showSurveyRefusal(visit, edited.problem);
  });
}
