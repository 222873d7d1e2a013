/** Publishing a count: from here on everybody may read the result and count again. */
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { appendAudit } from '../../storage/audit-store.js';
import { ballotById, moveBallot } from '../../storage/ballot-store.js';
import { allCounts, insertPublication } from '../../storage/count-store.js';
import type { Database, Extent } from '../../storage/tables.js';
import type { ServiceContext } from '../context.js';
import { tell } from '../webhooks/events.js';
import { type CountCertificate, readCertificate } from './certificate.js';
import { type BallotDefinition, definitionOf, smallestPublication } from './definition.js';

/** What publishing so much of each paper would mean. */
export interface PublishableCount {
  readonly extent: Extent;
  readonly papers: CountCertificate['papers'];
}

/** Whether the papers themselves are published with the result: not where they are so few that they could be recognised. */
export function publishesPapers(
  definition: BallotDefinition,
  { papers }: Pick<CountCertificate, 'papers'>,
): boolean {
  return papers.counted >= smallestPublication(definition);
}

/**
 * What a counted ballot's lab can choose from: whole papers, and where less would do, papers cut to what the count needed. Of
 * a ballot too small to publish its papers, the count of whole papers alone.
 */
export async function publishableCounts(
  reader: Database,
  ballotId: string,
): Promise<readonly PublishableCount[]> {
  const counts = await allCounts(reader, ballotId);
  const definition = definitionOf(await ballotById(reader, ballotId));
  return counts.flatMap(({ extent, certificate }) => {
    const read = readCertificate(certificate);
    if (read === null || (extent !== 'whole' && !publishesPapers(definition, read))) return [];
    return [{ extent, papers: read.papers }];
  });
}

/**
 * Publishes a counted ballot (`actor`: an account's id) with so much of each paper as `extent` says. Refused with
 * `form-invalid` where the ballot has no count of that extent.
 */
export async function publishBallot(
  context: ServiceContext,
  ballotId: string,
  actor: string,
  extent: Extent,
): Promise<Result<void, Problem>> {
  return context.storage.writer.run(async (database) => {
    const ballot = await ballotById(database, ballotId);
    const wrongState = problem('wrong-state', { parameters: { state: ballot.state } });
    if (ballot.state !== 'counted') return refuse(wrongState);
    const counts = await publishableCounts(database, ballotId);
    const chosen = counts.find((count) => count.extent === extent);
    if (chosen === undefined) return refuse(problem('form-invalid'));
    // Holds the row from here on, so that nobody else publishes meanwhile.
    if (!(await moveBallot(database, ballotId, 'counted', { revision: ballot.revision + 1 })))
      return refuse(wrongState);
    await insertPublication(database, ballotId, extent);
    await moveBallot(database, ballotId, 'counted', { state: 'published' });
    await appendAudit(database, {
      at: context.clock.now(),
      actor,
      action: 'ballot-published',
      subject: ballotId,
      labId: ballot.lab_id,
      details: { papers: extent, ...(chosen.papers.depth === null ? {} : { depth: chosen.papers.depth }) },
    });
    await tell(context, database, ballot.lab_id, 'ballot.published', { ballot: ballot.slug });
    return ok(undefined);
  });
}
