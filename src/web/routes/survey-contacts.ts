/** The contacts of a survey: a file uploaded, looked at, confirmed; links taken out, replaced, withdrawn. */
import { pipeline } from 'node:stream/promises';
import type { LineFault, LineFaultKind } from '../../services/ballots/roll/check-lines.js';
import type { Services } from '../../services/index.js';
import { LARGEST_CONTACTS } from '../../services/surveys/contacts.js';
import { fillIn, ProblemError } from '../../shared/problem.js';
import type { LinkRow } from '../../storage/survey-link-store.js';
import { actorOf } from '../actor.js';
import { textField } from '../form.js';
import { counted } from '../pages/counted.js';
import { belowSurveyFrame, surveyHome } from '../pages/survey-desk.js';
import type { Tag } from '../pages/tag.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import { showSurveyRefusal } from '../survey-refusal.js';
import { readUpload } from '../upload.js';
import type { SurveyVisit } from '../visit.js';

/** Contacts on one page. */
const PAGE = 100;

const LINK_TAGS: Readonly<Record<LinkRow['state'], Tag>> = {
  unused: { text: 'Not used', tone: 'plain' },
  started: { text: 'Started', tone: 'plain' },
  used: { text: 'Used', tone: 'good' },
  withdrawn: { text: 'Withdrawn', tone: 'warning' },
  replaced: { text: 'Replaced', tone: 'plain' },
};

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
  addSteps(door, services);
  addFile(door, services);
}

function addList(door: AddDoor, { surveys }: Services): void {
  const show = async (visit: SurveyVisit, errors: Readonly<Record<string, string>> = {}) => {
    const after = textField(visit.request.query, 'after', 254);
    const contacts = await surveys.contacts.list(visit.survey, after, PAGE + 1);
    const { home, ...frame } = frameOf(visit);
    const isOver = visit.survey.state === 'closed' || visit.survey.state === 'cancelled';
    const page = {
      ...frame,
      title: 'Contacts',
      mainWidth: 'full' as const,
      action: `${home}/contacts`,
      linksAction: `${home}/links.csv`,
      canChange: !isOver,
      contacts: contacts.slice(0, PAGE).map(({ id, email, name, state }) => ({
        email,
        name,
        tag: LINK_TAGS[state],
        replaceAction: isOver || state === 'used' ? null : `${home}/contacts/${id}/replace`,
        withdrawAction:
          !isOver && (state === 'unused' || state === 'started') ? `${home}/contacts/${id}/withdraw` : null,
      })),
      moreHref:
        contacts.length > PAGE
          ? `${home}/contacts?after=${encodeURIComponent(contacts[PAGE - 1]?.email ?? '')}`
          : null,
      errors,
    };
    renderPage(visit.response, 'survey-contacts', page, Object.keys(errors).length === 0 ? 200 : 422);
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

function addSteps(door: AddDoor, { surveys }: Services): void {
  door('POST /manage/surveys/:survey/links.csv', async (visit) => {
    const { response, survey } = visit;
    const file = await surveys.contacts.linksFile(survey, actorOf(visit));
    if (!file.ok) throw new ProblemError(file.problem);
    response.type('text/csv; charset=utf-8').attachment(`survey-links-${survey.slug}.csv`);
    await pipeline(file.value, response);
  });

  for (const step of ['withdraw', 'replace'] as const) {
    door(`POST /manage/surveys/:survey/contacts/:contact/${step}`, async (visit) => {
      const change = step === 'withdraw' ? surveys.contacts.withdraw : surveys.contacts.reissue;
      const contact = String(visit.request.params['contact']);
      const changed = await change(visit.survey, actorOf(visit), contact);
      if (changed.ok) return visit.response.redirect(303, `${surveyHome(visit.survey.slug)}/contacts`);
      if (changed.problem.code === 'not-found') throw new ProblemError(changed.problem);
      showSurveyRefusal(visit, changed.problem);
    });
  }
}

function addFile(door: AddDoor, { surveys }: Services): void {
  const fileOf = ({ request }: SurveyVisit) => String(request.params['file']);

  door('GET /manage/surveys/:survey/contacts/file/:file', async (visit) => {
    const tried = await surveys.contacts.tryOut(visit.survey, fileOf(visit));
    if (!tried.ok) throw new ProblemError(tried.problem);
    const { members, faults, rows } = tried.value.check;
    const { home, ...frame } = frameOf(visit);
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

function frameOf(visit: SurveyVisit) {
  return belowSurveyFrame(visit, { text: 'Ways in', href: `${surveyHome(visit.survey.slug)}/links` });
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
