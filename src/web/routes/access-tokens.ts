/** Access tokens for programs: list, make, end. */
import type { Services } from '../../services/index.js';
import { present } from '../../shared/assert.js';
import { type Problem, ProblemError } from '../../shared/problem.js';
import { actorOf } from '../actor.js';
import { FormReader } from '../form-reader.js';
import { accessTokensPage, newTokenPage } from '../pages/access-tokens.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { LabVisit } from '../visit.js';

/** `/manage/labs/:lab/tokens` and what is below it. */
export function addAccessTokenRoutes(door: AddDoor, services: Services): void {
  const { accessTokens } = services.people;
  const { baseUrl, labTimeZone } = services.context.config;

  const show = async (
    visit: LabVisit,
    tried?: { form: Readonly<Record<string, unknown>>; fault: Problem },
  ) => {
    const { response, lab } = visit;
    const tokens = await accessTokens.list(lab.id, actorOf(visit), roleOf(visit));
    const { format } = wordsFor(response, 'organiser');
    const day = (at: number) => format.day(at, labTimeZone);
    renderPage(
      response,
      'access-tokens',
      accessTokensPage({ lab, tokens, baseUrl, day, ...tried }),
      tried?.fault,
    );
  };

  door('GET /manage/labs/:lab/tokens', (visit) => show(visit));

  door('POST /manage/labs/:lab/tokens', async (visit) => {
    const reader = new FormReader(visit.request.body);
    const form = {
      name: reader.all('name')[0] ?? '',
      scopes: reader.all('scopes'),
      days: reader.all('days')[0] ?? '',
    };
    const made = await accessTokens.make({ labId: visit.lab.id, actor: actorOf(visit) }, form);
    if (!made.ok) return show(visit, { form, fault: made.problem });
    renderPage(
      visit.response,
      'access-token-new',
      newTokenPage(visit.lab, form.name, made.value.token, baseUrl),
    );
  });

  door('POST /manage/labs/:lab/tokens/:key/end', async (visit) => {
    const by = { labId: visit.lab.id, actor: actorOf(visit) };
    const ended = await accessTokens.revoke(by, roleOf(visit), String(visit.request.params['key']));
    if (!ended.ok) throw new ProblemError(ended.problem);
    visit.response.redirect(303, `/manage/labs/${visit.lab.slug}/tokens`);
  });
}

function roleOf({ role }: LabVisit) {
  return present(role, 'the door lets only people of the lab in');
}
