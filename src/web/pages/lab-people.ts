/** What organisers see of the people of their lab. */
import type { Invited } from '../../services/people/lab-people.js';
import type { Problem } from '../../shared/problem.js';
import { capitalised } from '../../shared/text.js';
import type { LabPerson } from '../../storage/lab-role-store.js';
import type { LabRow } from '../../storage/lab-store.js';
import type { Role } from '../../storage/tables.js';
import type { PageModel } from '../render.js';
import { belowLabFrame } from './organiser-frame.js';

/** What each role is for, in one line. */
const ROLE_HINTS: Readonly<Record<Role, string>> = {
  organiser: 'Sets up ballots, keeps the roll, opens, closes and publishes. Never sees how anybody voted.',
  analyst: 'Follows turnout, reads comments and downloads results after closing.',
  observer: 'Follows turnout and the count, and verifies the result.',
};

const roleChoices = (Object.keys(ROLE_HINTS) as Role[]).map((role) => ({
  value: role,
  text: capitalised(role),
  hint: ROLE_HINTS[role],
}));

/** The list of people, and the form that invites one more. */
export function labPeoplePage(page: {
  lab: LabRow;
  people: readonly LabPerson[];
  ownId: string;
  /** Whether the reader may let others create labs. */
  mayPassOn: boolean;
  form?: Readonly<Record<string, string>>;
  fault?: Problem;
}): PageModel {
  const { lab, people, fault } = page;
  const address = `/manage/labs/${lab.slug}/people`;
  return {
    ...belowLabFrame({ lab }),
    title: 'People',
    labTitle: lab.title,
    action: address,
    people: people.map((person) => ({
      name: person.name,
      email: person.email,
      isYou: person.id === page.ownId,
      tag: stateOf(person),
      roleWord: capitalised(person.role),
      roleField: {
        name: 'role',
        id: `role-${person.id}`,
        label: `Role of ${person.name}`,
        value: person.role,
        choices: roleChoices,
      },
      roleAction: `${address}/${person.id}/role`,
      removeAction: `${address}/${person.id}/remove`,
    })),
    roleChoices,
    mayPassOn: page.mayPassOn,
    values: page.form ?? {},
    errors:
      fault === undefined ? {} : fault.code === 'form-invalid' ? fault.fields : { email: fault.sentence },
  };
}

/** The page after an invitation: the only time the link can be seen. */
export function invitedPage(lab: LabRow, invited: Invited, baseUrl: string): PageModel {
  const people = `/manage/labs/${lab.slug}/people`;
  return {
    ...belowLabFrame({ lab }, { text: 'People', href: people }),
    people,
    title: invited.link === null ? `${invited.name} has a role in this lab` : `Invite ${invited.name}`,
    labTitle: lab.title,
    name: invited.name,
    email: invited.email,
    role: invited.role,
    link: invited.link === null ? null : `${baseUrl}${invited.link}`,
  };
}

function stateOf(person: LabPerson): { text: string; tone: string } | null {
  if (!person.hasPassword) return { text: 'Invited', tone: 'needs-you' };
  return person.hasTotp ? null : { text: 'No code at sign-in', tone: 'plain' };
}
