/** What an analysis is about: a survey's answers, or the answers given beside the vote on a ballot. */
import type { DefinitionOwner } from '../../storage/definition-store.js';

export interface Subject {
  readonly kind: 'survey' | 'ballot';
  readonly id: string;
}

/** The same as the owner of stored definitions. */
export function ownerOf({ kind, id }: Subject): DefinitionOwner {
  return kind === 'survey' ? { survey_id: id, ballot_id: null } : { survey_id: null, ballot_id: id };
}
