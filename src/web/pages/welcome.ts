/** What somebody sees who came with a one-time link. */
import { SHORTEST_PASSWORD } from '../../services/people/passwords.js';
import type { Invitation, WelcomeForm } from '../../services/people/welcome.js';
import type { Problem } from '../../shared/problem.js';
import type { PageModel } from '../render.js';

/** The form for name and password, with what was typed before and what was wrong with it. */
export function welcomePage(invitation: Invitation, typed?: WelcomeForm, fault?: Problem): PageModel {
  const { isFirstOrganiser } = invitation;
  return {
    title: isFirstOrganiser ? 'Welcome to Canvass' : `Welcome to Canvass, ${invitation.name}`,
    area: 'organiser',
    isFirstOrganiser,
    email: invitation.email,
    shortest: SHORTEST_PASSWORD,
    values: { name: typed?.name ?? invitation.name, email: typed?.email ?? '' },
    errors: fault?.fields ?? {},
  };
}
