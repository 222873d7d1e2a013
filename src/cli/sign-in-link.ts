/** `canvass sign-in-link`: a new one-time link for somebody who lost their password or the phone with their codes. */
import { openHouse } from '../services/open.js';
import type { CanvassCommand } from './command.js';

export const signInLink: CanvassCommand = {
  name: 'sign-in-link',
  summary: 'print a new one-time link for somebody who cannot sign in',
  help: [
    'Usage: canvass sign-in-link EMAIL',
    '',
    'Prints a link with which the account with this address chooses a new password, once, within seven days.',
    'Taking it up turns two-step sign-in off until it is set up again, and ends all sessions of the account.',
    'Settings come from the environment, as for "canvass serve".',
    '',
    'Exit status: 0 printed, 1 there is no such account, 2 a word or a setting is wrong.',
  ].join('\n'),
  run: async ([email, ...more], terminal) => {
    if (email === undefined || more.length > 0) {
      terminal.error('canvass: expected one e-mail address');
      return 2;
    }
    const opened = await openHouse();
    if (!opened.ok) {
      for (const fault of opened.problem) terminal.error(`canvass: ${fault}`);
      return 2;
    }
    const { config, storage } = opened.value.services.context;
    try {
      await storage.migrate();
      const link = await opened.value.services.people.welcome.newLinkFor(email);
      if (link === null) terminal.error(`canvass: no account has the address ${email}`);
      else terminal.out(`${config.baseUrl}${link}`);
      return link === null ? 1 : 0;
    } finally {
      await opened.value.close();
    }
  },
};
