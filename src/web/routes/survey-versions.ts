/** The published versions of a survey's questionnaire, and publishing the next one with what it changes. */

import { type Difference, differences } from '../../domain/questionnaire/flow/index.js';
import type { Services } from '../../services/index.js';
import { storedQuestionnaire } from '../../services/surveys/questionnaire-json.js';
import { actorOf } from '../actor.js';
import { revisionOf } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { experimentNotes } from '../pages/experiment-notes.js';
import { belowSurveyFrame } from '../pages/survey-desk.js';
import { questionnaireAddress } from '../questionnaire-desk.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { showSurveyRefusal } from '../survey-refusal.js';
import type { SurveyVisit } from '../visit.js';

/** Adds the list and the publishing page. */
export function addSurveyVersionsRoutes(door: AddDoor, services: Services): void {
  const { surveys, context } = services;
  const zone = context.config.labTimeZone;

  door('GET /manage/surveys/:survey/versions', async (visit) => {
    const { versions, draft } = await surveys.situation(visit.survey);
    const { home, ...frame } = belowSurveyFrame(visit);
    const { format } = wordsFor(visit.response, 'organiser');
    renderPage(visit.response, 'survey-versions', {
      ...frame,
      title: 'Versions',
      publishHref: draft !== undefined && visit.role === 'organiser' ? `${home}/versions/publish` : null,
      versions: versions.map(({ number, fingerprint, published_at }) => ({
        heading: `Version ${number}`,
        published: `Published on ${format.moment(published_at, zone)}`,
        fingerprint,
      })),
    });
  });

  door('GET /manage/surveys/:survey/versions/publish', async (visit) => {
    const { survey, response } = visit;
    const { versions, draft } = await surveys.situation(survey);
    const { home, ...frame } = belowSurveyFrame(visit);
    if (draft === undefined) return response.redirect(303, `${home}/versions`);
    const [newest] = versions;
    const number = (newest?.number ?? 0) + 1;
    renderPage(response, 'survey-publish', {
      ...frame,
      title: `Publish version ${number}?`,
      changes:
        newest === undefined ? null : await changesOf(services, visit, newest.number, draft.definition),
      experiments: experimentNotes(storedQuestionnaire(draft.definition), questionnaireAddress(survey.slug)),
      confirmation: {
        heading: `Publish version ${number}?`,
        consequences: [
          'It can never be changed: a correction is a new version.',
          ...(survey.state === 'open'
            ? ['Who begins from now on gets this version. Who has begun finishes on theirs.']
            : []),
        ],
        action: `${home}/versions/publish`,
        button: `Publish version ${number}`,
        cancel: home,
        cancelText: 'Not now',
        fields: { revision: String(survey.revision) },
      },
    });
  });

  door('POST /manage/surveys/:survey/versions/publish', async (visit) => {
    const revision = revisionOf(new FormReader(visit.request.body));
    const published = await surveys.publish(visit.survey.id, revision, actorOf(visit));
    if (published.ok) visit.response.redirect(303, belowSurveyFrame(visit).home);
    else showSurveyRefusal(visit, published.problem);
  });
}

/** What the draft changes against a published version, as a table; null where nothing differs. */
async function changesOf({ surveys }: Services, { survey }: SurveyVisit, number: number, definition: string) {
  const { questionnaire } = await surveys.ready(survey.id, number);
  const found = differences(questionnaire, storedQuestionnaire(definition));
  if (found.length === 0) return null;
  return {
    caption: `What changes since version ${number}`,
    dense: true,
    head: [{ text: 'What' }, { text: 'How' }, { text: 'Where it differs' }],
    rows: found.map((one) => [whatOf(one), one.kind, one.fields.map(fieldOf).join('; ')]),
  };
}

function whatOf({ what, name, list }: Difference): string {
  return list === null ? `${what} ${name}` : `${what} ${name} of ${list}`;
}

/** Long texts are cut: the questionnaire itself has them whole. */
const LONGEST_SHOWN = 120;

function fieldOf({ field, before, after }: Difference['fields'][number]): string {
  const cut = (text: string) => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);
  return `${field}: ${cut(before)} → ${cut(after)}`;
}
