/** The result of a counted ballot as it was stored with the count: what its page, its files and its bundle tell. */
import { present } from '../../shared/assert.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import { findCount, findPublication } from '../../storage/count-store.js';
import type { Database } from '../../storage/tables.js';
import { type CountCertificate, readCertificate } from './certificate.js';
import { type BallotDefinition, definitionOf } from './definition.js';
import { type ResultDocument, readResult } from './result-document.js';

/** What everybody may know once it is published. */
export interface BallotResult {
  readonly ballot: Pick<BallotRow, 'slug' | 'state'>;
  readonly definition: BallotDefinition;
  readonly certificate: CountCertificate;
  readonly document: ResultDocument;
}

/**
 * The result of a ballot that is counted or published; null before that, by whatever door. Nothing is counted here. Until the
 * lab has chosen how much of the papers is published it is that of whole papers, and only the lab may see it.
 */
export async function findResult(reader: Database, ballot: BallotRow): Promise<BallotResult | null> {
  if (!isCounted(ballot)) return null;
  const extent = (await findPublication(reader, ballot.id)) ?? 'whole';
  const stored = await findCount(reader, ballot.id, extent);
  const { certificate, result } = present(stored, 'a counted ballot has a count');
  return {
    ballot,
    definition: definitionOf(ballot),
    certificate: present(readCertificate(certificate), 'a stored certificate is one'),
    document: present(readResult(result), 'a stored result is one'),
  };
}

/** Whether there is a result at all, published or not. */
export function isCounted({ state }: Pick<BallotRow, 'state'>): boolean {
  return state === 'counted' || state === 'published';
}
