/** What one respondent knows of their response: what was acknowledged, and what may have been stored unseen. */
import type { Came } from './visitor.js';

/** How a respondent left it: under way, told of the end, or without an answer to a form that may have ended it. */
export type KnownEnd = 'none' | 'perhaps' | 'stopped' | 'completed';

export class ResponseMemory {
  /** Whether its beginning was acknowledged. */
  begun = false;
  end: KnownEnd = 'none';
  /** The withdrawal codes that were sent, and of which of them the completion was acknowledged. */
  readonly codesSent = new Set<string>();
  readonly codesAcknowledged = new Set<string>();
  readonly faults: string[] = [];
  /** Pages whose saving was acknowledged, the same page again included. */
  acknowledged = 0;
  cutOff = 0;
  readonly #possible = new Map<string, ReadonlySet<string>>();

  constructor(readonly code: string) {}

  /** By question: the answers of which one must be stored, empty for none. */
  get possible(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#possible;
  }

  /** The one answer that must be stored, or null where there are several or none. */
  surely(page: string): string | null {
    const [only, ...others] = this.#possible.get(page) ?? [];
    return only === undefined || only === '' || others.length > 0 ? null : only;
  }

  /**
   * Takes in what became of forms of this page that were on their way at once. An acknowledged answer replaces what was
   * there before; one whose connection broke may or may not have.
   */
  saved(page: string, sent: readonly { readonly value: string; readonly came: Came }[]): void {
    const acknowledged = sent.filter(({ came }) => came?.status === 303).map(({ value }) => value);
    const cutOff = sent.filter(({ came }) => came === null).map(({ value }) => value);
    const before = acknowledged.length > 0 ? [] : (this.#possible.get(page) ?? ['']);
    this.#possible.set(page, new Set([...before, ...acknowledged, ...cutOff]));
    this.acknowledged += acknowledged.length;
    this.cutOff += cutOff.length;
  }

  /** Notes what no server may answer. */
  fault(what: string): void {
    this.faults.push(what);
  }
}
