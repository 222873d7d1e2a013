/** Counts again whatever was counted before, from the stored papers, and compares to the letter. */
import { COUNT_WORDS, type CountWords } from '../../domain/voting/count-words.js';
import { SILENTLY } from '../../domain/voting/progress.js';
import { allCounts, type CountRow } from '../../storage/count-store.js';
import { examineBallots } from '../../storage/examination-store.js';
import type { Storage } from '../../storage/storage.js';
import { readCertificate } from '../ballots/certificate.js';
import { countPapers } from '../ballots/count-papers.js';

export interface Recount {
  readonly slug: string;
  /** The texts of the stored certificates, one after the other. */
  readonly certificate: string;
  /** Whether the papers lead to exactly that text again. */
  readonly same: boolean;
}

/** One recount for each ballot that has been counted, in the order of their addresses. */
export async function recountAll(storage: Storage): Promise<Recount[]> {
  const recounts: Recount[] = [];
  for (const { id, slug } of await examineBallots(storage.reader)) {
    const stored = await allCounts(storage.reader, id);
    if (stored.length === 0) continue;
    const certificate = certificatesOf(stored);
    const counted = await countPapers(storage.reader, id, SILENTLY, versionsOf(stored));
    const same = counted.ok && certificatesOf(counted.value) === certificate;
    recounts.push({ slug, certificate, same });
  }
  return recounts;
}

function certificatesOf(counts: readonly CountRow[]): string {
  return counts.map(({ certificate }) => certificate).join('');
}

/** The words that the stored count was told in, as the last of their versions; those of today where they are not known here. */
function versionsOf([first]: readonly CountRow[]): readonly CountWords[] {
  const { words = 1 } = (first && readCertificate(first.certificate)) ?? {};
  return COUNT_WORDS.slice(0, words);
}
