/** Writing an invitation or a reminder about a ballot or a survey: the form, the preview, sending it off. */
import type { Services } from '../../services/index.js';
import type { BulkKind } from '../../services/mail/mailings.js';
import { readTypedMessage, type TypedMessage } from '../../services/mail/message.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { actorOf } from '../actor.js';
import { countIn, textField } from '../form.js';
import { filesNote } from '../pages/mail.js';
import { MESSAGE_FIELDS, messageFormPage, messagePreviewPage, typedFrom } from '../pages/mail-message.js';
import { ballotMailPlace, type MailPlace, surveyMailPlace } from '../pages/mail-place.js';
import { orThrow } from '../refusal.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { Visit } from '../visit.js';

/** `…/mail/:kind` below ballots and surveys. */
export function addMailMessageRoutes(door: AddDoor, services: Services): void {
  const { mail, context } = services;

  const showForm = async (visit: Visit, place: MailPlace) => {
    const kind = kindOf(visit);
    requireOpen(place);
    const { number } = await mail.prospect(place.occasion, kind);
    const typed = typedFrom(mail.defaultMessage(place.occasion, kind));
    renderPage(visit.response, 'mail-message', messageFormPage(place, kind, number, typed));
  };
  door('GET /manage/ballots/:ballot/mail/:kind', (visit) => showForm(visit, ballotMailPlace(visit)));
  door('GET /manage/surveys/:survey/mail/:kind', (visit) => showForm(visit, surveyMailPlace(visit)));

  const takeForm = async (visit: Visit, place: MailPlace) => {
    const { request, response } = visit;
    const { occasion } = place;
    const kind = kindOf(visit);
    requireOpen(place);
    const typed = typedIn(request.body);
    const number = countIn(textField(request.body, 'number', 9)) ?? 0;
    const read = readTypedMessage(occasion, typed);
    const step = textField(request.body, 'step');
    if (!read.ok || step === 'edit') {
      const errors = read.ok ? {} : read.problem.fields;
      const page = messageFormPage(place, kind, number, typed, errors);
      return renderPage(response, 'mail-message', page, read.ok ? 200 : 422);
    }
    if (step === 'send') {
      const message = { kind, number, message: read.value };
      const sent = orThrow(await mail.sendOff(occasion, actorOf(visit), message));
      mail.wake();
      return response.redirect(303, `${place.home}/mailings/${sent.mailingId}`);
    }
    const prospect = { ...(await mail.prospect(occasion, kind)), number };
    const shown = {
      typed,
      mail: mail.preview(occasion, read.value),
      filesNote: filesNote(place, mail.route),
    };
    const { format } = wordsFor(response, 'organiser');
    renderPage(response, 'mail-preview', messagePreviewPage(place, kind, prospect, shown, format));
  };
  door('POST /manage/ballots/:ballot/mail/:kind', (visit) => takeForm(visit, ballotMailPlace(visit)));
  door('POST /manage/surveys/:survey/mail/:kind', (visit) => takeForm(visit, surveyMailPlace(visit)));

  function requireOpen({ occasion }: MailPlace): void {
    const closed = occasion.barrier(context.clock.now());
    if (closed !== null) throw new ProblemError(closed);
  }
}

function kindOf({ request }: Visit): BulkKind {
  const kind = request.params['kind'];
  if (kind !== 'invitation' && kind !== 'reminder') throw new ProblemError(problem('not-found'));
  return kind;
}

function typedIn(body: unknown): TypedMessage {
  return Object.fromEntries(MESSAGE_FIELDS.map((name) => [name, textField(body, name, 20_000)]));
}
