/** What the two pages of signing in show. */
import type { Problem } from '../../shared/problem.js';
import type { PageModel } from '../render.js';

/** What is carried from page to page while somebody signs in: where they wanted to go. */
export function withNext(path: string, next: string | null): string {
  return next === null ? path : `${path}?next=${encodeURIComponent(next)}`;
}

/** The form for address and password; `fault` is why the last try failed. */
export function signInPage(form: {
  email: string;
  next: string | null;
  signedOut: boolean;
  fault?: Problem;
}): PageModel {
  return {
    title: 'Sign in',
    area: 'organiser',
    action: withNext('/sign-in', form.next),
    signedOut: form.signedOut,
    values: { email: form.email },
    errors: form.fault === undefined ? {} : { email: form.fault.sentence },
  };
}

/** The form for the code of somebody whose password was right. */
export function signInCodePage(form: { next: string | null; fault?: Problem }): PageModel {
  return {
    title: 'Enter your code',
    area: 'organiser',
    action: withNext('/sign-in/code', form.next),
    errors: form.fault === undefined ? {} : { code: form.fault.sentence },
  };
}
