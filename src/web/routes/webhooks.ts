/** Webhooks: list, add, look at, try, pause, change the secret, remove. */
import type { Services } from '../../services/index.js';
import { type Problem, ProblemError, problem } from '../../shared/problem.js';
import type { Result } from '../../shared/result.js';
import { actorOf } from '../actor.js';
import { FormReader } from '../form-reader.js';
import { newSecretPage, webhookPage, webhooksPage } from '../pages/webhooks.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { LabVisit } from '../visit.js';

/** `/manage/labs/:lab/webhooks` and what is below it. */
export function addWebhookRoutes(door: AddDoor, { webhooks, context }: Services): void {
  const by = (visit: LabVisit) => ({ labId: visit.lab.id, actor: actorOf(visit) });
  const idOf = ({ request }: LabVisit) => String(request.params['webhook']);

  const list = async (
    visit: LabVisit,
    tried?: { form: Readonly<Record<string, unknown>>; fault: Problem },
  ) => {
    const found = await webhooks.list(visit.lab.id);
    renderPage(visit.response, 'webhooks', webhooksPage(visit.lab, found, tried), tried?.fault);
  };

  door('GET /manage/labs/:lab/webhooks', (visit) => list(visit));

  door('POST /manage/labs/:lab/webhooks', async (visit) => {
    const reader = new FormReader(visit.request.body);
    const form = { address: reader.all('address')[0] ?? '', events: reader.all('events') };
    const added = await webhooks.add(by(visit), form);
    if (!added.ok) return list(visit, { form, fault: added.problem });
    renderPage(visit.response, 'webhook-secret', newSecretPage(visit.lab, added.value, true));
  });

  const show = async (visit: LabVisit, fault?: Problem) => {
    const { response, lab } = visit;
    const webhook = await webhooks.find(lab.id, idOf(visit));
    if (webhook === undefined) throw new ProblemError(problem('not-found'));
    const deliveries = await webhooks.deliveries(webhook.id);
    const { format } = wordsFor(response, 'organiser');
    const moment = (at: number) => format.moment(at, context.config.labTimeZone);
    renderPage(response, 'webhook', webhookPage(lab, webhook, deliveries, moment, fault), fault);
  };

  door('GET /manage/labs/:lab/webhooks/:webhook', (visit) => show(visit));

  door('POST /manage/labs/:lab/webhooks/:webhook/secret', async (visit) => {
    const changed = await webhooks.rotate(by(visit), idOf(visit));
    if (!changed.ok) throw new ProblemError(changed.problem);
    renderPage(visit.response, 'webhook-secret', newSecretPage(visit.lab, changed.value, false));
  });

  door('POST /manage/labs/:lab/webhooks/:webhook/test', async (visit) => {
    const asked = await webhooks.test(by(visit), idOf(visit));
    if (!asked.ok && asked.problem.code === 'webhook-paused') return show(visit, asked.problem);
    goOn(visit, asked, `/${idOf(visit)}`);
  });

  door('POST /manage/labs/:lab/webhooks/:webhook/pause', async (visit) =>
    goOn(visit, await webhooks.turn(by(visit), idOf(visit), 'paused'), `/${idOf(visit)}`),
  );

  door('POST /manage/labs/:lab/webhooks/:webhook/resume', async (visit) =>
    goOn(visit, await webhooks.turn(by(visit), idOf(visit), 'active'), `/${idOf(visit)}`),
  );

  door('POST /manage/labs/:lab/webhooks/:webhook/remove', async (visit) =>
    goOn(visit, await webhooks.remove(by(visit), idOf(visit)), ''),
  );
}

/** To the page at `place` below the lab's webhooks, or the refusal. */
function goOn({ response, lab }: LabVisit, done: Result<void, Problem>, place: string): void {
  if (!done.ok) throw new ProblemError(done.problem);
  response.redirect(303, `/manage/labs/${lab.slug}/webhooks${place}`);
}
