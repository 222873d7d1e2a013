/** Answers about data sets that have not changed since, so that a file of a view, or another look at it, takes no time. */

/** The most answers that are kept for one data set. */
const MOST = 40;

export interface RememberedAnswers {
  /** What was answered to this question about these blocks; undefined where nobody asked yet. */
  find(question: string, blocks: readonly SharedArrayBuffer[]): unknown;
  keep(question: string, blocks: readonly SharedArrayBuffer[], answer: unknown): void;
}

/** No answers yet. What is remembered about a block goes with it. */
export function rememberedAnswers(): RememberedAnswers {
  const answers = new WeakMap<SharedArrayBuffer, Map<string, unknown>>();
  const numbers = new WeakMap<SharedArrayBuffer, number>();
  let last = 0;
  const numberOf = (block: SharedArrayBuffer): number => {
    const known = numbers.get(block);
    if (known !== undefined) return known;
    last += 1;
    numbers.set(block, last);
    return last;
  };
  const keyOf = (question: string, blocks: readonly SharedArrayBuffer[]) =>
    `${blocks.map(numberOf).join(' ')} ${question}`;
  return {
    find: (question, blocks) => {
      const [first] = blocks;
      return first === undefined ? undefined : answers.get(first)?.get(keyOf(question, blocks));
    },
    keep: (question, blocks, answer) => {
      const [first] = blocks;
      if (first === undefined) return;
      const kept = answers.get(first) ?? new Map<string, unknown>();
      answers.set(first, kept);
      const key = keyOf(question, blocks);
      kept.delete(key);
      kept.set(key, answer);
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST) break;
        kept.delete(oldest);
      }
    },
  };
}
