/** The demonstration's organiser, who gets a new password at every start, so that none is kept anywhere in the clear. */
import { assert, present } from '../../shared/assert.js';
import { encodeBase32, inGroupsOfFour } from '../../shared/base32.js';
import { accountByEmail } from '../../storage/account-store.js';
import type { Services } from '../index.js';

const EMAIL = 'organiser@example.org';
const NAME = 'Demonstration organiser';

export interface DemoOrganiser {
  readonly accountId: string;
  readonly email: string;
  readonly password: string;
}

/** Makes the organiser, or gives the one there is a new random password (80 bits). */
export async function renewOrganiser({ people, context }: Services): Promise<DemoOrganiser> {
  const { welcome } = people;
  const link = present(
    (await welcome.newLinkFor(EMAIL)) ?? (await welcome.firstOrganiserLink()),
    'a database of the demonstration alone has its organiser or nobody',
  );
  const token = link.split('/').at(-1) ?? '';
  const password = inGroupsOfFour(encodeBase32(context.randomness.bytes(10)).toLowerCase());
  const taken = await welcome.takeUp(token, { name: NAME, email: EMAIL, password }, null);
  assert(taken.ok, 'a random password is good enough');
  const account = present(await accountByEmail(context.storage.reader, EMAIL), 'the account is there');
  return { accountId: account.id, email: EMAIL, password };
}
