/** What a ballot box holds after a rehearsal, held against what members were told. */
import { examineRecords } from '../../src/services/running/records.js';
import { allPapers } from '../../src/storage/paper-store.js';
import type { CastForm, PollingStation } from './polling-station.js';

export interface Reckoning {
  readonly papers: number;
  readonly marks: number;
  /** One sentence for each promise that was broken. */
  readonly faults: readonly string[];
}

/**
 * Compares the box with the forms: `acknowledged` must all be stored, nothing that was not `sent` may be, no member
 * may have two papers, and everything that `canvass doctor` looks at must agree.
 */
export async function reckon(
  station: PollingStation,
  sent: readonly CastForm[],
  acknowledged: readonly CastForm[],
): Promise<Reckoning> {
  const { storage } = station.context;
  const stored = new Set((await allPapers(storage.reader, station.ballotId)).map((row) => row.paper_key));
  const marks = await storage.reader
    .selectFrom('roll_entries')
    .select('id')
    .where('ballot_id', '=', station.ballotId)
    .where('voted', '=', 1)
    .execute();
  const lost = acknowledged.filter(({ paperKey }) => !stored.has(paperKey));
  const memberOf = new Map(sent.map(({ paperKey, member }) => [paperKey, member]));
  const voters = [...stored].map((key) => memberOf.get(key));
  const doubled = voters.length - new Set(voters).size;
  const strange = voters.filter((member) => member === undefined).length;
  const unsafe = (await examineRecords(storage)).filter(({ verdict }) => verdict === 'unsafe');
  return {
    papers: stored.size,
    marks: marks.length,
    faults: [
      ...(lost.length > 0 ? [`${lost.length} acknowledged papers are not stored`] : []),
      ...(doubled > 0 ? [`${doubled} members have more than one paper`] : []),
      ...(strange > 0 ? [`${strange} papers were sent by nobody`] : []),
      ...(marks.length === stored.size ? [] : [`${marks.length} marks, but ${stored.size} papers`]),
      ...unsafe.map(({ sentence }) => sentence),
    ],
  };
}
