/** The people of a lab: list, invite, change a role, remove. */
import type { Services } from '../../services/index.js';
import { present } from '../../shared/assert.js';
import type { Problem } from '../../shared/problem.js';
import { ProblemError } from '../../shared/problem.js';
import { textField } from '../form.js';
import { invitedPage, labPeoplePage } from '../pages/lab-people.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { LabVisit } from '../visit.js';

export function addLabPeopleRoutes(door: AddDoor, services: Services): void {
  const { labPeople } = services.people;
  const actorOf = (visit: LabVisit) => present(visit.account, 'the door lets only signed-in people in').id;

  const show = async (visit: LabVisit, form?: Record<string, string>, fault?: Problem) => {
    const { response, lab } = visit;
    const people = await labPeople.list(lab.id);
    const tried = fault === undefined ? {} : { form: form ?? {}, fault };
    const page = labPeoplePage({ lab, people, ownId: actorOf(visit), ...tried });
    renderPage(response, 'lab-people', page, fault?.status);
  };

  door('GET /manage/labs/:lab/people', (visit) => show(visit));

  door('POST /manage/labs/:lab/people', async (visit) => {
    const { request, response, lab } = visit;
    const form = {
      name: textField(request.body, 'name', 300),
      email: textField(request.body, 'email', 300),
      role: textField(request.body, 'role'),
    };
    const invited = await labPeople.invite(lab.id, actorOf(visit), form);
    if (!invited.ok) return show(visit, form, invited.problem);
    const { baseUrl } = services.context.config;
    renderPage(response, 'lab-person-invited', invitedPage(lab, invited.value, baseUrl));
  });

  door('POST /manage/labs/:lab/people/:account/role', async (visit) => {
    const { request, response, lab } = visit;
    const role = textField(request.body, 'role');
    const changed = await labPeople.changeRole(lab.id, actorOf(visit), accountOf(visit), role);
    if (!changed.ok) throw new ProblemError(changed.problem);
    response.redirect(303, `/manage/labs/${lab.slug}/people`);
  });

  door('POST /manage/labs/:lab/people/:account/remove', async (visit) => {
    const { response, lab } = visit;
    const actor = actorOf(visit);
    const removed = await labPeople.remove(lab.id, actor, accountOf(visit));
    if (!removed.ok) throw new ProblemError(removed.problem);
    const toOneself = actor === accountOf(visit);
    response.redirect(303, toOneself ? '/manage' : `/manage/labs/${lab.slug}/people`);
  });
}

function accountOf({ request }: LabVisit): string {
  return String(request.params['account']);
}
