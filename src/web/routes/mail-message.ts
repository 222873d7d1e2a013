/** Writing an invitation or a reminder: the form, the preview, sending it off. */
import { votingProblem } from '../../services/ballots/admission.js';
import type { Services } from '../../services/index.js';
import type { BulkKind } from '../../services/mail/mailings.js';
import { readTypedMessage, type TypedMessage } from '../../services/mail/message.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { actorOf } from '../actor.js';
import { countIn, textField } from '../form.js';
import { filesNote } from '../pages/mail.js';
import { MESSAGE_FIELDS, messageFormPage, messagePreviewPage, typedFrom } from '../pages/mail-message.js';
import { orThrow } from '../refusal.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { BallotVisit } from '../visit.js';

/** `/manage/ballots/:ballot/mail/:kind`. */
export function addMailMessageRoutes(door: AddDoor, services: Services): void {
  const { mail, context } = services;

  door('GET /manage/ballots/:ballot/mail/:kind', async (visit) => {
    const kind = kindOf(visit);
    requireOpen(visit);
    const { number } = await mail.prospect(visit.ballot, kind);
    const typed = typedFrom(mail.defaultMessage(kind));
    renderPage(visit.response, 'mail-message', messageFormPage(visit, kind, number, typed));
  });

  door('POST /manage/ballots/:ballot/mail/:kind', async (visit) => {
    const { request, response, ballot } = visit;
    const kind = kindOf(visit);
    requireOpen(visit);
    const typed = typedIn(request.body);
    const number = countIn(textField(request.body, 'number', 9)) ?? 0;
    const read = readTypedMessage(typed);
    const step = textField(request.body, 'step');
    if (!read.ok || step === 'edit') {
      const errors = read.ok ? {} : read.problem.fields;
      const page = messageFormPage(visit, kind, number, typed, errors);
      return renderPage(response, 'mail-message', page, read.ok ? 200 : 422);
    }
    if (step === 'send') {
      const message = { kind, number, message: read.value };
      const sent = orThrow(await mail.sendOff(ballot, actorOf(visit), message));
      mail.wake();
      return response.redirect(303, `/manage/ballots/${ballot.slug}/mailings/${sent.mailingId}`);
    }
    const prospect = { ...(await mail.prospect(ballot, kind)), number };
    const shown = { typed, mail: mail.preview(ballot, read.value), filesNote: filesNote(mail.route) };
    const { format } = wordsFor(response, 'organiser');
    const page = messagePreviewPage(visit, kind, prospect, shown, format);
    return renderPage(response, 'mail-preview', page);
  });

  function requireOpen({ ballot }: BallotVisit): void {
    const closed = votingProblem(ballot, context.clock.now());
    if (closed !== null) throw new ProblemError(closed);
  }
}

function kindOf({ request }: BallotVisit): BulkKind {
  const kind = request.params['kind'];
  if (kind !== 'invitation' && kind !== 'reminder') throw new ProblemError(problem('not-found'));
  return kind;
}

function typedIn(body: unknown): TypedMessage {
  return Object.fromEntries(MESSAGE_FIELDS.map((name) => [name, textField(body, name, 20_000)]));
}
