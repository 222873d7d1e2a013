/** Mail to members: what there is to send, and how far it has got. */
import { votingProblem } from '../../services/ballots/admission.js';
import type { Services } from '../../services/index.js';
import { filesNote, mailPage } from '../pages/mail.js';
import { mailingPage } from '../pages/mailing.js';
import { orThrow } from '../refusal.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';

/** `/manage/ballots/:ballot/mail` and `/manage/ballots/:ballot/mailings/:mailing`. */
export function addMailRoutes(door: AddDoor, services: Services): void {
  const { mail, context } = services;
  const zone = context.config.labTimeZone;

  door('GET /manage/ballots/:ballot/mail', async (visit) => {
    const { response, ballot } = visit;
    const open = votingProblem(ballot, context.clock.now()) === null;
    const kinds = await Promise.all(
      (['invitation', 'reminder'] as const).map(async (kind) => ({
        kind,
        prospect: await mail.prospect(ballot, kind),
        mailings: await mail.list(ballot, kind),
      })),
    );
    const { format } = wordsFor(response, 'organiser');
    renderPage(response, 'mail', mailPage(visit, kinds, mail.route, open, { format, zone }));
  });

  door('GET /manage/ballots/:ballot/mailings/:mailing', async (visit) => {
    const { request, response, ballot } = visit;
    const mailing = orThrow(await mail.show(ballot, String(request.params['mailing'])));
    const { format } = wordsFor(response, 'organiser');
    renderPage(response, 'mailing', mailingPage(visit, mailing, filesNote(mail.route), { format, zone }));
  });
}
