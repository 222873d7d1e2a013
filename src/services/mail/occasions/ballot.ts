/** Mail about a ballot: to the members on its roll who have not voted, with their voting links. */
import { assert } from '../../../shared/assert.js';
import type { BallotRow } from '../../../storage/ballot-store.js';
import { findEntry } from '../../../storage/roll-store.js';
import { votingProblem } from '../../ballots/admission.js';
import { readDefinition } from '../../ballots/definition.js';
import { preferredLanguage, readAttributes } from '../../ballots/roll/attributes.js';
import { linkOf } from '../../ballots/roll/entries.js';
import type { Occasion } from './occasion.js';

/** The ballot as mail sees it. Its title can be asked for once it has been opened and its definition is complete. */
export function ballotOccasion(ballot: BallotRow): Occasion {
  return {
    kind: 'ballot',
    id: ballot.id,
    labId: ballot.lab_id,
    closesAt: ballot.closes_at,
    texts: 'mail.ballot',
    titleName: 'question',
    linkName: 'voting link',
    exampleLink: '/v/THE-MEMBERS-OWN-CODE',
    title: () => {
      const definition = readDefinition(ballot.definition);
      assert(definition.ok, 'an opened ballot has a definition that can be read');
      return definition.value.question;
    },
    barrier: (now) => votingProblem(ballot, now),
    addressee: async (context, id, issue) => {
      const entry = await findEntry(context.storage.reader, ballot.id, id);
      if (entry === undefined || entry.voted === 1 || entry.withdrawn === 1 || entry.issue !== issue)
        return null;
      return {
        name: entry.name,
        address: entry.email,
        language: preferredLanguage(readAttributes(entry.attributes)),
        link: linkOf(context, entry),
      };
    },
  };
}
