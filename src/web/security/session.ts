/** Who is behind a request: reads the session cookie, and sets and clears it for the pages that sign people in and out. */
import type { RequestHandler, Response } from 'express';
import {
  type BegunSession,
  type CurrentSession,
  SESSION_LIMITS,
  type Sessions,
} from '../../services/people/sessions.js';
import type { Cookies } from './cookies.js';
import type { VisitorLocals } from './door.js';

const COOKIE = 'session';

/**
 * Middleware: sets `response.locals.session`, and `account` once the sign-in is complete. A session that still
 * waits for a code, or for codes to be set up, opens no door.
 */
export function recogniseSession(cookies: Cookies, sessions: Sessions): RequestHandler {
  const recognise = async (token: string, locals: VisitorLocals): Promise<void> => {
    const session = await sessions.current(token);
    const account = session?.stage === 'full' ? session.account : null;
    Object.assign(locals, { session, account });
  };
  return (request, response, next) => {
    const token = cookies.read(request, COOKIE);
    if (token === undefined) next();
    else recognise(token, response.locals as VisitorLocals).then(() => next(), next);
  };
}

/** The session of this response's visitor, also when the sign-in is only half done. */
export function sessionOf(response: Response): CurrentSession | null {
  return (response.locals as VisitorLocals).session;
}

/** Hands the visitor the session that was just begun. */
export function setSessionCookie(cookies: Cookies, response: Response, begun: BegunSession): void {
  const { whole } = SESSION_LIMITS[begun.stage === 'full' ? 'full' : 'password'];
  cookies.set(response, COOKIE, begun.token, whole);
}

/** Takes the session away from the visitor's browser. */
export function clearSessionCookie(cookies: Cookies, response: Response): void {
  cookies.clear(response, COOKIE);
}
