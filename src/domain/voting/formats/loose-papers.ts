/** The options of a file that may name them as it goes along, and the rows that grow with them. */
import { NO_MARK, PaperBox, type Papers } from '../paper-box.js';

/** One paper before all options are known: marks by option, and its weight. */
interface LoosePaper {
  readonly marks: ReadonlyMap<number, number>;
  readonly weight: number;
  /** What stands in the cells of options that the paper does not mention. */
  readonly rest: number;
}

/** Collects papers whose options are only complete at the end of the file. */
export class LoosePapers {
  private readonly papers: LoosePaper[] = [];

  get isEmpty(): boolean {
    return this.papers.length === 0;
  }

  /** Adds a paper; options that it does not mention get the mark `rest`, unless it mentions none at all. */
  add(marks: ReadonlyMap<number, number>, weight: number, rest: number): void {
    this.papers.push({ marks, weight, rest: marks.size === 0 ? NO_MARK : rest });
  }

  /** The papers over `optionCount` options; null when their sum would not be exact. */
  gather(optionCount: number): Papers | null {
    const box = new PaperBox(optionCount);
    for (const { marks, weight, rest } of this.papers) {
      const row = box.nextRow().fill(rest);
      for (const [option, mark] of marks) row[option] = mark;
      if (!box.commit(weight)) return null;
    }
    return box.papers();
  }
}
