/** Counts again whatever was counted before, from the stored papers, and compares to the letter. */
import { ballotById } from '../../storage/ballot-store.js';
import { findCount } from '../../storage/count-store.js';
import { examineBallots } from '../../storage/examination-store.js';
import type { Storage } from '../../storage/storage.js';
import { writeCertificate } from '../ballots/certificate.js';
import { certifyBallot } from '../ballots/count.js';

export interface Recount {
  readonly slug: string;
  /** The stored certificate's text. */
  readonly certificate: string;
  /** Whether the papers lead to exactly that text again. */
  readonly same: boolean;
}

/** One recount for each ballot that has been counted, in the order of their addresses. */
export async function recountAll(storage: Storage): Promise<Recount[]> {
  const recounts: Recount[] = [];
  for (const { id, slug } of await examineBallots(storage.reader)) {
    const certificate = await findCount(storage.reader, id);
    if (certificate === undefined) continue;
    const counted = await certifyBallot({ storage }, await ballotById(storage.reader, id));
    const same = counted.ok && writeCertificate(counted.value) === certificate;
    recounts.push({ slug, certificate, same });
  }
  return recounts;
}
