/** The contacts of a survey: looked through, searched, added from a file that was looked at first; their links taken out. */
import { pipeline } from 'node:stream/promises';
import { type LineFault, type LineFaultKind, plainText } from '../../services/ballots/roll/check-lines.js';
import type { Services } from '../../services/index.js';
import { LARGEST_CONTACTS } from '../../services/surveys/contacts.js';
import { fillIn, ProblemError } from '../../shared/problem.js';
import { actorOf } from '../actor.js';
import { countIn, textField } from '../form.js';
import { counted } from '../pages/counted.js';
import { belowLinksFrame, contactsPage } from '../pages/survey-contacts.js';
import { surveyHome } from '../pages/survey-desk.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { readUpload } from '../upload.js';
import type { SurveyVisit } from '../visit.js';

const FAULTS: Readonly<Record<LineFaultKind, string>> = {
  'unknown-column': 'The column “{column}” is left out: contacts keep address, name and language alone.',
  'missing-email': 'The e-mail address is missing.',
  'bad-address': '“{address}” is not an e-mail address.',
  'duplicate-in-file': '{address} is on line {first} already.',
  'already-on-roll': '{address} is among the contacts already and stays as it is.',
  'wrong-number-of-cells': 'There are {found} cells where the header has {expected}.',
  'too-long': 'The text under “{column}” is longer than {most} characters.',
};

/** Adds the pages. */
export function addSurveyContactsRoutes(door: AddDoor, services: Services): void {
  addList(door, services);
  addLinksFile(door, services);
  addFile(door, services);
}

function addList(door: AddDoor, { surveys }: Services): void {
  const show = async (visit: SurveyVisit, errors: Readonly<Record<string, string>> = {}) => {
    const search = plainText(textField(visit.request.query, 'search', 200));
    const page = countIn(textField(visit.request.query, 'page', 9)) ?? 1;
    const isErased = textField(visit.request.query, 'erased', 3) === 'yes';
    const listing = await surveys.contacts.list(visit.survey, search, page);
    const { format } = wordsFor(visit.response, 'organiser');
    const status = Object.keys(errors).length === 0 ? 200 : 422;
    renderPage(
      visit.response,
      'survey-contacts',
      contactsPage(visit, listing, { search, isErased }, format, errors),
      status,
    );
  };

  door('GET /manage/surveys/:survey/contacts', (visit) => show(visit));

  door('POST /manage/surveys/:survey/contacts', async (visit) => {
    const { request, response, survey } = visit;
    const upload = await readUpload(request, response, 'contacts', LARGEST_CONTACTS);
    if (upload.kind === 'too-large') return show(visit, { contacts: 'The file is larger than 10 MB.' });
    if (upload.file === null) return show(visit, { contacts: 'Choose a file that is not empty.' });
    const staged = await surveys.contacts.stage(survey, actorOf(visit), upload.file);
    if (staged.ok) return response.redirect(303, `${surveyHome(survey.slug)}/contacts/file/${staged.value}`);
    return show(visit, { contacts: staged.problem.fields['contacts'] ?? staged.problem.sentence });
  });
}

function addLinksFile(door: AddDoor, { surveys }: Services): void {
  door('POST /manage/surveys/:survey/links.csv', async (visit) => {
    const { response, survey } = visit;
    const file = await surveys.contacts.linksFile(survey, actorOf(visit));
    if (!file.ok) throw new ProblemError(file.problem);
    response.type('text/csv; charset=utf-8').attachment(`survey-links-${survey.slug}.csv`);
    await pipeline(file.value, response);
  });
}

function addFile(door: AddDoor, { surveys }: Services): void {
  const fileOf = ({ request }: SurveyVisit) => String(request.params['file']);

  door('GET /manage/surveys/:survey/contacts/file/:file', async (visit) => {
    const tried = await surveys.contacts.tryOut(visit.survey, fileOf(visit));
    if (!tried.ok) throw new ProblemError(tried.problem);
    const { members, faults, rows } = tried.value.check;
    const { home, ...frame } = belowLinksFrame(visit);
    const { format } = wordsFor(visit.response, 'organiser');
    renderPage(visit.response, 'survey-contacts-check', {
      ...frame,
      title: 'Check before adding',
      mainWidth: 'full',
      adding: members.length,
      addSentence: `${counted(format, members.length, 'contact', 'contacts')} will get a personal link.`,
      leftOutSentence:
        rows === members.length
          ? 'Every line adds a contact.'
          : `${counted(format, rows - members.length, 'line adds', 'lines add')} nobody.`,
      table: faults.length === 0 ? null : faultTable(faults, format),
      action: `${home}/contacts/file/${tried.value.id}`,
      button: `Add ${counted(format, members.length, 'contact', 'contacts')}`,
      backHref: `${home}/contacts`,
    });
  });

  door('POST /manage/surveys/:survey/contacts/file/:file', async (visit) => {
    const confirmed = await surveys.contacts.confirm(visit.survey, actorOf(visit), fileOf(visit));
    if (!confirmed.ok) throw new ProblemError(confirmed.problem);
    visit.response.redirect(303, `${surveyHome(visit.survey.slug)}/contacts`);
  });
}

/** More faults than these are one fault repeated. */
const MOST_SHOWN = 200;

function faultTable(faults: readonly LineFault[], format: { number(value: number): string }) {
  return {
    caption: 'What we found, line by line',
    dense: true,
    head: [{ text: 'Line', numeric: true }, { text: 'What it says' }],
    rows: faults
      .slice(0, MOST_SHOWN)
      .map(({ line, kind, details }) => [format.number(line), fillIn(FAULTS[kind], details)]),
  };
}
