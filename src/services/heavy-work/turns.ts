/** Turns at computing: where cores are few, threads of heavy work go one after another, so that one core stays free for those who are served. */
import type { MessagePort } from 'node:worker_threads';

/** What the service's own thread keeps: who computes now, and who is next. */
export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  /** `places` may compute at a time. */
  constructor(places: number) {
    this.#free = places;
  }

  /** Calls `begin` once there is a place; what it answers with gives the place back, or leaves the queue. */
  ask(begin: () => void): () => void {
    let leave = () => this.#forget(wait);
    const wait = () => {
      leave = () => {
        leave = () => undefined;
        this.#free += 1;
        this.#admit();
      };
      begin();
    };
    this.#waiting.push(wait);
    this.#admit();
    return () => leave();
  }

  /** Serves a thread that asks through `port` for its first turn, and for the next when it has rested; ends both. */
  serve(port: MessagePort): () => void {
    let leave = () => {};
    port.on('message', () => {
      leave();
      leave = this.ask(() => port.postMessage('begin'));
    });
    return () => {
      leave();
      port.close();
    };
  }

  #admit(): void {
    if (this.#free === 0) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#free -= 1;
    next();
  }

  #forget(wait: () => void): void {
    const at = this.#waiting.indexOf(wait);
    if (at >= 0) this.#waiting.splice(at, 1);
  }
}

/** After so many milliseconds of computing others go first: a voter notices nothing, and whoever waits for a count little. */
const TURN = 100;

/** What a thread of heavy work has of it; without a port it never waits. */
export class Turn {
  readonly #port: MessagePort | undefined;
  #began = 0;

  constructor(port: MessagePort | undefined) {
    this.#port = port;
  }

  /** Waits for its turn, behind all that wait already. */
  async begin(): Promise<void> {
    const port = this.#port;
    if (port !== undefined)
      await new Promise((resolve) => {
        port.once('message', resolve);
        port.postMessage('wait');
      });
    this.#began = performance.now();
  }

  /** For moments at which the work can pause: lets others go first once its time is up. */
  async rest(): Promise<void> {
    if (performance.now() - this.#began > TURN) await this.begin();
  }
}
