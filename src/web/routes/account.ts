/** A person's own account: password, two-step sign-in, signing out everywhere. */
import type { Response } from 'express';
import type { Services } from '../../services/index.js';
import type { CurrentSession } from '../../services/people/sessions.js';
import { present } from '../../shared/assert.js';
import { type Problem, ProblemError } from '../../shared/problem.js';
import { textField } from '../form.js';
import { accountPage, doneSentence } from '../pages/account.js';
import { twoStepPage } from '../pages/two-step.js';
import { renderPage } from '../render.js';
import type { Cookies } from '../security/cookies.js';
import type { AddDoor } from '../security/door.js';
import { clearSessionCookie, sessionOf, setSessionCookie } from '../security/session.js';

/** `/account` and what is below it. */
export function addAccountRoutes(door: AddDoor, services: Services, cookies: Cookies): void {
  const { account: accounts } = services.people;
  const show = (response: Response, done: string | null, fault?: Problem) =>
    showAccount(services, response, done, fault);

  door('GET /account', ({ request, response }) => show(response, doneSentence(request.query['done'])));

  door('POST /account/password', async ({ request, response }) => {
    const form = {
      current: textField(request.body, 'current'),
      password: textField(request.body, 'password'),
    };
    const begun = await accounts.changePassword(mustBeSignedIn(response), form);
    if (!begun.ok) return show(response, null, begun.problem);
    setSessionCookie(cookies, response, begun.value);
    response.redirect(303, '/account?done=password');
  });

  door('POST /account/sign-out-everywhere', async ({ response }) => {
    await accounts.signOutEverywhere(mustBeSignedIn(response).account.id);
    clearSessionCookie(cookies, response);
    response.redirect(303, '/sign-in?done=signed-out');
  });

  addTwoStepRoutes(door, services, cookies);
}

function addTwoStepRoutes(door: AddDoor, services: Services, cookies: Cookies): void {
  const { twoStep } = services.people;
  const show = async (response: Response, session: CurrentSession, sealed?: string, fault?: Problem) => {
    const { on } = await twoStep.state(session.account.id);
    const offer = twoStep.offer(session.account, sealed);
    const around = { action: '/account/two-step', duringSignIn: false, replaces: on };
    const page = twoStepPage({ offer, ...around, ...(fault === undefined ? {} : { fault }) });
    renderPage(response, 'two-step', page, fault);
  };

  door('GET /account/two-step', ({ response }) => show(response, mustBeSignedIn(response)));

  door('POST /account/two-step', async ({ request, response }) => {
    const session = mustBeSignedIn(response);
    const sealed = textField(request.body, 'sealed');
    const code = textField(request.body, 'code', 20);
    const password = textField(request.body, 'current');
    const begun = await twoStep.turnOn(session, { sealed, code, password });
    if (!begun.ok) return show(response, session, sealed, begun.problem);
    setSessionCookie(cookies, response, begun.value);
    response.redirect(303, '/account?done=two-step-on');
  });

  door('POST /account/two-step/off', async ({ request, response }) => {
    const password = textField(request.body, 'password-for-off');
    const turnedOff = await twoStep.turnOff(mustBeSignedIn(response), password);
    if (turnedOff.ok) response.redirect(303, '/account?done=two-step-off');
    else if (turnedOff.problem.code === 'two-step-required') throw new ProblemError(turnedOff.problem);
    else {
      const { current } = turnedOff.problem.fields;
      const fields = { 'password-for-off': current ?? turnedOff.problem.sentence };
      await showAccount(services, response, null, { ...turnedOff.problem, code: 'form-invalid', fields });
    }
  });
}

async function showAccount(
  services: Services,
  response: Response,
  done: string | null,
  fault?: Problem,
): Promise<void> {
  const { account: accounts, twoStep } = services.people;
  const { account } = mustBeSignedIn(response);
  const page = accountPage({
    account,
    twoStep: await twoStep.state(account.id),
    labs: await accounts.labs(account.id),
    done,
    ...(fault === undefined ? {} : { fault }),
  });
  renderPage(response, 'account', page, fault);
}

function mustBeSignedIn(response: Response): CurrentSession {
  return present(sessionOf(response), 'the door lets only signed-in people in');
}
