/** A stored ballot's question, for the words around it. */

import { assert } from '../../shared/assert.js';
import type { Localised } from '../../shared/language.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import { readDefinition } from '../ballots/definition.js';

/** The question of a ballot that has been opened, whose definition is therefore complete. */
export function questionOf(ballot: BallotRow): Localised {
  const definition = readDefinition(ballot.definition);
  assert(definition.ok, 'an opened ballot has a definition that can be read');
  return definition.value.question;
}
