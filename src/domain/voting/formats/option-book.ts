/** The options of a file that may name them as it goes along, and the rows that grow with them. */
import { NO_MARK, PaperBox, type Papers } from '../paper-box.js';

/** One paper before all options are known: marks by option, and its weight. */
interface LoosePaper {
  readonly marks: ReadonlyMap<number, number>;
  readonly weight: number;
}

/** Collects papers whose options are only complete at the end of the file. */
export class LoosePapers {
  private readonly papers: LoosePaper[] = [];

  get isEmpty(): boolean {
    return this.papers.length === 0;
  }

  add(marks: ReadonlyMap<number, number>, weight: number): void {
    this.papers.push({ marks, weight });
  }

  /** The papers over `optionCount` options; null when their sum would not be exact. */
  gather(optionCount: number, finish: (row: Uint16Array) => void): Papers | null {
    const box = new PaperBox(optionCount);
    for (const { marks, weight } of this.papers) {
      const row = box.nextRow();
      for (const [option, mark] of marks) row[option] = mark;
      finish(row);
      if (!box.commit(weight)) return null;
    }
    return box.papers();
  }
}

/** Fills what is not marked with zeros unless nothing is marked: what a paper of approvals leaves out is not approved. */
export function zeroTheRest(row: Uint16Array): void {
  if (row.every((mark) => mark === NO_MARK)) return;
  for (let option = 0; option < row.length; option++) {
    if (row[option] === NO_MARK) row[option] = 0;
  }
}
