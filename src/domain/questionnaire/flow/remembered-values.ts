/** What short answers of one question are worth, found by the text in which they are stored without cutting it out. */
import type { VariableValue } from '../question-type.js';

interface Remembered {
  readonly written: string;
  readonly values: readonly VariableValue[];
}

/** Most answers are names of choices and small numbers; longer ones hardly ever come again. */
const LONGEST = 24;
/** A power of two, of which at most half are taken. */
const ROOM = 1024;

export class RememberedValues {
  readonly #found: (Remembered | undefined)[] = new Array(ROOM);
  #count = 0;

  /** The values of what stands here in the text; undefined where they are not remembered. */
  find(text: string, from: number, to: number): readonly VariableValue[] | undefined {
    if (to - from > LONGEST) return undefined;
    for (let at = placeOf(text, from, to); ; at = (at + 1) % ROOM) {
      const found = this.#found[at];
      if (found === undefined) return undefined;
      if (found.written.length === to - from && text.startsWith(found.written, from)) return found.values;
    }
  }

  /** Remembers the values of what stands here and was not found, as long as there is room. */
  keep(text: string, from: number, to: number, values: readonly VariableValue[]): void {
    if (to - from > LONGEST || this.#count >= ROOM / 2) return;
    let at = placeOf(text, from, to);
    while (this.#found[at] !== undefined) at = (at + 1) % ROOM;
    // A piece of a longer text would keep all of it in memory.
    this.#found[at] = { written: Buffer.from(text.slice(from, to)).toString(), values };
    this.#count += 1;
  }
}

function placeOf(text: string, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash & (ROOM - 1);
}
