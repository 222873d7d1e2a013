/** Access tokens for tests. */
import { SCOPES } from '../../src/services/people/access-tokens.js';
import type { TestHouse } from './web.js';

/** Makes a token of this person for the lab, for everything unless scopes are given; answers with the token itself. */
export async function makeToken(
  house: TestHouse,
  labId: string,
  actor: string,
  scopes: readonly string[] = SCOPES,
): Promise<string> {
  const made = await house.services.people.accessTokens.make(
    { labId, actor },
    { name: 'For a test', scopes, days: '30' },
  );
  if (!made.ok) throw new Error(made.problem.sentence);
  return made.value.token;
}

/** The same; answers with the id under which the token is listed. */
export async function addTestToken(house: TestHouse, labId: string, actor: string): Promise<string> {
  await makeToken(house, labId, actor);
  const [listed] = await house.services.people.accessTokens.list(labId, actor, 'analyst');
  return listed!.id;
}
