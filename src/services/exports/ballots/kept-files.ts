/** Published files that were asked for lately, so that a link that many people follow is written once. */

/** The bytes of a file, or null where there is none; asked for only when they are not at hand. */
export type Write = () => Promise<Uint8Array | null>;

/**
 * Keeps files by name, `room` bytes of them together. Those of published ballots never change, so nothing here is ever out
 * of date. Somebody who asks while a file is being written waits for the same writing.
 */
export class KeptFiles {
  readonly #kept = new Map<string, Uint8Array>();
  readonly #underWay = new Map<string, Promise<Uint8Array | null>>();
  #size = 0;

  constructor(private readonly room: number) {}

  async get(name: string, write: Write): Promise<Uint8Array | null> {
    const kept = this.#kept.get(name);
    if (kept !== undefined) return kept;
    const underWay = this.#underWay.get(name);
    if (underWay !== undefined) return underWay;
    const writing = write();
    this.#underWay.set(name, writing);
    try {
      const content = await writing;
      if (content !== null) this.#keep(name, content);
      return content;
    } finally {
      this.#underWay.delete(name);
    }
  }

  /** Makes room by forgetting what came first; a file that is larger than all room is not kept. */
  #keep(name: string, content: Uint8Array): void {
    if (content.length > this.room) return;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#size + content.length <= this.room) break;
      this.#kept.delete(oldest);
      this.#size -= length;
    }
    this.#kept.set(name, content);
    this.#size += content.length;
  }
}
