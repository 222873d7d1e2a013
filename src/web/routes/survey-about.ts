/** What respondents are told before they begin, what they agree to, and how long answers are kept. */
import type { Services } from '../../services/index.js';
import { settingsOf, TOPICS } from '../../services/surveys/settings.js';
import type { Localised } from '../../shared/language.js';
import { actorOf } from '../actor.js';
import { revisionOf } from '../draft-desk.js';
import { bothValues, FormReader } from '../form-reader.js';
import { belowSurveyFrame, surveyHome } from '../pages/survey-desk.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { showSurveyRefusal } from '../survey-refusal.js';
import type { SurveyVisit } from '../visit.js';

/** Adds the page. */
export function addSurveyAboutRoutes(door: AddDoor, { surveys }: Services): void {
  door('GET /manage/surveys/:survey/about', async (visit) => {
    const consent = await surveys.newestConsent(visit.survey.id);
    const wording = consent === undefined ? null : (JSON.parse(consent.wording) as Localised);
    const settings = settingsOf(visit.survey);
    show(visit, {
      ...bothValues('title', settings.title),
      ...bothValues('introduction', settings.introduction),
      ...bothValues('consent', wording),
      minutes: settings.minutes === null ? '' : String(settings.minutes),
      retention: String(visit.survey.retention_days),
      topic: settings.topic,
    });
  });

  door('POST /manage/surveys/:survey/about', async (visit) => {
    const reader = new FormReader(visit.request.body);
    const title = reader.bothLines('title', { label: 'the title', longest: 200, required: true });
    const introduction = reader.bothTexts('introduction', { label: 'the introduction', longest: 10_000 });
    const minutes = reader.whole('minutes', { label: 'how long it takes', least: 1, most: 240 });
    const consent = reader.bothTexts('consent', {
      label: 'what respondents agree to',
      longest: 10_000,
      required: true,
    });
    const retentionDays = reader.whole('retention', {
      label: 'for how many days answers are kept',
      least: 1,
      most: 36_500,
    });
    const topic = reader.has('topic')
      ? reader.oneOf('topic', TOPICS, 'Choose what the survey is about')
      : settingsOf(visit.survey).topic;
    if (Object.keys(reader.errors).length > 0) return show(visit, reader.typed, reader.errors);
    const edited = await surveys.edit(
      visit.survey.id,
      {
        part: 'about',
        revision: revisionOf(reader),
        change: (settings) => ({ ...settings, title, introduction, minutes, topic }),
        retentionDays,
        consent,
      },
      actorOf(visit),
    );
    if (edited.ok) visit.response.redirect(303, surveyHome(visit.survey.slug));
    else showSurveyRefusal(visit, edited.problem);
  });
}

const TOPIC_CHOICES = [
  {
    ...{ value: 'health', text: 'Health, care, or something else that is private' },
    hint: 'No number of fewer than 10 people is published.',
  },
  {
    ...{ value: 'other', text: 'Nothing of that kind' },
    hint: 'No number of fewer than 5 people is published. Choose this only where no question asks about anybody’s health, care, beliefs, money or the like.',
  },
] as const;

function show(
  visit: SurveyVisit,
  values: Readonly<Record<string, unknown>>,
  errors: Readonly<Record<string, string>> = {},
): void {
  const { home, ...frame } = belowSurveyFrame(visit);
  renderPage(
    visit.response,
    'survey-about',
    {
      ...frame,
      title: 'What respondents are told',
      action: `${home}/about`,
      revision: visit.survey.revision,
      isOpen: visit.survey.state === 'open',
      staysHealth: visit.survey.state !== 'draft' && settingsOf(visit.survey).topic === 'health',
      topics: TOPIC_CHOICES,
      values,
      errors,
    },
    Object.keys(errors).length === 0 ? 200 : 422,
  );
}
