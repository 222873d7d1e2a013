/** The ways into a survey: the open link with its poster, the panel, and on a page of their own the contacts. */
import type { Services } from '../../services/index.js';
import { isPanelAddress, settingsOf } from '../../services/surveys/settings.js';
import { actorOf } from '../actor.js';
import { revisionOf } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { counted } from '../pages/counted.js';
import { belowSurveyFrame, surveyHome } from '../pages/survey-desk.js';
import { qrCode } from '../pages/two-step.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { showSurveyRefusal } from '../survey-refusal.js';
import type { SurveyVisit } from '../visit.js';

/** Adds the pages. */
export function addSurveyLinksRoutes(door: AddDoor, services: Services): void {
  addOpenLink(door, services);
  addPoster(door, services);
  addPanel(door, services);
}

/** The survey's own address, as posters and panels have it. */
function addressOf({ context }: Services, { survey }: SurveyVisit): string {
  return `${context.config.baseUrl}/s/${survey.slug}`;
}

function addOpenLink(door: AddDoor, services: Services): void {
  const { surveys } = services;

  door('GET /manage/surveys/:survey/links', async (visit) => {
    const { contacts, settings } = await surveys.situation(visit.survey);
    const { home, ...frame } = belowSurveyFrame(visit);
    const { format } = wordsFor(visit.response, 'organiser');
    renderPage(visit.response, 'survey-links', {
      ...frame,
      title: 'Ways in',
      action: `${home}/links`,
      revision: visit.survey.revision,
      address: addressOf(services, visit),
      posterHref: `${home}/poster`,
      contactsHref: `${home}/contacts`,
      contacts:
        contacts === 0
          ? 'Nobody has a personal link yet.'
          : `${counted(format, contacts, 'contact has', 'contacts have')} a personal link.`,
      mailHref: contacts === 0 ? null : `${home}/mail`,
      panelHref: `${home}/panel`,
      panel: settings.panel === null ? 'No panel company sends people.' : 'A panel company sends people.',
      values: {
        open: settings.openLink ? ['yes'] : [],
        several: settings.severalPerBrowser ? ['yes'] : [],
      },
    });
  });

  door('POST /manage/surveys/:survey/links', async (visit) => {
    const reader = new FormReader(visit.request.body);
    const openLink = reader.all('open')[0] === 'yes';
    const severalPerBrowser = reader.all('several')[0] === 'yes';
    const edited = await surveys.edit(
      visit.survey.id,
      {
        part: 'links',
        revision: revisionOf(reader),
        change: (settings) => ({ ...settings, openLink, severalPerBrowser }),
      },
      actorOf(visit),
    );
    if (edited.ok) visit.response.redirect(303, surveyHome(visit.survey.slug));
    else showSurveyRefusal(visit, edited.problem);
  });
}

function addPoster(door: AddDoor, services: Services): void {
  door('GET /manage/surveys/:survey/poster', (visit) => {
    const { title, minutes } = settingsOf(visit.survey);
    const { home, ...frame } = belowSurveyFrame(visit);
    const address = addressOf(services, visit);
    renderPage(visit.response, 'survey-poster', {
      ...frame,
      title: 'Poster',
      home,
      heading: title.en,
      welsh: title.cy ?? null,
      minutes,
      qr: { ...qrCode(address), label: `QR code of ${address}` },
      address: address.replace(/^https?:\/\//, ''),
    });
  });
}

const ADDRESSES = {
  completed: 'the address for people who completed the survey',
  screenedOut: 'the address for people who were screened out',
  quotaFull: 'the address for people whose quota is full',
} as const;

function addPanel(door: AddDoor, { surveys, context }: Services): void {
  const show = (
    visit: SurveyVisit,
    values: Readonly<Record<string, unknown>>,
    errors: Readonly<Record<string, string>> = {},
  ) => {
    const { home, ...frame } = belowSurveyFrame(visit, {
      text: 'Ways in',
      href: `${surveyHome(visit.survey.slug)}/links`,
    });
    const page = {
      ...frame,
      title: 'Panel',
      action: `${home}/panel`,
      revision: visit.survey.revision,
      entry: `${context.config.baseUrl}/s/${visit.survey.slug}/panel?rid={rid}`,
      key: surveys.panel.key(visit.survey),
      example: surveys.panel.signature(visit.survey, 'rid=example'),
      values,
      errors,
    };
    renderPage(visit.response, 'survey-panel', page, Object.keys(errors).length === 0 ? 200 : 422);
  };

  door('GET /manage/surveys/:survey/panel', (visit) => {
    const { panel } = settingsOf(visit.survey);
    const { signedIn = true, ...addresses } = panel ?? {};
    show(visit, { ...addresses, use: panel === null ? [] : ['yes'], signed: signedIn ? ['yes'] : [] });
  });

  door('POST /manage/surveys/:survey/panel', async (visit) => {
    const reader = new FormReader(visit.request.body);
    const panel = reader.all('use')[0] === 'yes' ? readPanel(reader) : null;
    if (Object.keys(reader.errors).length > 0) return show(visit, reader.typed, reader.errors);
    const edit = {
      part: 'panel',
      revision: revisionOf(reader),
      change: (settings: ReturnType<typeof settingsOf>) => ({ ...settings, panel }),
    };
    const edited = await surveys.edit(visit.survey.id, edit, actorOf(visit));
    if (edited.ok) visit.response.redirect(303, `${surveyHome(visit.survey.slug)}/links`);
    else showSurveyRefusal(visit, edited.problem);
  });
}

function readPanel(reader: FormReader) {
  const address = (name: keyof typeof ADDRESSES) => {
    const typed = reader.line(name, { label: ADDRESSES[name], longest: 1000, required: true });
    if (typed !== '' && !isPanelAddress(typed))
      reader.refuse(name, `Type ${ADDRESSES[name]} with https:// in front and {rid} where their id goes`);
    return typed;
  };
  return {
    completed: address('completed'),
    screenedOut: address('screenedOut'),
    quotaFull: address('quotaFull'),
    signedIn: reader.all('signed')[0] === 'yes',
  };
}
