/** One-time links: the secret leaves the address bar at once, and only the form uses it up. */
import type { Request, Response } from 'express';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { textField } from '../form.js';
import { welcomePage } from '../pages/welcome.js';
import { type Answer, renderPage } from '../render.js';
import type { Cookies } from '../security/cookies.js';
import type { AddDoor } from '../security/door.js';
import { sessionOf, setSessionCookie } from '../security/session.js';
import { goOn } from './sign-in.js';

const COOKIE = 'welcome';
/** How long the browser keeps the link's secret, in milliseconds. */
const COOKIE_LIFE = 3_600_000;

/** `/welcome/:token` and the form behind it. */
export function addWelcomeRoutes(door: AddDoor, services: Services, cookies: Cookies): void {
  const { welcome } = services.people;
  const tokenOf = (request: Request) => cookies.read(request, COOKIE) ?? '';

  door('GET /welcome/:token', ({ request, response }) => {
    const { token } = request.params;
    if (typeof token !== 'string' || token.length > 200) throw new ProblemError(problem('invitation-over'));
    cookies.set(response, COOKIE, token, COOKIE_LIFE);
    response.redirect(303, '/welcome');
  });

  door('GET /welcome', async ({ request, response }) => {
    const invitation = await welcome.find(tokenOf(request));
    if (!invitation.ok) throw new ProblemError(invitation.problem);
    renderPage(response, 'welcome', welcomePage(invitation.value));
  });

  door('POST /welcome', async ({ request, response }) => {
    const token = tokenOf(request);
    const form = {
      name: textField(request.body, 'name', 300),
      email: textField(request.body, 'email', 300),
      password: textField(request.body, 'password'),
    };
    const begun = await welcome.takeUp(token, form, sessionOf(response)?.tokenHash ?? null);
    if (begun.ok) {
      cookies.clear(response, COOKIE);
      setSessionCookie(cookies, response, begun.value);
      goOn(response, begun.value.stage, null);
      return;
    }
    const invitation = await welcome.find(token);
    if (begun.problem.code !== 'form-invalid' || !invitation.ok) throw new ProblemError(begun.problem);
    showAgain(response, welcomePage(invitation.value, form, begun.problem), begun.problem);
  });
}

function showAgain(response: Response, page: ReturnType<typeof welcomePage>, status: number | Answer): void {
  renderPage(response, 'welcome', page, status);
}
