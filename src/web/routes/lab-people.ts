/** The people of a lab: list, invite, change a role, remove. */
import type { Services } from '../../services/index.js';
import type { By } from '../../services/people/lab-people.js';
import { present } from '../../shared/assert.js';
import type { Problem } from '../../shared/problem.js';
import { ProblemError } from '../../shared/problem.js';
import { textField } from '../form.js';
import { invitedPage, labPeoplePage } from '../pages/lab-people.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';
import type { LabVisit } from '../visit.js';

/** `/manage/labs/:lab/people` and what is below it. */
export function addLabPeopleRoutes(door: AddDoor, services: Services): void {
  const { labPeople } = services.people;

  const show = async (visit: LabVisit, form?: Record<string, string>, fault?: Problem) => {
    const { response, lab } = visit;
    const people = await labPeople.list(lab.id);
    const tried = fault === undefined ? {} : { form: form ?? {}, fault };
    const page = labPeoplePage({
      lab,
      people,
      ownId: byOf(visit).actor,
      mayPassOn: visit.account?.canCreateLabs === true,
      ...tried,
    });
    renderPage(response, 'lab-people', page, fault);
  };

  door('GET /manage/labs/:lab/people', (visit) => show(visit));

  door('POST /manage/labs/:lab/people', async (visit) => {
    const { request, response, lab } = visit;
    const form = {
      name: textField(request.body, 'name', 300),
      email: textField(request.body, 'email', 300),
      role: textField(request.body, 'role'),
    };
    const createsLabs = textField(request.body, 'creates-labs') === 'yes';
    const invited = await labPeople.invite(byOf(visit), { ...form, createsLabs });
    if (!invited.ok) return show(visit, form, invited.problem);
    const { baseUrl } = services.context.config;
    renderPage(response, 'lab-person-invited', invitedPage(lab, invited.value, baseUrl));
  });

  door('POST /manage/labs/:lab/people/:account/role', async (visit) => {
    const { request, response, lab } = visit;
    const role = textField(request.body, 'role');
    const changed = await labPeople.changeRole(byOf(visit), accountOf(visit), role);
    if (!changed.ok) throw new ProblemError(changed.problem);
    response.redirect(303, `/manage/labs/${lab.slug}/people`);
  });

  door('POST /manage/labs/:lab/people/:account/remove', async (visit) => {
    const { response, lab } = visit;
    const by = byOf(visit);
    const removed = await labPeople.remove(by, accountOf(visit));
    if (!removed.ok) throw new ProblemError(removed.problem);
    const toOneself = by.actor === accountOf(visit);
    response.redirect(303, toOneself ? '/manage' : `/manage/labs/${lab.slug}/people`);
  });
}

function byOf({ lab, account }: LabVisit): By {
  return { labId: lab.id, actor: present(account, 'the door lets only signed-in people in').id };
}

function accountOf({ request }: LabVisit): string {
  return String(request.params['account']);
}
