/** Mail about a ballot or a survey: what there is to send, and how far it has got. */
import type { Services } from '../../services/index.js';
import { filesNote, mailPage } from '../pages/mail.js';
import { ballotMailPlace, type MailPlace, surveyMailPlace } from '../pages/mail-place.js';
import { mailingPage } from '../pages/mailing.js';
import { orThrow } from '../refusal.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { Visit } from '../visit.js';

/** `…/mail` and `…/mailings/:mailing` below ballots and surveys. */
export function addMailRoutes(door: AddDoor, services: Services): void {
  const { mail, context } = services;
  const zone = context.config.labTimeZone;

  const showMail = async ({ response }: Visit, place: MailPlace) => {
    const open = place.occasion.barrier(context.clock.now()) === null;
    const kinds = await Promise.all(
      (['invitation', 'reminder'] as const).map(async (kind) => ({
        kind,
        prospect: await mail.prospect(place.occasion, kind),
        mailings: await mail.list(place.occasion, kind),
      })),
    );
    const { format } = wordsFor(response, 'organiser');
    renderPage(response, 'mail', mailPage(place, kinds, mail.route, open, { format, zone }));
  };
  door('GET /manage/ballots/:ballot/mail', (visit) => showMail(visit, ballotMailPlace(visit)));
  door('GET /manage/surveys/:survey/mail', (visit) => showMail(visit, surveyMailPlace(visit)));

  const showMailing = async ({ request, response }: Visit, place: MailPlace) => {
    const mailing = orThrow(await mail.show(place.occasion, String(request.params['mailing'])));
    const { format } = wordsFor(response, 'organiser');
    const page = mailingPage(place, mailing, filesNote(place, mail.route), { format, zone });
    renderPage(response, 'mailing', page);
  };
  door('GET /manage/ballots/:ballot/mailings/:mailing', (visit) =>
    showMailing(visit, ballotMailPlace(visit)),
  );
  door('GET /manage/surveys/:survey/mailings/:mailing', (visit) =>
    showMailing(visit, surveyMailPlace(visit)),
  );
}
