/** The only place that shows a problem to a browser; whatever was not expected is logged and shown as one sentence. */
import type { NextFunction, Request, Response } from 'express';
import { type Problem, ProblemError, problem } from '../shared/problem.js';
import { type Log, placeOf } from './log.js';
import { problemPage } from './pages/problem.js';
import { renderPage, wordsFor } from './render.js';

/** Express's last middleware: answers with the problem's page and status, or sends a stranger to sign in. */
export function showErrors(log: Log) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    const shown = problemOf(error);
    if (shown.code === 'broken')
      log.error({ event: 'unexpected', requestId: response.locals['requestId'], ...placeOf(error) });
    if (response.headersSent) {
      next(error);
      return;
    }
    if (request.path.startsWith('/api/')) {
      tellProgram(response, shown);
      return;
    }
    if (shown.code === 'sign-in-first' && request.method === 'GET') {
      response.redirect(303, `/sign-in?next=${encodeURIComponent(request.originalUrl)}`);
      return;
    }
    showProblem(response, shown);
  };
}

/** The problem for programs: `application/problem+json` (RFC 9457), the catalogue's code as its title. */
function tellProgram(response: Response, { code, status, sentence, fields, retryAfter }: Problem): void {
  if (status === 401) response.set('WWW-Authenticate', 'Bearer');
  if (retryAfter !== null) response.set('Retry-After', String(retryAfter));
  response
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: code, status, detail: sentence, fields }));
}

/** The problem's own page, with its status. */
export function showProblem(response: Response, shown: Problem): void {
  const { t } = wordsFor(response, 'public');
  const leadsToSignIn = shown.code === 'sign-in-first' || shown.code === 'invitation-over';
  const around = leadsToSignIn ? { links: [{ text: t('problems.signIn'), href: '/sign-in' }] } : {};
  renderPage(response, 'problem', problemPage(shown, t, around), shown);
}

/** What an error means to the person who met it. Express's own parsers name theirs by `type` and `status`. */
function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const status = (error as { status?: unknown }).status;
  if (status === 413) return problem('too-large', { parameters: { expected: '' } });
  if (status === 400 || status === 404 || status === 415) return problem('not-found');
  return problem('broken');
}
