/** What people see of their own account. */
import { SHORTEST_PASSWORD } from '../../services/people/passwords.js';
import type { SignedIn } from '../../services/people/signed-in.js';
import type { TwoStepState } from '../../services/people/two-step.js';
import type { Problem } from '../../shared/problem.js';
import type { PersonsLab } from '../../storage/lab-role-store.js';
import type { PageModel } from '../render.js';

/** What was just done, by the word in the address that says so. */
const DONE: Readonly<Record<string, string>> = {
  password: 'Your password has been changed. Everywhere else you have been signed out.',
  'two-step-on': 'Two-step sign-in is on. Next time we ask for a code after your password.',
  'two-step-off': 'Two-step sign-in is off. Next time we ask for your password alone.',
};

/** The sentence for `?done=`, or null when the word is none of ours. */
export function doneSentence(word: unknown): string | null {
  return typeof word === 'string' && Object.hasOwn(DONE, word) ? (DONE[word] ?? null) : null;
}

/** The account page. `fault` belongs to the form for the password, or to turning codes off. */
export function accountPage(page: {
  account: SignedIn;
  twoStep: TwoStepState;
  labs: readonly PersonsLab[];
  done: string | null;
  fault?: Problem;
}): PageModel {
  const { account, labs, fault } = page;
  return {
    title: 'Your account',
    area: 'organiser',
    done: page.done,
    summary: {
      rows: [
        { key: 'Name', value: account.name },
        { key: 'E-mail address', value: account.email },
      ],
    },
    labs: labs.map(({ slug, title, role }) => [{ text: title, href: `/manage/labs/${slug}` }, role]),
    twoStep: page.twoStep,
    shortest: SHORTEST_PASSWORD,
    errors:
      fault === undefined ? {} : fault.code === 'form-invalid' ? fault.fields : { current: fault.sentence },
  };
}
