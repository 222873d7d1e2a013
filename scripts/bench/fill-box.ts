/** Puts many papers, with their marks, into a box before anything is measured. */
import { systemRandomness } from '../../src/shared/random.js';
import type { PollingStation } from '../kit/polling-station.js';

const AT_ONCE = 1000;
const CONTENT = JSON.stringify({ marks: [1, 2, 3], answers: {} });

/** Casts for members `first` to `first + papers - 1` without HTTP, thousands in a transaction. */
export async function fillBox(station: PollingStation, first: number, papers: number): Promise<void> {
  for (let start = 0; start < papers; start += AT_ONCE) {
    const members = Array.from({ length: AT_ONCE }, (_, index) => first + start + index);
    await station.context.storage.writer.run(async (database) => {
      await database
        .updateTable('roll_entries')
        .set({ voted: 1 })
        .where('ballot_id', '=', station.ballotId)
        .where(
          'email',
          'in',
          members.map((member) => `member-${member}@example.org`),
        )
        .execute();
      await database
        .insertInto('papers')
        .values(
          members.map(() => ({
            paper_key: systemRandomness.bytes(32).toString('hex'),
            ballot_id: station.ballotId,
            nonce: systemRandomness.bytes(16).toString('hex'),
            content: CONTENT,
          })),
        )
        .execute();
    });
  }
}
