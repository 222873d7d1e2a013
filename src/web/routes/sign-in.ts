/** Signing in and out. */
import type { Response } from 'express';
import type { Services } from '../../services/index.js';
import type { BegunSession, Stage } from '../../services/people/sessions.js';
import { textField } from '../form.js';
import { signInCodePage, signInPage, withNext } from '../pages/sign-in.js';
import { twoStepPage } from '../pages/two-step.js';
import { renderPage } from '../render.js';
import { addressBlock } from '../security/address-block.js';
import type { Cookies } from '../security/cookies.js';
import type { AddDoor } from '../security/door.js';
import { localPath } from '../security/local-path.js';
import { clearSessionCookie, sessionOf, setSessionCookie } from '../security/session.js';

/** Where somebody goes who is this far with signing in. */
const NEXT_STEP: Readonly<Record<Exclude<Stage, 'full'>, string>> = {
  code: '/sign-in/code',
  'set-up': '/sign-in/two-step',
};

/** `/sign-in`, its steps, and `/sign-out`. */
export function addSignInRoutes(door: AddDoor, services: Services, cookies: Cookies): void {
  addPasswordRoutes(door, services, cookies);
  addCodeRoutes(door, services, cookies);
  addSetUpRoutes(door, services, cookies);
  door('POST /sign-out', async ({ response }) => {
    const session = sessionOf(response);
    if (session !== null) await services.people.sessions.end(session.tokenHash);
    clearSessionCookie(cookies, response);
    response.redirect(303, '/sign-in?done=signed-out');
  });
}

/** Sends somebody with this session on: to the next step of signing in, or to where they wanted to go. */
export function goOn(response: Response, stage: Stage, next: string | null): void {
  response.redirect(303, stage === 'full' ? (next ?? '/manage') : withNext(NEXT_STEP[stage], next));
}

function addPasswordRoutes(door: AddDoor, services: Services, cookies: Cookies): void {
  door('GET /sign-in', ({ request, response }) => {
    const next = localPath(request.query['next']);
    const session = sessionOf(response);
    if (session !== null) goOn(response, session.stage, next);
    else {
      const signedOut = request.query['done'] === 'signed-out';
      renderPage(response, 'sign-in', signInPage({ email: '', next, signedOut }));
    }
  });

  door('POST /sign-in', async ({ request, response }) => {
    const next = localPath(request.query['next']);
    const email = textField(request.body, 'email', 254);
    const password = textField(request.body, 'password');
    const credentials = { email, password, addressBlock: addressBlock(request) };
    const begun = await services.people.signIn.withPassword(
      credentials,
      sessionOf(response)?.tokenHash ?? null,
    );
    if (begun.ok) enter(cookies, response, begun.value, next);
    else {
      const page = signInPage({ email, next, signedOut: false, fault: begun.problem });
      renderPage(response, 'sign-in', page, begun.problem);
    }
  });
}

function addCodeRoutes(door: AddDoor, services: Services, cookies: Cookies): void {
  door('GET /sign-in/code', ({ request, response }) => {
    const next = localPath(request.query['next']);
    if (sessionOf(response)?.stage === 'code') renderPage(response, 'sign-in-code', signInCodePage({ next }));
    else startAgain(response, next);
  });

  door('POST /sign-in/code', async ({ request, response }) => {
    const next = localPath(request.query['next']);
    const session = sessionOf(response);
    if (session?.stage !== 'code') return startAgain(response, next);
    const code = textField(request.body, 'code', 20);
    const begun = await services.people.signIn.withCode(session, code, addressBlock(request));
    if (begun.ok) enter(cookies, response, begun.value, next);
    else {
      const page = signInCodePage({ next, fault: begun.problem });
      renderPage(response, 'sign-in-code', page, begun.problem);
    }
  });
}

/** Setting codes up right after the first sign-in, where the role demands them. */
function addSetUpRoutes(door: AddDoor, services: Services, cookies: Cookies): void {
  const { twoStep } = services.people;
  const around = (next: string | null) => ({
    action: withNext('/sign-in/two-step', next),
    duringSignIn: true,
    replaces: false,
  });

  door('GET /sign-in/two-step', ({ request, response }) => {
    const next = localPath(request.query['next']);
    const session = sessionOf(response);
    if (session?.stage !== 'set-up') startAgain(response, next);
    else
      renderPage(
        response,
        'two-step',
        twoStepPage({ offer: twoStep.offer(session.account), ...around(next) }),
      );
  });

  door('POST /sign-in/two-step', async ({ request, response }) => {
    const next = localPath(request.query['next']);
    const session = sessionOf(response);
    if (session?.stage !== 'set-up') return startAgain(response, next);
    const sealed = textField(request.body, 'sealed');
    const code = textField(request.body, 'code', 20);
    const begun = await twoStep.turnOn(session, { sealed, code, password: '' });
    if (begun.ok) enter(cookies, response, begun.value, next);
    else {
      const offer = twoStep.offer(session.account, sealed);
      const page = twoStepPage({ offer, ...around(next), fault: begun.problem });
      renderPage(response, 'two-step', page, begun.problem);
    }
  });
}

/** For who came to a later step without the one before it, or too late: back to the password, or on to where they are. */
function startAgain(response: Response, next: string | null): void {
  response.redirect(303, withNext('/sign-in', next));
}

function enter(cookies: Cookies, response: Response, begun: BegunSession, next: string | null): void {
  setSessionCookie(cookies, response, begun);
  goOn(response, begun.stage, next);
}
